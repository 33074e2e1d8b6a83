import type { CostReport } from "../../cost/cost";
import { isOpen, type Finding } from "../../spec/finding";
import { galleryRefs } from "../../spec/gallery-identity";
import type { GalleryPlan } from "../../plan/plan";
import type { Unresolved } from "../../terraform/resource";
import { grouped } from "../../text/wording";
import { countOf } from "../findings/text";
import { galleryHeading } from "../matrix/gallery-heading";
import { totalHolding } from "../matrix/totals";
import { countItems, type ItemCounts } from "../matrix/item-kinds";
import { cards } from "./cards";
import { definitionSection } from "./definition";
import { pageOf } from "./document";
import { markup, NOTHING, type Html } from "./escape";
import { filterForm } from "./filter";
import { findingsSection } from "./findings";
import { itemsTable } from "./items-table";
import { key } from "./key";
import { bar, type Destination } from "./nav";
import { pageItems, type PageItem } from "./page-item";
import { storageSection } from "./storage";
import { unresolvedSection } from "./unresolved";
import { totalsLine } from "./totals-line";
import { pageViews } from "./views";
import { worldMap } from "./world-map";

/** The content of a page. */
export interface Report {
  /** @default - the names of the galleries */
  readonly title?: string;
  readonly plans: readonly GalleryPlan[];
  readonly findings: readonly Finding[];
  /** The sizes and costs of regions and versions. @default - no charts */
  readonly cost?: CostReport;
  /** The values in Terraform files that could not be read. @default - nothing */
  readonly unresolved?: readonly Unresolved[];
  /** The names of the files that were read. @default - not shown */
  readonly files?: readonly string[];
  /** The day of the findings, `YYYY-MM-DD`. @default - not shown */
  readonly asOf?: string;
}

/**
 * Writes one self-contained page for a browser: the answers of the first screen, a map of the world, a table of all
 * items, findings, the matrix of each as a heat map, charts, and a filter. The page loads nothing from a network. One
 * row sums up the older versions of a large gallery.
 */
export async function reportHtml(report: Report): Promise<string> {
  const { plans, findings, cost, unresolved = [] } = report;
  const items = pageItems(pageViews(plans));
  const counts = countsOf(items);
  const noun = nounOf(counts);
  const holding = totalHolding(items.map(({ view }) => view.holding));
  const said = findingsSection(findings, new Set(items.map(({ view }) => view.path)));
  // Errors come before the content that they may make meaningless; warnings come after it.
  const hasErrors = countOf(findings, "error") > 0;
  const open = findings.filter(isOpen).length;
  const findingsLabel = open === 0 ? "Findings" : `Findings (${grouped(open)})`;
  const parts: readonly Part[] = [
    { id: "unresolved", label: "Not read", html: unresolvedSection(unresolved) },
    ...(hasErrors ? [{ id: "findings", label: findingsLabel, html: said }] : []),
    { id: "map", label: "Map", html: worldMap(items, noun) },
    { id: "items", label: `All ${noun}s`, html: itemsTable({ items, cost, findings }, noun) },
    ...(hasErrors ? [] : [{ id: "findings", label: findingsLabel, html: said }]),
    { id: "definitions", label: "Versions", html: definitionsSection(items, counts) },
    ...(cost
      ? [{ id: "storage", label: cost.currency === null ? "Storage" : "Cost", html: storageSection(cost) }]
      : []),
  ];
  const shown = parts.filter(({ html }) => html !== NOTHING);
  return pageOf({
    title: titleOf(report, counts),
    about: markup`${about(report)}${totalsLine(counts, holding)}`,
    bar: bar(shown, filterForm([...holding.byRegion.keys()], counts)),
    sections: [cards({ items, noun, findings, cost }), ...shown.map(({ html }) => html)],
    origin: originOf(plans),
  });
}

/** A section of the page with its link in the navigation. */
interface Part extends Destination {
  readonly html: Html;
}

/** Writes only the matrix as a page: latest by region, and the heat map, with the filter. */
export async function matrixHtml(plans: readonly GalleryPlan[]): Promise<string> {
  const items = pageItems(pageViews(plans));
  const regions = new Set(items.flatMap(({ view }) => view.definition.regions));
  const counts = countsOf(items);
  return pageOf({
    title: titleOf({ plans }, counts),
    about: NOTHING,
    bar: bar([], filterForm([...regions], counts)),
    sections: [definitionsSection(items, counts)],
    origin: originOf(plans),
  });
}

function originOf(plans: readonly GalleryPlan[]): string {
  return plans.some(({ foundIn }) => foundIn === "azure")
    ? "Written by gallerist from files and from what Azure answered."
    : "Written by gallerist from files; nothing was asked of Azure.";
}

function countsOf(items: readonly PageItem[]): ItemCounts {
  return countItems(items.map(({ view }) => view.definition));
}

/** Returns the word for one of them. */
function nounOf({ images, applications }: ItemCounts): string {
  return applications === 0 ? "image" : images === 0 ? "application" : "item";
}

function definitionsSection(items: readonly PageItem[], counts: ItemCounts): Html {
  return markup`<section aria-labelledby="definitions">
<h2 id="definitions">${wordsFor(counts, "Image definitions", "VM applications")}</h2>
${items.length === 0 ? markup`<p>There are none.</p>` : key(items)}${items.map(definitionSection)}</section>
`;
}

/** Returns the words for images, for applications or for both. A page of nothing is one of images. */
function wordsFor({ images, applications }: ItemCounts, ofImages: string, ofApplications: string): string {
  const words = [
    ...(images > 0 || applications === 0 ? [ofImages] : []),
    ...(applications > 0 ? [ofApplications] : []),
  ];
  return words.join(" and ");
}

function titleOf({ title, plans }: Pick<Report, "title" | "plans">, counts: ItemCounts): string {
  if (title !== undefined) return title;
  const refs = [...galleryRefs(plans.map(({ spec }) => spec.gallery)).values()];
  const versions = wordsFor(counts, "Image versions", "VM application versions").replace("versions and", "and");
  return `${versions} by region: ${[...new Set(refs.map(galleryHeading))].join(", ")}`;
}

function about({ files = [], asOf }: Report): Html {
  const facts = [...(files.length > 0 ? [files.join(", ")] : []), ...(asOf === undefined ? [] : [`as of ${asOf}`])];
  return facts.length === 0
    ? NOTHING
    : markup`<p class="about">${facts.join(", ")}</p>
`;
}
