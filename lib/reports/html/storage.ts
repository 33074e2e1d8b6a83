import type { CostReport, Saved, StorageCost, VersionCost } from "../../cost";
import { barChart, type Bar, type BarChart } from "./charts";
import { markup, NOTHING, type Html } from "./escape";
import { moneyText, numberText } from "./numbers";
import { regionKeywords } from "./regions";

/** The largest versions have a bar of their own. */
const MOST_VERSIONS = 20;

/** What regions and versions hold, and with a price sheet what that costs each month. */
export function storageSection(report: CostReport): Html {
  const { byRegion, byVersion, currency } = report;
  if (byVersion.length === 0) return NOTHING;
  return markup`<section aria-labelledby="storage">
<h2 id="storage">${currency === null ? "Storage" : "Cost"}</h2>
${summary(report)}<div class="charts">
<div>${barChart(regionChart(byRegion, currency))}</div>
<div>${barChart(versionChart(byVersion, currency))}</div>
</div>
</section>
`;
}

/** Says what the figures lack, before anybody adds them up. */
function summary({ currency, monthly, isPartial, missingPrices, versionsWithoutSize, everywhere }: CostReport): Html {
  if (currency === null) return NOTHING;
  const unsized = versionsWithoutSize.reduce((sum, { versions }) => sum + versions.length, 0);
  const lacks = [
    ...(missingPrices.length > 0 ? [`${missingPrices.length} prices that the sheet lacks`] : []),
    ...(unsized > 0 ? [`${numberText(unsized)} versions of unknown size`] : []),
  ];
  const total = `${moneyText(monthly, currency)} each month`;
  const partial = `At least ${total}: partial, without ${lacks.join(" and ") || "what has no size or price"}.`;
  return markup`<p class="total">${isPartial ? partial : `${total}.`}</p>
${savingText(everywhere?.saved, currency)}`;
}

function savingText(saved: Saved | undefined, currency: string): Html {
  if (!saved || saved.monthly <= 0) return NOTHING;
  const amount = `${saved.isPartial ? "About " : ""}${moneyText(saved.monthly, currency)}`;
  return markup`<p>${amount} each month less than every version in every region.</p>
`;
}

function regionChart(regions: CostReport["byRegion"], currency: string | null): BarChart {
  const bars = regions.map((cost): Bar => ({
    label: cost.region,
    numbers: numbersOf(cost, currency),
    length: lengthOf(cost, currency),
    region: regionKeywords(cost.region),
  }));
  return { caption: "By region", headers: ["region", ...headersFor(currency)], bars: longestFirst(bars) };
}

function versionChart(versions: readonly VersionCost[], currency: string | null): BarChart {
  const sorted = [...versions].sort((a, b) => lengthOf(b, currency) - lengthOf(a, currency));
  const bars = sorted.slice(0, MOST_VERSIONS).map((cost): Bar => {
    const path = `${cost.gallery}/${cost.definition}`;
    return {
      label: `${cost.definition} ${cost.version}`,
      numbers: numbersOf(cost, currency),
      length: lengthOf(cost, currency),
      definition: path,
    };
  });
  const caption =
    versions.length > MOST_VERSIONS
      ? `The largest ${MOST_VERSIONS} of ${numberText(versions.length)} versions`
      : "By version";
  return { caption, headers: ["version", ...headersFor(currency)], bars };
}

function longestFirst(bars: readonly Bar[]): Bar[] {
  return [...bars].sort((a, b) => b.length - a.length);
}

function headersFor(currency: string | null): string[] {
  return ["replicas", "GiB", ...(currency === null ? [] : [`${currency} each month`])];
}

function numbersOf(cost: StorageCost, currency: string | null): string[] {
  const isUnknown = cost.replicasWithoutSize === cost.replicas && cost.replicas > 0;
  const some = cost.replicasWithoutSize > 0 ? "≥ " : "";
  return [
    numberText(cost.replicas),
    isUnknown ? "unknown" : `${some}${numberText(cost.gib)}`,
    ...(currency === null ? [] : [cost.isPartial ? `≥ ${moneyText(cost.monthly)}` : moneyText(cost.monthly)]),
  ];
}

/** Money where there are prices, else replicas, which are always known. */
function lengthOf(cost: StorageCost, currency: string | null): number {
  return currency === null ? cost.replicas : cost.monthly;
}
