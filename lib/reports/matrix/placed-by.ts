import type { DefinitionPlan } from "../../plan/plan";
import { firstFew } from "../../text/wording";

/** Versions that are named where there is no table. */
const MOST_NAMES = 10;

/** What put a definition's versions where they are, and their home: names are shown as the report shows them. */
export function placedBy({ policy, foundIn, home }: DefinitionPlan, shown: (name: string) => string): string {
  const homeText = home === "" ? "home not known" : `home ${shown(home)}`;
  if (foundIn !== undefined) return `as in a Terraform ${foundIn}, ${homeText}`;
  return `${policy.name === undefined ? "no policy" : `policy ${shown(policy.name)}`}, ${homeText}`;
}

/** What stands in place of a table where a Terraform file tells no region at all, nor a home. */
export function regionsNotKnown({ versions }: DefinitionPlan, shown: (name: string) => string): string {
  return `versions whose regions are not known: ${firstFew(
    versions.map(({ version }) => shown(version)),
    MOST_NAMES,
  )}`;
}
