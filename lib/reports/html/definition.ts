import type { ItemPlan } from "../../plan/plan";
import { kindHeading } from "../matrix/item-kinds";
import type { MatrixView } from "../matrix/view";
import { counted, grouped } from "../../text/wording";
import { gibText } from "../../text/money";
import { edgeZonesOf, edgeZoneText, edgeZoneTotals } from "../matrix/edge-zones";
import { openTotals } from "../matrix/marks";
import { placedBy, regionsNotKnown } from "../matrix/placed-by";
import { galleryHeading } from "../matrix/gallery-heading";
import { markup, NOTHING, type Html } from "./escape";
import { latestTable } from "./latest";
import { matrixTables } from "./matrix";

/** Writes a definition: its totals, latest by region, and its matrix. `number` makes the ids of the page unique. */
export function definitionSection(view: MatrixView, number: number): Html {
  const { definition, path, gallery } = view;
  return markup`<section class="definition" data-definition="${path}" data-gallery="${galleryHeading(gallery)}" aria-labelledby="definition-${number}">
<h3 id="definition-${number}">${kindHeading(definition)}${path}</h3>
<p class="facts">${factsText(view)}</p>
${matrixOf(view)}${leftOut(view)}
</section>
`;
}

function matrixOf(view: MatrixView): Html {
  const { definition } = view;
  if (definition.versions.length === 0) return NOTHING;
  if (definition.regions.length === 0) {
    return markup`<p>${regionsNotKnown(definition, (name) => name)}</p>
`;
  }
  return markup`${latestTable(view)}${matrixTables(view)}${edgeZones(definition)}`;
}

/** Writes each edge zone of each region, with name and storage, since cells have no room for them. */
function edgeZones(definition: ItemPlan): Html {
  const uses = edgeZonesOf(definition);
  if (uses.length === 0) return NOTHING;
  const items = uses.map(
    (use) => markup`<li data-region="${use.region}">${edgeZoneText(use, (name) => name)}</li>
`,
  );
  return markup`<ul class="edge-zones">
${items}</ul>
`;
}

function factsText({ definition, holding, open }: MatrixView): string {
  const { regions } = definition;
  const { versions, replicas, storedGiB, versionsWithoutSize } = holding;
  return [
    placedBy(definition, (name) => name),
    counted(versions, "version"),
    counted(regions.length, "region"),
    counted(replicas, "replica"),
    ...(versionsWithoutSize < versions ? [`${gibText(storedGiB)} GiB`] : []),
    ...edgeZoneTotals(definition),
    ...openTotals(open),
    ...(versionsWithoutSize > 0 ? [`size unknown of ${counted(versionsWithoutSize, "version")}`] : []),
  ].join(", ");
}

function leftOut({ older }: MatrixView): Html {
  if (!older) return NOTHING;
  const which = `The ${grouped(older.versions)} older versions stand in one row`;
  return markup`<p class="left-out">${which}; gallerist matrix --format json shows each.</p>
`;
}
