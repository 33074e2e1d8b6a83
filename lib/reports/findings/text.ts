import { isOpen, type Finding, type Place, type Severity } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { itemPlans, type GalleryPlan, type ItemVersionPlan } from "../../plan/plan";
import { countItems } from "../matrix/item-kinds";
import { printable } from "../../text/printable";
import { counted, hang, PLAIN, type Paint, type TextOptions } from "../../text/paint";
import { excerptOf } from "./excerpt";

const INDENT = 6;

/** Returns the line of a file at a place; undefined where it is not known. */
export type LineAt = (place: Place) => string | undefined;

/** The layout of findings. */
export interface FindingsOptions extends TextOptions {
  /** The lines that are shown, with a mark below the place. @default - none are */
  readonly lineAt?: LineAt | undefined;
}

/** Writes findings for people: the fault, its place, the fix, and the source of the rule; then the count of all. */
export function findingsText(findings: readonly Finding[], options: FindingsOptions = {}): string {
  const { width = Infinity, paint = PLAIN, lineAt = () => undefined } = options;
  const blocks = findings.filter(isOpen).map((finding) => findingText(finding, width, paint, lineAt));
  return [...blocks, `${findingsCount(findings)}\n`].join("\n");
}

/** Writes findings one in a line, as compilers do, then the count of all. */
export function findingsCompact(findings: readonly Finding[]): string {
  const lines = findings
    .filter(isOpen)
    .map(
      (finding) => `${whereabouts(finding)}: ${finding.severity}[${finding.rule}]: ${finding.problem}; ${finding.help}`,
    );
  return [...lines.map(printable), findingsCount(findings), ""].join("\n");
}

/** Returns why a finding does not count. */
export function notCounted({ acknowledged }: Finding): string {
  return acknowledged === undefined ? "in the baseline" : `acknowledged: ${acknowledged}`;
}

/** Returns `2 errors, 1 warning, 1 acknowledged, 3 in the baseline`, without the kinds that have no finding. */
export function findingsCount(findings: readonly Finding[]): string {
  const acknowledged = findings.filter((finding) => finding.acknowledged !== undefined).length;
  const known = findings.filter((finding) => finding.isInBaseline).length;
  const counts = (["error", "warning"] as const)
    .map((severity) => [countOf(findings, severity), severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun));
  if (acknowledged > 0) counts.push(`${acknowledged} acknowledged`);
  if (known > 0) counts.push(`${known} in the baseline`);
  return counts.length === 0 ? "no findings" : counts.join(", ");
}

/** Returns the number of findings of a severity, without the acknowledged ones. */
export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity && isOpen(finding)).length;
}

/** Returns the text without findings: `gallery.yaml: 2 images, 5 versions, 3 regions: nothing to report`. */
export function nothingToReport(files: readonly string[], plans: readonly GalleryPlan[]): string {
  const subject = files.length === 1 ? printable(files[0] as string) : counted(files.length, "file");
  const items = plans.flatMap((plan) => itemPlans(plan));
  const { images, applications } = countItems(items);
  const versions = items.flatMap((item): readonly ItemVersionPlan[] => item.versions);
  const regions = new Set(versions.flatMap(({ targetRegions }) => targetRegions.map(({ name }) => name)));
  const seen = [
    ...(images > 0 || applications === 0 ? [counted(images, "image")] : []),
    ...(applications > 0 ? [counted(applications, "application")] : []),
    counted(versions.length, "version"),
    counted(regions.size, "region"),
  ];
  return `${subject}: ${seen.join(", ")}: nothing to report\n`;
}

function findingText(finding: Finding, width: number, paint: Paint, lineAt: LineAt): string {
  const head = `${finding.severity}[${finding.rule}]:`;
  const problem = hang(printable(finding.problem), head.length + 1, INDENT, width);
  const lines = [
    `${paint[finding.severity](head)} ${paint.strong(problem)}`,
    labelled("at:  ", whereabouts(finding), width, paint),
    ...excerptLines(finding, width, paint, lineAt),
    labelled("help:", finding.help, width, paint),
    labelled("see: ", finding.source, width, paint),
  ];
  return `${lines.join("\n")}\n`;
}

/** The columns of an excerpt where no terminal says how many it has. */
const EXCERPT_COLUMNS = 80;

/** Returns the line of a finding, and the mark below its place. */
function excerptLines({ place, severity }: Finding, width: number, paint: Paint, lineAt: LineAt): string[] {
  const line = place && isFindable(place) ? lineAt(place) : undefined;
  if (place === null || line === undefined || line.trim() === "") return [];
  const gutter = `${" ".repeat(INDENT)}${place.line} | `;
  const room = (Number.isFinite(width) ? width : EXCERPT_COLUMNS) - gutter.length;
  const { line: shown, mark } = excerptOf(line, place.column, room);
  const below = gutter.replace(/\d/g, " ");
  return [paint.faint(gutter) + shown, paint.faint(below) + paint[severity](mark)].map((each) => each.trimEnd());
}

/** Returns `gallery.yaml:7:3`, or the path of a finding without a place. */
export function whereabouts({ path, place, gallery }: Finding): string {
  if (place === null) return pathIn(gallery, path);
  const shown = `${place.file}:${place.line}:${place.column}`;
  return isFindable(place) ? pathIn(gallery, shown) : `${shown} (${pathIn(gallery, path)})`;
}

/** The columns that a person looks through. A file of one line has more. */
const MOST_COLUMNS = 500;

/** Reports whether a person finds a place by its line and column. Terraform prints a state or plan in one line. */
export function isFindable({ column }: Place): boolean {
  return column <= MOST_COLUMNS;
}

function labelled(label: string, text: string, width: number, paint: Paint): string {
  const indent = INDENT + label.length + 1;
  return `${" ".repeat(INDENT)}${paint.faint(label)} ${hang(printable(text), indent, indent, width)}`;
}
