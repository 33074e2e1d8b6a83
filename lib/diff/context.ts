import type { VersionPlan } from "../plan/plan";
import type { Protections } from "../plan/protections";
import type { AttributeChanges, Compared } from "./attributes";
import type { Change, Effect } from "./change";
import { effectOf } from "./effect";
import type { At, Hazard, NotCompared } from "./model";
import type { Bills } from "./money";
import type { Pair } from "./sides";
import type { Replications } from "./target-regions";
import type { TerraformSides } from "./terraform-action";
import type { IsUnread } from "./unread-attributes";

/** What holds for a whole diff, and what is found on the way. */
export interface Context {
  readonly asOf: string | undefined;
  readonly protections: Protections;
  readonly terraform: TerraformSides;
  readonly bills: Bills | undefined;
  readonly replications: Replications;
  readonly isUnread: IsUnread;
  /** Versions that lack a region which can't be compared, with each as it was read. */
  readonly read: ReadonlyMap<VersionPlan, VersionPlan>;
  readonly hazards: Hazard[];
  readonly notCompared: NotCompared[];
  readonly staysInAzure: NotCompared[];
}

/** Keeps what the attributes of an object leave open. */
export function noteAttributes({ path, gallery }: At, found: AttributeChanges, context: Context): void {
  for (const attribute of found.notCompared) context.notCompared.push({ path, gallery, attribute });
  for (const attribute of found.staysInAzure) context.staysInAzure.push({ path, gallery, attribute });
}

/** Created or destroyed where it is on one side only, unless others manage it; else what its changes amount to. */
export function sideEffect(
  { before, after }: Pair<unknown>,
  isExisting: boolean,
  changes: readonly Change[],
): Effect | null {
  if (before && after) return effectOf(changes);
  if (isExisting) return null;
  return effectOf(changes) ?? (before ? "destroyed" : "created");
}

/** What the comparison of two specs of one object depends on. */
export function comparedIn({ asOf, isUnread }: Context, before: object, after: object): Compared {
  return { asOf, isUnread: (attribute) => isUnread(before, attribute) || isUnread(after, attribute) };
}
