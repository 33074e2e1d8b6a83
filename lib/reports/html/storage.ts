import type { CostReport, StorageCost } from "../../cost/cost";
import { pathIn } from "../../spec/gallery-identity";
import { grouped } from "../../text/wording";
import { costNotes, type CostNote } from "../cost/notes";
import { gibOf, amountText, pathsOf } from "../cost/tables";
import { barChart, type Bar, type BarChart } from "./charts";
import { markup, NOTHING, type Html } from "./escape";

/** The number of the largest versions that have their own bar. */
const MOST_VERSIONS = 20;

/** The notes that have a meaning only with money. */
const WITH_PRICES: ReadonlySet<CostNote["label"]> = new Set(["prices", "assumed"]);

/** Writes the sizes of regions and versions, and with a price sheet their monthly cost. */
export function storageSection(report: CostReport): Html {
  const { byRegion, byVersion, currency } = report;
  if (byVersion.length === 0) return NOTHING;
  return markup`<section aria-labelledby="storage">
<h2 id="storage">${currency === null ? "Storage" : "Cost"}</h2>
${totalText(report)}<div class="charts">
<div>${barChart(regionChart(byRegion, currency))}</div>
<div>${barChart(versionChart(report))}</div>
</div>
${notesList(report)}</section>
`;
}

function totalText({ currency, monthly, isPartial }: CostReport): Html {
  if (currency === null) return NOTHING;
  const total = `${amountText(monthly, isPartial, currency)} ${currency} each month`;
  return markup`<p class="total">${total}${isPartial ? ", and what is missing, as said below" : ""}</p>
`;
}

/** Writes the notes that a reader of the figures must know, mainly about missing ones. */
function notesList(report: CostReport): Html {
  const notes = costNotes(report, (name) => name).filter(
    ({ label }) => report.currency !== null || !WITH_PRICES.has(label),
  );
  if (notes.length === 0) return NOTHING;
  return markup`<dl class="notes">
${notes.map(
  ({ label, text }) => markup`<div><dt>${label}</dt><dd>${text}</dd></div>
`,
)}</dl>
`;
}

function regionChart(regions: CostReport["byRegion"], currency: string | null): BarChart {
  const bars = regions.map((cost): Bar => ({
    label: cost.region,
    numbers: numbersOf(cost, currency),
    length: lengthOf(cost, currency),
    region: cost.region,
  }));
  return { caption: "By region", headers: ["region", ...headersFor(currency)], bars: longestFirst(bars) };
}

function versionChart(report: CostReport): BarChart {
  const { byVersion, currency } = report;
  const path = pathsOf(report);
  const largest = [...byVersion].sort((a, b) => lengthOf(b, currency) - lengthOf(a, currency)).slice(0, MOST_VERSIONS);
  const bars = largest.map((cost): Bar => ({
    label: pathIn(cost, `${path(cost)} ${cost.version}`),
    numbers: numbersOf(cost, currency),
    length: lengthOf(cost, currency),
    definition: pathIn(cost, `${cost.gallery}/${cost.item}`),
  }));
  const isAll = byVersion.length <= MOST_VERSIONS;
  const caption = isAll ? "By version" : `The largest ${MOST_VERSIONS} of ${grouped(byVersion.length)} versions`;
  return { caption, headers: ["version", ...headersFor(currency)], bars };
}

function longestFirst(bars: readonly Bar[]): Bar[] {
  return [...bars].sort((a, b) => b.length - a.length);
}

function headersFor(currency: string | null): string[] {
  return ["replicas", "GiB", ...(currency === null ? [] : [`${currency}/month`])];
}

function numbersOf(cost: StorageCost, currency: string | null): string[] {
  const sizes = [grouped(cost.replicas), gibOf(cost)];
  return currency === null ? sizes : [...sizes, amountText(cost.monthly, cost.isPartial, currency)];
}

/** Returns money if there are prices, else replicas, which are always known. */
function lengthOf(cost: StorageCost, currency: string | null): number {
  return currency === null ? cost.replicas : cost.monthly;
}
