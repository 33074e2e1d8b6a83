import { byCodeUnit } from "../text/order";
import { COMMUNITY, computeId, example } from "../check/facts/examples";
import { sharedAs } from "../check/facts/gallery-sharing";
import { policies } from "../check/facts/items";
import { definitionsByPolicy } from "../check/facts/policy-items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, shown } from "../text/wording";

interface EncryptionInSharedGallery extends Violation {
  readonly subject: string;
  readonly gallery: string;
  readonly images: readonly string[];
}

/** The finding is placed at the policy's first disk encryption set. */
export const encryptionInSharedGallery = defineRule<EncryptionInSharedGallery>({
  id: "encryption-in-shared-gallery",
  severity: "error",
  section: "encryption",
  summary: "images with a disk encryption set in a gallery that is not private",
  why: "Azure refuses it at apply, when the images have been built; sharing and encryption cannot be changed later without a new gallery or new versions.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans }) {
    for (const plan of plans) {
      const gallery = sharedAs(plan);
      if (gallery === undefined) continue;
      const byPolicy = definitionsByPolicy(plan);
      for (const { policy, name, at, subject } of policies([plan])) {
        const images = byPolicy.get(name)?.map((image) => image.name);
        const [region] = encryptedRegions(policy.regions);
        if (images === undefined || region === undefined) continue;
        yield { plan, at: [...at, "regions", region, "diskEncryptionSetId"], subject, gallery, images };
      }
    }
  },
  problem: ({ plan, subject, gallery, images }) =>
    `${subject} encrypts ${counted(images.length, "image")} (${firstFew(images)}) of ${shown(plan.spec.gallery.name)}, ${gallery}; Azure shares only images without a disk encryption set`,
  help: () => "leave `diskEncryptionSetId` out, or move the images to a private gallery",
  bad: [encrypted({ sharing: { community: COMMUNITY } })],
  good: [encrypted({})],
});

function encrypted(gallery: object) {
  return example({
    gallery,
    policy: {
      regions: { westeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/west") } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
    version: { source: { snapshot: computeId("snapshots/ubuntu") } },
  });
}

function encryptedRegions(regions: Readonly<Record<string, { readonly diskEncryptionSetId?: string }>>): string[] {
  return Object.keys(regions)
    .filter((key) => regions[key]?.diskEncryptionSetId !== undefined)
    .sort(byCodeUnit);
}
