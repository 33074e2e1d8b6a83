import type { ItemReadiness, Readiness } from "../../status/readiness";
import { markup, NOTHING, type Html } from "../html/escape";
import { pageOf } from "../html/document";
import { cellText, countsText, itemPath, notesOf, outcomeText, repairSteps } from "./words";

/** Writes the readiness as one page for a browser, which loads nothing from a network. */
export async function statusHtml(readiness: Readiness): Promise<string> {
  const title = `Replication status: ${outcomeText(readiness)}`;
  const about = markup`<p class="about">${countsText(readiness)}</p>
`;
  const sections = [...readiness.items.map(itemSection), notesSection(readiness)];
  return pageOf({ title, about, sections, origin: "Written by gallerist from what Azure answered." });
}

function itemSection(item: ItemReadiness): Html {
  const rows = item.versions.map((version) => {
    const states = new Map(version.regions.map((region) => [region.region, cellText(region)]));
    const cells = item.regions.map((region) => markup`<td>${states.get(region) ?? ""}</td>`);
    return markup`<tr><th scope="row">${version.version}</th>${cells}</tr>
`;
  });
  return markup`<section>
<h2>${itemPath(item)}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">version</th>${item.regions.map((region) => markup`<th scope="col">${region}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>
</section>
`;
}

function notesSection(readiness: Readiness): Html {
  const notes = notesOf(readiness);
  if (notes.length === 0) return NOTHING;
  const items = notes.map(({ item, version, region, text }) => {
    const steps = repairSteps(version, region).map((step) => markup`<li>${step}</li>`);
    const list = steps.length === 0 ? NOTHING : markup`<ol>${steps}</ol>`;
    return markup`<li>${itemPath(item)}/${version.version} in ${region.region}: ${text}${list}</li>
`;
  });
  return markup`<section>
<h2>What is not ready, and what differs</h2>
<ul>
${items}</ul>
</section>
`;
}
