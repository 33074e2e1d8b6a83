import { changeOf, type Change } from "./change";
import type { ComparedItem, ComparedVersion } from "./compared-objects";
import type { GallerySide, Pair } from "./sides";

/** The lock of a gallery while a change is applied. */
export type LockState =
  | "locked"
  /** It comes or goes in the same apply, before or after what is deleted. */
  | "changing"
  | "none";

export function lockOf({ before, after }: Pair<GallerySide>): LockState {
  const [was, is] = [before, after].map((side) => side?.settings.lock !== undefined);
  if (was && is) return "locked";
  return was || is ? "changing" : "none";
}

/** Returns the change of a deletion below a lock: everything in a gallery inherits it. */
export function lockChange(object: ComparedItem | ComparedVersion, lock: LockState): Change[] {
  if (lock === "none") return [];
  const change = changeOf(object, lock === "locked" ? "deletion.locked" : "deletion.locking", "azurerm", {});
  return change ? [change] : [];
}
