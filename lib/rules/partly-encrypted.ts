import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import { computeId, example } from "../check/facts/examples";
import { policies, versions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew } from "../text/wording";

interface PartlyEncrypted extends Violation {
  readonly subject: string;
  readonly encrypted: readonly string[];
  readonly plain: readonly string[];
}

export const partlyEncrypted = defineRule<PartlyEncrypted>({
  id: "partly-encrypted",
  severity: "error",
  section: "encryption",
  summary: "a disk encryption set in some regions of an image, and none in others",
  why: "azurerm lets it pass at plan and Azure refuses it at apply, when the image has been built; sets can't be added to a published version.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      // A plan that was read from Terraform may hold encrypted versions beside others.
      if (plan.foundIn !== undefined) continue;
      const regions = Object.keys(policy.regions).sort(byCodeUnit);
      const [encrypted, plain] = split(regions, (key) => policy.regions[key]?.diskEncryptionSetId !== undefined);
      if (encrypted.length > 0 && plain.length > 0) {
        yield { plan, at: [...at, "regions"], subject, encrypted, plain };
      }
    }
    yield* placedOutsideEncryption(plans);
  },
  problem: ({ subject, encrypted, plain }) =>
    `${subject} has a disk encryption set in ${firstFew(encrypted)}, but none in ${firstFew(plain)}; Azure encrypts an image version in all of its regions or in none`,
  help: ({ plain }) => `set \`diskEncryptionSetId\` for ${firstFew(plain)} too, or for no region`,
  bad: [encryptedIn({ diskEncryptionSetId: computeId("diskEncryptionSets/west") }, {})],
  good: [
    encryptedIn(
      { diskEncryptionSetId: computeId("diskEncryptionSets/west") },
      { diskEncryptionSetId: computeId("diskEncryptionSets/north") },
    ),
  ],
});

function encryptedIn(westeurope: object, northeurope: object) {
  return example({
    policy: {
      regions: { westeurope, northeurope },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  });
}

/**
 * Returns versions that their own `placement` encrypts in part. Only such a placement leaves the regions of a policy
 * that is encrypted everywhere.
 */
function* placedOutsideEncryption(plans: readonly GalleryPlan[]): Iterable<PartlyEncrypted> {
  for (const { plan, definition, version, at, subject } of versions(plans)) {
    if (version.spec.placement === undefined) continue;
    const settings = [...definition.policy.regions.values()];
    const isOfPolicy = settings.some(({ diskEncryptionSetId }) => diskEncryptionSetId === undefined);
    if (isOfPolicy && plan.foundIn === undefined) continue;
    const [encrypted, plain] = split(version.targetRegions, (target) => target.diskEncryptionSetId !== undefined);
    if (encrypted.length === 0 || plain.length === 0) continue;
    const names = (targets: typeof plain) => targets.map(({ name }) => name);
    yield { plan, at: [...at, "placement"], subject, encrypted: names(encrypted), plain: names(plain) };
  }
}

function split<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
