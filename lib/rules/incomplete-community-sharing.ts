import { COMMUNITY, example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { quoted, shown } from "../text/wording";

interface IncompleteCommunitySharing extends Violation {
  readonly key: string;
}

/** The required texts of community sharing. The prefix has a rule of its own. */
export const incompleteCommunitySharing = defineRule<IncompleteCommunitySharing>({
  id: "incomplete-community-sharing",
  severity: "error",
  section: "galleries",
  summary: "a community gallery that does not say who publishes it, or under which terms",
  why: "azurerm refuses an empty text at plan, and changing anything in `sharing` later replaces the gallery.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans }) {
    for (const plan of plans) {
      const community = plan.spec.gallery.sharing?.community;
      for (const key of ["publisherEmail", "publisherUri", "eula"] as const) {
        const isEmpty = community !== undefined && (community[key] ?? "").trim() === "";
        if (isEmpty) yield { plan, at: ["gallery", "sharing", "community", key], key };
      }
    }
  },
  problem: ({ plan, key }) =>
    `${quoted(key)} of ${shown(plan.spec.gallery.name)} is empty; a community gallery shows it to everybody`,
  help: ({ key }) => `fill in ${quoted(key)}; it is public`,
  bad: [example({ gallery: { sharing: { community: { ...COMMUNITY, eula: " " } } } })],
  good: [example({ gallery: { sharing: { community: { ...COMMUNITY, eula: "as is" } } } })],
});
