import { regionName } from "../azure/regions";
import { example } from "../check/facts/examples";
import { causeOf, mistypedRegions } from "../check/facts/mistyped-regions";
import { regionsBroughtIn, type RegionMention } from "../check/facts/region-mentions";
import { defineRule, type Violation } from "../check/rule";
import type { GalleryPlan } from "../plan/plan";
import type { SpecPath } from "../spec/finding";
import { counted, firstFew, quoted } from "../text/wording";

interface DisallowedRegion extends Violation {
  readonly text: string;
  /** The number of places that bring it in. */
  readonly places: number;
  readonly allowed: readonly string[];
}

/** A list that is not read whole may allow more. */
const LIST: readonly SpecPath[] = [["checks", "allowedRegions"]];

/** A rule of the team's own, which has no exceptions but acknowledged ones. */
export const disallowedRegion = defineRule<DisallowedRegion>({
  id: "disallowed-region",
  severity: "error",
  section: "a team's own checks",
  summary: "a region that is not one of those that `checks.allowedRegions` lists",
  why: "Azure Policy refuses such a region at apply only, when the image has been built; and where no policy does, copies stand where they must not.",
  source: "https://learn.microsoft.com/azure/governance/policy/samples/built-in-policies#general",
  *find({ plans, checks }) {
    const mistyped = mistypedRegions(plans);
    for (const plan of plans) {
      const { allowedRegions } = checks(plan);
      if (!allowedRegions) continue;
      const names = new Set(allowedRegions.map(regionName));
      for (const [first, places] of mentionsOutside(plan, names)) {
        const cause = mistyped.get(plan)?.get(first.region);
        const found = { plan, at: first.at, text: first.text, places, allowed: allowedRegions, restsOn: LIST };
        yield cause ? { ...found, follows: causeOf(cause) } : found;
      }
    }
  },
  problem: ({ text, places, allowed }) => {
    const others =
      allowed.length === 0
        ? "the list is empty"
        : `allowed ${allowed.length === 1 ? "is" : "are"} ${firstFew(allowed, 6)}`;
    return `${quoted(text)} is not an allowed region${places === 1 ? "" : `, and stands in ${counted(places, "place")}`}; ${others}`;
  },
  help: () => "choose one of these, or add it to `allowedRegions`",
  bad: [example({ spec: { checks: { allowedRegions: ["West Europe"] } } })],
  good: [example({ spec: { checks: { allowedRegions: ["West Europe", "northeurope"] } } })],
});

/** Returns the first mention of each region that is not allowed, and the number of mentions. */
function mentionsOutside(plan: GalleryPlan, allowed: ReadonlySet<string>): [first: RegionMention, places: number][] {
  const outside = new Map<string, [RegionMention, number]>();
  for (const mention of regionsBroughtIn(plan)) {
    if (mention.region === "" || allowed.has(mention.region)) continue;
    const known = outside.get(mention.region);
    if (known) known[1]++;
    else outside.set(mention.region, [mention, 1]);
  }
  return [...outside.values()];
}
