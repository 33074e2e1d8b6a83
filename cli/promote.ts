import type { ReplicationPolicy } from "../lib/spec/policy";
import { didYouMean } from "../lib/text/nearest";
import { own } from "../lib/text/order";
import { firstFew, found } from "../lib/text/wording";
import { Refusal } from "./refusal";
import { editRollout, type EditedVersion, type RolloutStep, type VersionArguments } from "./rollout-edit";
import type { EditOptions } from "./save-edit";
import type { Stdio } from "./stdio";

export interface PromoteOptions extends EditOptions {
  /** The ring that it reaches. @default - the next one */
  readonly to?: string;
}

/** Runs `gallerist promote`: brings a version to the next ring, and prints the diff that follows. */
export function promote(version: VersionArguments, options: PromoteOptions, stdio: Stdio): Promise<number> {
  return editRollout("promote", version, (edited) => promotion(edited, options.to), options, stdio);
}

/**
 * Returns the step to the next ring, or to a later one by name.
 * @throws Refusal of a version that goes no further
 */
function promotion(edited: EditedVersion, to: string | undefined): RolloutStep {
  const { version, label } = edited;
  refuseLeaving(edited);
  const policy = policyOf(edited);
  const rings = (policy?.of.rings ?? []).map(({ name }) => name);
  const isCandidate = version.state === "candidate";
  if (!isCandidate && version.ring === undefined) {
    throw new Refusal([`${label} has no ring: it is in every region of its policy already`]);
  }
  if (policy === undefined || rings.length === 0) return withoutRings(edited, policy?.name, to);
  const place = isCandidate ? -1 : ringAt(rings, version.ring ?? "", policy.name, `${label} is in ring`);
  const next = to === undefined ? place + 1 : ringAt(rings, to, policy.name, "--to names ring");
  const from = isCandidate ? "as a candidate" : `after ${version.ring ?? ""}`;
  if (next === place) throw new Refusal([`${label} is in ring ${rings[place] ?? ""} already`]);
  if (next < place) {
    throw new Refusal([
      `${label} is in ring ${rings[place] ?? ""}, which comes after ${rings[next] ?? ""}; rings only widen: gallerist withdraw takes a version back`,
    ]);
  }
  const ring = rings[next];
  const told = ring === undefined ? `reaches every region, ${from}` : `reaches ring ${ring}, ${from}`;
  return { changes: { ...(isCandidate && { state: null }), ring: ring ?? null }, told };
}

/** Returns the step of a candidate where there are no rings: it becomes plainly active. */
function withoutRings(
  { version, label }: EditedVersion,
  policy: string | undefined,
  to: string | undefined,
): RolloutStep {
  const whose = policy === undefined ? `${label} has no policy, and so` : `policy ${policy} has`;
  if (to !== undefined) throw new Refusal([`${whose} no rings; leave --to ${to} out`]);
  if (version.ring !== undefined && version.state !== "candidate") {
    throw new Refusal([`${label} is in ring ${found(version.ring)}, but ${whose} no rings; correct the file by hand`]);
  }
  const ring = version.ring === undefined ? {} : { ring: null };
  return { changes: { state: null, ...ring }, told: "is active in every region, after a candidate" };
}

function refuseLeaving({ file, version, label, number, item }: EditedVersion): void {
  const { withdrawn, retired } = version;
  if (withdrawn) {
    throw new Refusal([
      `${label} is withdrawn (${withdrawn.reason}); gallerist restore ${file} ${item.label} ${number} lets it serve again`,
    ]);
  }
  if (retired) {
    throw new Refusal([`${label} is retired (${retired.stage} since ${retired.since}), and is not promoted any more`]);
  }
}

/** Returns the place of a ring among those of the policy. The last of one name counts, so that each step leads on. */
function ringAt(rings: readonly string[], ring: string, policy: string, where: string): number {
  const place = rings.lastIndexOf(ring);
  if (place >= 0) return place;
  const advice = didYouMean(ring, rings) ?? `it has ${firstFew(rings)}`;
  throw new Refusal([`${where} ${found(ring)}, which policy ${policy} does not have; ${advice}`]);
}

interface NamedPolicy {
  readonly name: string;
  readonly of: ReplicationPolicy;
}

function policyOf({ gallery, item }: EditedVersion): NamedPolicy | undefined {
  const name = item.spec.policy ?? gallery.gallery.policy;
  const of = name === undefined ? undefined : own(gallery.policies, name);
  return name === undefined || of === undefined ? undefined : { name, of };
}
