import type { ItemKind } from "../spec/item-kind";
import type { GalleryPlan } from "../plan/plan";
import { certainWord, didYouMean } from "../text/nearest";
import { example, POLICY } from "../check/facts/examples";
import { causeOf, mistypedFor, mistypedRegions, type MistypedRegion } from "../check/facts/mistyped-regions";
import { itemVersions, policies } from "../check/facts/items";
import { policyReferences, regionNames, versionReferences } from "../check/facts/region-mentions";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

interface RegionOutsidePolicy extends Violation {
  readonly text: string;
  readonly subject: string;
  /** The owner of the regions: a policy, or an image or application whose version has an order of its own. */
  readonly owner: "policy" | ItemKind;
  readonly known: readonly string[];
  /** The same region with a letter wrong, among the known ones. @default - none */
  readonly mistyped?: MistypedRegion;
}

export const regionOutsidePolicy = defineRule<RegionOutsidePolicy>({
  id: "region-outside-policy",
  severity: "error",
  section: "policies",
  summary: "a tier, a ring, `candidates`, `replicas` or `regionOrder` names a region that the policy does not have",
  why: "The plan places versions only in regions of the policy, so this region would silently get none.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of policies(plans)) {
      const regions = regionNames(item.policy);
      if (regions.size === 0) continue;
      const known = [...regions].sort();
      for (const { mentions, subject } of policyReferences(item)) {
        for (const { plan, at, text, region } of mentions) {
          if (!regions.has(region))
            yield { plan, at, text, subject, owner: "policy", known, ...causedBy(plans, item.plan, region, known) };
        }
      }
    }
    for (const item of itemVersions(plans)) {
      if (item.version.spec.regionOrder === undefined) continue;
      const known = item.definition.regions;
      const { mentions, subject } = versionReferences(item);
      for (const { plan, at, text, region } of mentions) {
        if (!known.includes(region))
          yield {
            plan,
            at,
            text,
            subject,
            owner: item.definition.kind,
            known,
            ...causedBy(plans, item.plan, region, known),
          };
      }
    }
  },
  problem: ({ text, subject, owner, known }) =>
    `${quoted(text)} in ${subject} is not a region of the ${owner}, which has ${firstFew(known, 6)}`,
  help: ({ text, owner, known, mistyped }) => {
    if (mistyped) return `write ${quoted(mistyped.meant)} for ${quoted(mistyped.first.text)}`;
    const fix = didYouMean(text, known) ?? "take it out";
    return owner !== "policy" ? fix : `${fix}, or add ${quoted(text)} to the policy's \`regions\``;
  },
  fix: ({ at, text, known, mistyped }) => {
    const to = mistyped ? undefined : certainWord(text, known);
    if (to === undefined) return [];
    return [{ kind: at.at(-1) === text ? "key" : "value", at, to }];
  },
  bad: [
    example({
      policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: { default: 3, northeurop: 5 } }] },
    }),
  ],
  good: [
    example({
      policy: { ...POLICY, rings: [{ name: "canary", regions: ["North Europe"] }] },
    }),
  ],
});

/** The mistyped region that the policy has instead. */
function causedBy(plans: readonly GalleryPlan[], plan: GalleryPlan, region: string, known: readonly string[]) {
  const mistyped = mistypedFor(mistypedRegions(plans).get(plan), region, known);
  return mistyped && { mistyped, follows: causeOf(mistyped) };
}
