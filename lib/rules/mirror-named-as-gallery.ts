import { mirrorExample, mirrors } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import type { GalleryPlan } from "../plan/plan";
import { compareGalleries, nameInSubscription } from "../spec/gallery-identity";
import { shown } from "../text/wording";
import { valueIn } from "../text/value-in";

interface MirrorNamedAsGallery extends Violation {
  readonly subject: string;
  readonly other: GalleryPlan;
}

/** Two galleries of one name in a subscription are the matter of other rules. */
export const mirrorNamedAsGallery = defineRule<MirrorNamedAsGallery>({
  id: "mirror-named-as-gallery",
  severity: "error",
  section: "mirrors",
  summary: "a mirror with the name of another gallery",
  why: "Azure takes one name in two subscriptions, but paths, acknowledgements and the directory of the mirror's configuration would mean either of the two.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    const named = new Map<string, GalleryPlan[]>();
    for (const plan of plans) valueIn(named, plan.spec.gallery.name.toLowerCase(), () => []).push(plan);
    const seen = new Set<GalleryPlan>();
    for (const { plan, at, subject, name, gallery } of mirrors(plans)) {
      if (plan === gallery) continue; // a program makes it where it has its own plan
      seen.add(plan);
      const other = named.get(name.toLowerCase())?.find((each) => !seen.has(each) && isFar(each, plan));
      if (other) yield { plan, at, subject, other };
    }
  },
  problem: ({ subject, other }) =>
    `${subject} has the name of ${other.mirrorOf ? "another mirror" : "a gallery"}, in resource group ${shown(other.spec.gallery.resourceGroup)} of another subscription`,
  help: () => "give it a name of its own",
  bad: [renamed("contoso_images")],
  good: [renamed("contoso_images_dr")],
});

function isFar(a: GalleryPlan, b: GalleryPlan): boolean {
  return compareGalleries(nameInSubscription(a.spec.gallery), nameInSubscription(b.spec.gallery)) === "different";
}

function renamed(name: string) {
  const spec = mirrorExample({ subscription: "22222222-2222-2222-2222-222222222222" });
  return { ...spec, mirrors: { [name]: Object.values(spec.mirrors ?? {})[0]! } };
}
