import type { MatrixView } from "../matrix-view";
import { counted, grouped } from "../../rules/wording";
import { gibText } from "../money";
import { placedBy } from "../placed-by";
import { markup, NOTHING, type Html } from "./escape";
import { latestTable } from "./latest";
import { matrixTables } from "./matrix";

/** A definition: what it holds, what latest is where, and its matrix. `number` makes the ids of the page unique. */
export function definitionSection(view: MatrixView, number: number): Html {
  const { gallery, name, versions } = view.definition;
  const path = `${gallery}/${name}`;
  return markup`<section class="definition" data-definition="${path}" aria-labelledby="definition-${number}">
<h3 id="definition-${number}">${path}</h3>
<p class="facts">${factsText(view)}</p>
${versions.length === 0 ? NOTHING : markup`${latestTable(view.definition)}${matrixTables(view)}`}${leftOut(view)}
</section>
`;
}

function factsText({ definition, holding }: MatrixView): string {
  const { regions } = definition;
  const { versions, replicas, storedGiB, versionsWithoutSize } = holding;
  return [
    placedBy(definition, (name) => name),
    counted(versions, "version"),
    counted(regions.length, "region"),
    counted(replicas, "replica"),
    ...(versionsWithoutSize < versions ? [`${gibText(storedGiB)} GiB`] : []),
    ...(versionsWithoutSize > 0 ? [`size unknown of ${counted(versionsWithoutSize, "version")}`] : []),
  ].join(", ");
}

function leftOut({ older }: MatrixView): Html {
  if (!older) return NOTHING;
  const which = `The ${grouped(older.versions)} older versions stand in one row`;
  return markup`<p class="left-out">${which}; gallerist matrix --format json shows each.</p>
`;
}
