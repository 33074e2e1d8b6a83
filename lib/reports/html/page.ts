import type { CostReport } from "../../cost/cost";
import type { Finding } from "../../spec/finding";
import { galleryRefs } from "../../spec/gallery-identity";
import type { GalleryPlan } from "../../plan/plan";
import type { Unresolved } from "../../terraform/resource";
import { countOf } from "../findings/text";
import { galleryHeading } from "../matrix/gallery-heading";
import { totalHolding } from "../matrix/totals";
import { countItems, type ItemCounts } from "../matrix/item-kinds";
import type { MatrixView } from "../matrix/view";
import { definitionSection } from "./definition";
import { pageOf } from "./document";
import { markup, NOTHING, type Html } from "./escape";
import { filterForm } from "./filter";
import { findingsSection } from "./findings";
import { key } from "./key";
import { overview } from "./overview";
import { storageSection } from "./storage";
import { unresolvedSection } from "./unresolved";
import { pageViews } from "./views";

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
 * Writes one self-contained page for a browser: totals, findings, latest by region, the matrix as a heat map, charts,
 * and a filter. The page loads nothing from a network. One row sums up the older versions of a large gallery.
 */
export async function reportHtml(report: Report): Promise<string> {
  const { plans, findings, cost, unresolved = [] } = report;
  const views = pageViews(plans);
  const counts = countsOf(views);
  const paths = new Set(views.map(({ path }) => path));
  const holding = totalHolding(views.map((view) => view.holding));
  const said = findingsSection(findings, paths);
  // Errors come before the content that they may make meaningless; warnings come after it.
  const hasErrors = countOf(findings, "error") > 0;
  const sections = [
    overview(counts, holding, findings),
    filterForm([...holding.byRegion.keys()], counts),
    unresolvedSection(unresolved),
    ...(hasErrors ? [said] : []),
    definitionsSection(views, counts),
    ...(cost ? [storageSection(cost)] : []),
    ...(hasErrors ? [] : [said]),
  ];
  return pageOf({ title: titleOf(report, counts), about: about(report), sections, origin: originOf(plans) });
}

/** Writes only the matrix as a page: latest by region, and the heat map, with the filter. */
export async function matrixHtml(plans: readonly GalleryPlan[]): Promise<string> {
  const views = pageViews(plans);
  const regions = new Set(views.flatMap(({ definition }) => definition.regions));
  const counts = countsOf(views);
  const sections = [filterForm([...regions], counts), definitionsSection(views, counts)];
  return pageOf({ title: titleOf({ plans }, counts), about: NOTHING, sections, origin: originOf(plans) });
}

function originOf(plans: readonly GalleryPlan[]): string {
  return plans.some(({ foundIn }) => foundIn === "azure")
    ? "Written by gallerist from files and from what Azure answered."
    : "Written by gallerist from files; nothing was asked of Azure.";
}

function countsOf(views: readonly MatrixView[]): ItemCounts {
  return countItems(views.map(({ definition }) => definition));
}

function definitionsSection(views: readonly MatrixView[], counts: ItemCounts): Html {
  return markup`<section aria-labelledby="definitions">
<h2 id="definitions">${wordsFor(counts, "Image definitions", "VM applications")}</h2>
${views.length === 0 ? markup`<p>There are none.</p>` : key(views)}${views.map(definitionSection)}</section>
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
