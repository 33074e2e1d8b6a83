import type { OsState } from "../spec/os-state";
import { COMMUNITY, example } from "../check/facts/examples";
import { isCommunity } from "../check/facts/gallery-sharing";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface SpecializedImageInCommunityGallery extends Violation {
  readonly subject: string;
}

export const specializedImageInCommunityGallery = defineRule<SpecializedImageInCommunityGallery>({
  id: "specialized-image-in-community-gallery",
  severity: "warning",
  section: "galleries",
  summary: "a specialized image in a community gallery",
  why: "Azure only recommends generalized images there, so nothing would stop it, and everybody could read what the machine held.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const isSpecialized = definition.spec.osState === "specialized";
      if (isSpecialized && isCommunity(plan)) yield { plan, at: [...at, "osState"], subject };
    }
  },
  problem: ({ subject }) =>
    `${subject} is a specialized image in a community gallery; it keeps the accounts and secrets of its machine, for everybody, and Azure recommends generalized ones`,
  help: () => "generalize the image, in a definition without `osState`, or move it to a private gallery",
  bad: [shared("specialized")],
  good: [shared("generalized")],
});

function shared(osState: OsState) {
  return example({ gallery: { sharing: { community: COMMUNITY } }, image: { osState } });
}
