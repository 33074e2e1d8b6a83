import type { DefinitionPlan } from "../plan";

/** What put a definition's versions where they are, and their home: names are shown as the report shows them. */
export function placedBy({ policy, foundIn, home }: DefinitionPlan, shown: (name: string) => string): string {
  const homeText = home === "" ? "home not known" : `home ${shown(home)}`;
  if (foundIn !== undefined) return `as in a Terraform ${foundIn}, ${homeText}`;
  return `${policy.name === undefined ? "no policy" : `policy ${shown(policy.name)}`}, ${homeText}`;
}
