import { foundInWords } from "../../plan/item-plan";
import type { ItemPlan } from "../../plan/plan";
import { firstFew } from "../../text/wording";

/** The most versions that are named if there is no table. */
const MOST_NAMES = 10;

/** Returns the policy or file that places a definition's versions, and their home. `shown` formats names. */
export function placedBy({ policy, foundIn, home }: ItemPlan, shown: (name: string) => string): string {
  const homeText = home === "" ? "home not known" : `home ${shown(home)}`;
  if (foundIn !== undefined) return `as in ${foundInWords(foundIn)}, ${homeText}`;
  return `${policy.name === undefined ? "no policy" : `policy ${shown(policy.name)}`}, ${homeText}`;
}

/** Returns the text instead of a table if a Terraform file gives no region and no home. */
export function regionsNotKnown({ versions }: ItemPlan, shown: (name: string) => string): string {
  return `versions whose regions are not known: ${firstFew(
    versions.map(({ version }) => shown(version)),
    MOST_NAMES,
  )}`;
}
