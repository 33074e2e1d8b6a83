import type { ItemPlan } from "../../plan/plan";
import { kindHeading } from "../matrix/item-kinds";
import type { MatrixView } from "../matrix/view";
import { counted, grouped } from "../../text/wording";
import { gibText } from "../cost/money";
import { edgeZonesOf, edgeZoneText, edgeZoneTotals } from "../matrix/edge-zones";
import { openTotals } from "../matrix/marks";
import { placedBy, regionsNotKnown } from "../matrix/placed-by";
import { galleryHeading } from "../matrix/gallery-heading";
import { markup, NOTHING, type Html } from "./escape";
import { latestTable } from "./latest";
import { FEW_REGIONS, matrixTables } from "./matrix";
import { nameMarkup } from "./names";
import { itemId, type PageItem } from "./page-item";

/** Writes a definition: its totals, latest by region, and its matrix. */
export function definitionSection(item: PageItem): Html {
  const { definition, path, gallery } = item.view;
  const id = itemId(item);
  return markup`<section class="definition" data-definition="${path}" data-gallery="${galleryHeading(gallery)}" aria-labelledby="${id}">
<h3 id="${id}">${kindHeading(definition)}${nameMarkup(path)}</h3>
<p class="facts">${factsText(item.view)}</p>
${matrixOf(item)}${leftOut(item.view)}
</section>
`;
}

function matrixOf(item: PageItem): Html {
  const { view } = item;
  const { definition } = view;
  if (definition.versions.length === 0) return NOTHING;
  if (definition.regions.length === 0) {
    return markup`<p>${regionsNotKnown(definition, (name) => name)}</p>
`;
  }
  return markup`<div class="sides ${view.definition.regions.length <= FEW_REGIONS ? "few" : ""}">
<div>${latestTable(item)}</div>
<div>${matrixTables(view)}</div>
</div>
${edgeZones(definition)}`;
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
