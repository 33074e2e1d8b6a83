import { resourceName } from "../azure/resource-id";
import { byCodeUnit } from "../text/order";
import type { ReplicationPolicy } from "../spec/policy";
import { computeId, example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

interface SharedSet extends Violation {
  readonly subject: string;
  readonly set: string;
  readonly regions: readonly string[];
}

export const sharedDiskEncryptionSet = defineRule<SharedSet>({
  id: "shared-disk-encryption-set",
  severity: "error",
  section: "encryption",
  summary: "one disk encryption set for two regions",
  why: "Azure encrypts the replicas in a region with a disk encryption set of that region, so a set that two regions name is wrong in at least one.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      for (const { set, regions } of setsOf(policy)) {
        const second = regions[1];
        if (second === undefined) continue;
        yield { plan, at: [...at, "regions", second, "diskEncryptionSetId"], subject, set, regions };
      }
    }
  },
  problem: ({ subject, set, regions }) =>
    `${subject} names the disk encryption set ${quoted(resourceName(set))} in ${firstFew(regions)}; a set encrypts only in its own region`,
  help: () => "create a disk encryption set in each region and name that one there",
  bad: [encryptedBy(computeId("diskEncryptionSets/west"))],
  good: [encryptedBy(computeId("diskEncryptionSets/north"))],
});

function encryptedBy(north: string) {
  return example({
    policy: {
      regions: {
        westeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/west") },
        northeurope: { diskEncryptionSetId: north },
      },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  });
}

/** Returns the sets of a policy with the regions that name them, sorted. Azure compares ids without capitals. */
function setsOf(policy: ReplicationPolicy): { readonly set: string; readonly regions: readonly string[] }[] {
  const sets = new Map<string, { set: string; regions: string[] }>();
  for (const [region, { diskEncryptionSetId: set }] of Object.entries(policy.regions).sort(([a], [b]) =>
    byCodeUnit(a, b),
  )) {
    if (set === undefined) continue;
    const known = sets.get(set.toLowerCase());
    if (known) known.regions.push(region);
    else sets.set(set.toLowerCase(), { set, regions: [region] });
  }
  return [...sets.values()];
}
