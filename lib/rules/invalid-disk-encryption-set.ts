import { parseResourceId } from "../azure/resource-id";
import { byCodeUnit } from "../text/order";
import { computeId, example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, found, shown } from "../text/wording";

const TYPE = "Microsoft.Compute/diskEncryptionSets";

interface InvalidDiskEncryptionSet extends Violation {
  readonly subject: string;
  readonly id: string;
  readonly regions: readonly string[];
}

export const invalidDiskEncryptionSet = defineRule<InvalidDiskEncryptionSet>({
  id: "invalid-disk-encryption-set",
  severity: "error",
  section: "encryption",
  summary: "a `diskEncryptionSetId` that is not the id of a disk encryption set",
  why: "A wrong id is not easy to fix: changing a region's disk encryption set later makes azurerm plan to replace the published version.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  *find({ plans, isExpression }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      const wrong = Object.entries(policy.regions)
        .map(([region, { diskEncryptionSetId: id }]) => ({ region, id }))
        .filter((each): each is { region: string; id: string } => each.id !== undefined)
        .filter(({ id }) => !isExpression(plan, id) && !isDiskEncryptionSet(id))
        .sort((a, b) => byCodeUnit(a.region, b.region));
      const [first] = wrong;
      if (!first) continue;
      const regions = wrong.map(({ region }) => region);
      yield { plan, at: [...at, "regions", first.region, "diskEncryptionSetId"], subject, id: first.id, regions };
    }
  },
  problem: ({ subject, id, regions }) =>
    `${subject}: the \`diskEncryptionSetId\` of ${firstFew(regions)} ${whatItIs(id)}; it must be that of a ${TYPE}`,
  help: ({ id }, syntax) =>
    syntax.tokenFor(id, "diskEncryptionSet.id") ??
    `write the id of a ${TYPE}: /subscriptions/…/resourceGroups/…/providers/…`,
  bad: [encryptedBy(computeId("disks/west"))],
  good: [encryptedBy(computeId("diskEncryptionSets/west"))],
});

function whatItIs(id: string): string {
  const type = parseResourceId(id)?.type;
  return type === undefined ? `is not a resource id: ${found(id)}` : `is the id of a ${shown(type)}`;
}

function isDiskEncryptionSet(id: string): boolean {
  return parseResourceId(id)?.type.toLowerCase() === TYPE.toLowerCase();
}

function encryptedBy(diskEncryptionSetId: string) {
  return example({
    policy: {
      regions: { westeurope: { diskEncryptionSetId } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  });
}
