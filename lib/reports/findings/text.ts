import { isOpen, type Finding, type Place, type Severity } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { itemPlans, type GalleryPlan, type ItemVersionPlan } from "../../plan/plan";
import { countItems } from "../matrix/item-kinds";
import { printable } from "../../text/printable";
import { counted, hang, PLAIN, type Paint, type TextOptions } from "../../text/paint";

const INDENT = 6;

/** Writes findings for people: the fault, its place, the fix, and the source of the rule; then the count of all. */
export function findingsText(findings: readonly Finding[], options: TextOptions = {}): string {
  const { width = Infinity, paint = PLAIN } = options;
  const blocks = findings.filter(isOpen).map((finding) => findingText(finding, width, paint));
  return [...blocks, `${findingsCount(findings)}\n`].join("\n");
}

/** Returns `2 errors, 1 warning, 1 acknowledged`, without the kinds that have no finding. */
export function findingsCount(findings: readonly Finding[]): string {
  const acknowledged = findings.filter((finding) => !isOpen(finding)).length;
  const counts = (["error", "warning"] as const)
    .map((severity) => [countOf(findings, severity), severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun));
  if (acknowledged > 0) counts.push(`${acknowledged} acknowledged`);
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

function findingText(finding: Finding, width: number, paint: Paint): string {
  const head = `${finding.severity}[${finding.rule}]:`;
  const problem = hang(printable(finding.problem), head.length + 1, INDENT, width);
  const lines = [
    `${paint[finding.severity](head)} ${paint.strong(problem)}`,
    labelled("at:  ", whereabouts(finding), width, paint),
    labelled("help:", finding.help, width, paint),
    labelled("see: ", finding.source, width, paint),
  ];
  return `${lines.join("\n")}\n`;
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
