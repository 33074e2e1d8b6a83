import type { GalleryPlan } from "../plan/plan";
import { directShares, type DirectShare } from "../check/facts/direct-shares";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

const [FIRST, SECOND] = ["11111111-2222-3333-4444-555555555555", "22222222-2222-3333-4444-555555555555"];

/** A warning: the gallery is shared once, but another id may have been meant. */
export const duplicateShareId = defineRule<DirectShare>({
  id: "duplicate-share-id",
  severity: "warning",
  section: "galleries",
  summary: "direct sharing with one subscription or tenant twice",
  why: "The gallery is shared with each id once, so the second one adds nothing, and another that was meant is left without the images.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  find: ({ plans }) => plans.flatMap(repeated),
  problem: ({ kind, id }) => `${quoted(kind)} of \`direct\` names ${quoted(id)} more than once`,
  help: () => "leave it out, or write the id that was meant",
  bad: [sharedWith(FIRST, FIRST)],
  good: [sharedWith(FIRST, SECOND)],
});

function sharedWith(...subscriptions: string[]) {
  return example({ gallery: { sharing: { direct: { subscriptions } } } });
}

/** Returns each id that repeats an earlier one, with any capitals. */
function repeated(plan: GalleryPlan): DirectShare[] {
  const seen = new Set<string>();
  return directShares(plan).filter(({ kind, id }) => {
    const key = `${kind} ${id.toLowerCase()}`;
    return seen.has(key) || !seen.add(key);
  });
}
