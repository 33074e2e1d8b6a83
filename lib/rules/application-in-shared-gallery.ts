import type { GallerySettings } from "../spec/gallery-spec";
import { applicationExample } from "../check/facts/examples";
import { sharedAs } from "../check/facts/gallery-sharing";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, shown } from "../text/wording";

interface InSharedGallery extends Violation {
  readonly gallery: string;
  readonly names: readonly string[];
}

/** A warning: older pages of Microsoft forbid it, and today's page allows it. */
export const applicationInSharedGallery = defineRule<InSharedGallery>({
  id: "application-in-shared-gallery",
  severity: "warning",
  section: "applications",
  summary: "applications in a gallery that is shared with a community, or directly",
  why: "Microsoft's pages disagree: older ones say that such a gallery holds no applications, and today's says that it does.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  *find({ plans }) {
    for (const plan of plans) {
      const gallery = sharedAs(plan);
      const names = plan.applications.map(({ name }) => name);
      if (gallery !== undefined && names.length > 0) yield { plan, at: ["gallery", "sharing"], gallery, names };
    }
  },
  problem: ({ plan, gallery, names }) =>
    `${shown(plan.spec.gallery.name)} is ${gallery} and has ${counted(names.length, "application")} (${firstFew(names)}); older pages of Microsoft say that Azure refuses that`,
  help: () => "move the applications to a private gallery; acknowledge this if Azure accepts them",
  bad: [shared({ direct: { subscriptions: ["11111111-1111-1111-1111-111111111111"] } })],
  good: [shared(undefined)],
});

function shared(sharing: GallerySettings["sharing"]) {
  return applicationExample({ gallery: { ...(sharing && { sharing }) } });
}
