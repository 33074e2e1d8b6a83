import { newestFirst } from "../lib/spec/version-number";
import { firstFew } from "../lib/text/wording";
import { Refusal } from "./refusal";
import { editRollout, type EditedVersion, type RolloutStep, type VersionArguments } from "./rollout-edit";
import type { EditOptions } from "./save-edit";
import type { Stdio } from "./stdio";

/** Runs `gallerist restore`: takes the withdrawal of a version away, and prints the diff that follows. */
export function restore(version: VersionArguments, options: EditOptions, stdio: Stdio): Promise<number> {
  return editRollout("restore", version, restoration, options, stdio);
}

function restoration({ version, label, item }: EditedVersion): RolloutStep {
  if (version.withdrawn) return { changes: { withdrawn: null }, told: "is no longer withdrawn" };
  const { versions = {} } = item.spec;
  const withdrawn = newestFirst(
    Object.entries<{ withdrawn?: unknown }>(versions).flatMap(([number, each]) => (each.withdrawn ? [number] : [])),
  );
  const advice = withdrawn.length === 0 ? `no version of ${item.label} is` : `withdrawn: ${firstFew(withdrawn)}`;
  throw new Refusal([`${label} is not withdrawn; ${advice}`]);
}
