import { parseResourceId } from "../azure/resource-id";
import { byCodeUnit } from "../order";
import { example } from "./examples";
import { policies } from "./items";
import { defineRule, type Found } from "./rule";
import { firstFew, shown } from "./wording";

interface OtherSubscription extends Found {
  readonly subject: string;
  readonly subscription: string;
  readonly regions: readonly string[];
}

const OWN = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";

/** Only where both subscriptions are known. */
export const diskEncryptionSetInAnotherSubscription = defineRule<OtherSubscription>({
  id: "disk-encryption-set-in-another-subscription",
  severity: "error",
  summary: "a disk encryption set outside the subscription of the gallery",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  *find({ plans, isExpression }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      const { subscription } = plan.spec.gallery;
      if (subscription === undefined || isExpression(plan, subscription)) continue;
      const regions = Object.keys(policy.regions)
        .filter((region) => isElsewhere(policy.regions[region]?.diskEncryptionSetId, subscription))
        .sort(byCodeUnit);
      const [first] = regions;
      if (first === undefined) continue;
      yield { plan, at: [...at, "regions", first, "diskEncryptionSetId"], subject, subscription, regions };
    }
  },
  problem: ({ subject, subscription, regions }) =>
    `${subject} names a disk encryption set of another subscription in ${firstFew(regions)}; Azure wants it in the gallery's, ${shown(subscription)}`,
  help: () => "create the disk encryption set in the gallery's subscription",
  bad: [encryptedIn(OTHER)],
  good: [encryptedIn(OWN)],
});

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

function isElsewhere(id: string | undefined, subscription: string): boolean {
  const own = id === undefined || id.includes("${") ? undefined : parseResourceId(id)?.subscription;
  return own !== undefined && own !== subscription.toLowerCase();
}
