import type { IConstruct } from "constructs";
import type { Finding } from "../../lib/spec/finding";
import { itemName } from "../../lib/spec/item-kind";
import { findingsOfApp } from "../guard";
import { partsOfScope } from "./scope";

/**
 * Returns the findings of the galleries at or below a construct, as synth reports them: errors and warnings,
 * acknowledged ones too. All galleries of the app count, since limits are added up over them.
 */
export function findingsOf(scope: IConstruct): Finding[] {
  const parts = new Map(partsOfScope(scope).map(({ plan, items }) => [plan.spec, items]));
  return findingsOfApp(scope.node.root)
    .filter(({ finding, plan: { spec } }) => {
      if (!parts.has(spec)) return false;
      const items = parts.get(spec);
      const subjects = items?.map(({ kind, name }) => `${spec.gallery.name}/${itemName(spec, kind, name)}`);
      return subjects?.some((path) => finding.path === path || finding.path.startsWith(`${path}/`)) ?? true;
    })
    .map(({ finding }) => finding);
}
