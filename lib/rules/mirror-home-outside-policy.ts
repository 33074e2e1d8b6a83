import { copiedImages, mirrorExample, mirrors, type MirrorItem } from "../check/facts/mirrors";
import { causeOf, mistypedRegions } from "../check/facts/mistyped-regions";
import { defineRule, type Violation } from "../check/rule";
import { valueIn } from "../text/value-in";
import { counted, firstFew, quoted, shown } from "../text/wording";

interface MirrorHomeOutsidePolicy extends Violation {
  readonly subject: string;
  readonly home: string;
  readonly policy: string;
  readonly images: readonly string[];
  readonly known: readonly string[];
}

export const mirrorHomeOutsidePolicy = defineRule<MirrorHomeOutsidePolicy>({
  id: "mirror-home-outside-policy",
  severity: "error",
  section: "mirrors",
  summary: "the home region of a mirror is not one of the gallery's regions of an image that the mirror copies",
  why: "Every version that a mirror copies keeps a replica in the mirror's home, and a policy that lacks the region says nothing of its storage and encryption there, which can never change.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const item of mirrors(plans)) {
      const { plan, subject, home } = item;
      if (home === "") continue;
      const mistyped = mistypedRegions(plans).get(plan)?.get(home);
      for (const [policy, { images, known }] of lackingPolicies(item)) {
        const found = { plan, at: [...item.at, "location"], subject, home, policy, images, known };
        yield mistyped ? { ...found, follows: causeOf(mistyped) } : found;
      }
    }
  },
  problem: ({ subject, home, policy, images, known }) =>
    `${subject} copies ${counted(images.length, "image")} (${firstFew(images)}) to ${quoted(home)}, which is not a region of policy ${shown(policy)}: it has ${firstFew(known, 6)}; Azure makes a copy from a replica in the region of the copy`,
  help: ({ home, policy }, syntax) =>
    `add ${quoted(home)} to the regions of policy ${shown(policy)}, or set ${syntax.set("source", "same")} for what need not be a copy`,
  bad: [mirrorExample({}, { policy: { regions: { westeurope: {} } } })],
  good: [mirrorExample({ source: "same" }, { policy: { regions: { westeurope: {} } } })],
});

interface Lacking {
  readonly images: string[];
  readonly known: readonly string[];
}

/** Returns the policies of the gallery that lack a mirror's home, by name, with the images that it copies under them. */
function lackingPolicies(item: MirrorItem): ReadonlyMap<string, Lacking> {
  const lacking = new Map<string, Lacking>();
  for (const { name, policy } of copiedImages(item)) {
    if (policy.name === undefined || policy.regions.size === 0 || policy.regions.has(item.home)) continue;
    valueIn(lacking, policy.name, () => ({ images: [], known: policy.order })).images.push(name);
  }
  return lacking;
}
