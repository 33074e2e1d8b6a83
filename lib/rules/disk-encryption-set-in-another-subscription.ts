import { parseResourceId } from "../azure/resource-id";
import type { SpecPath } from "../spec/finding";
import { byCodeUnit } from "../text/order";
import type { ReplicationPolicy } from "../spec/policy";
import { example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, shown } from "../text/wording";

interface OtherSubscription extends Violation {
  readonly subject: string;
  readonly subscription: string;
  readonly regions: readonly string[];
}

const OWN = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";

/** Applies only where both subscriptions are known. */
export const diskEncryptionSetInAnotherSubscription = defineRule<OtherSubscription>({
  id: "disk-encryption-set-in-another-subscription",
  severity: "error",
  section: "encryption",
  summary: "a disk encryption set outside the subscription of the gallery",
  why: "Azure refuses the version at apply, when the image has been built, and encryption cannot be added to a version that exists.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  *find({ plans, isExpression }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      const { subscription } = plan.spec.gallery;
      if (subscription === undefined || isExpression(plan, subscription)) continue;
      const wrong = setsOf(policy).filter(({ id }) => isElsewhere(id, subscription));
      const [first] = wrong;
      if (first === undefined) continue;
      const regions = [...new Set(wrong.map(({ region }) => region))];
      yield { plan, at: [...at, "regions", ...first.path], subject, subscription, regions };
    }
  },
  problem: ({ subject, subscription, regions }) =>
    `${subject} names a disk encryption set of another subscription in ${firstFew(regions)}; Azure wants it in the gallery's, ${shown(subscription)}`,
  help: () => "create the disk encryption set in the gallery's subscription",
  bad: [encryptedIn(OTHER)],
  good: [encryptedIn(OWN)],
});

/** Returns the sets of a policy by region: those of plain disks, and those of confidential machines. */
function setsOf({
  regions,
}: ReplicationPolicy): { readonly region: string; readonly path: SpecPath; readonly id: string }[] {
  return Object.keys(regions)
    .sort(byCodeUnit)
    .flatMap((region) => {
      const { diskEncryptionSetId: plain, confidentialVm } = regions[region] ?? {};
      const confidential = confidentialVm?.diskEncryptionSetId;
      return [
        ...(plain === undefined ? [] : [{ region, path: [region, "diskEncryptionSetId"], id: plain }]),
        ...(confidential === undefined
          ? []
          : [{ region, path: [region, "confidentialVm", "diskEncryptionSetId"], id: confidential }]),
      ];
    });
}

function encryptedIn(subscription: string) {
  const diskEncryptionSetId = `/subscriptions/${subscription}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west`;
  return example({
    gallery: { subscription: OWN },
    policy: {
      regions: { westeurope: { diskEncryptionSetId } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  });
}

function isElsewhere(id: string, subscription: string): boolean {
  const own = id.includes("${") ? undefined : parseResourceId(id)?.subscription;
  return own !== undefined && own !== subscription.toLowerCase();
}
