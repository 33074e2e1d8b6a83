import type { Effect } from "../../diff/change";
import type {
  At,
  DefinitionDiff,
  Diff,
  DiffMoney,
  DiffTotals,
  GalleryDiff,
  Hazard,
  Money,
  NotCompared,
  ObjectDiff,
} from "../../diff/model";
import { pathIn } from "../../spec/gallery-identity";
import { grouped } from "../../text/wording";
import { accessParts, accessTotal } from "./access";
import { amountText } from "../cost/tables";
import { listed, type Fact } from "./fact";
import { copiesText, effectText, hazardText, objectFacts } from "./facts";
import { latestTexts, versionGroups, type VersionGroup } from "./groups";
import { printable } from "../../text/printable";
import { counted, hang, PLAIN, type Paint, type TextOptions } from "../../text/paint";

const MARKS: Readonly<Record<Effect, string>> = {
  created: "+",
  managed: "+",
  imported: "+",
  "in-place": "~",
  replaced: "!",
  refused: "!",
  destroyed: "-",
  forgotten: "=",
};

/** The number of warnings that are shown before the others are counted. */
export const MOST_HAZARDS = 50;

/** Writes a diff for people: the changes by definition and version, then warnings, then totals. */
export function diffText(diff: Diff, options: TextOptions = {}): string {
  const page = new Page(options.width ?? 80, options.paint ?? PLAIN, diff.money?.currency ?? null);
  page.block(firstTexts(diff).map((text) => page.line(0, text)));
  for (const gallery of diff.galleries) page.gallery(gallery);
  page.hazards(diff.hazards);
  for (const { title, lines } of accessParts(diff))
    page.block([`${title}:`, ...lines.map((text) => page.line(2, text))]);
  page.block(notesOf(diff).map((note) => page.line(0, note)));
  page.block(totalTexts(diff).map((text) => page.line(0, text)));
  return page.text();
}

/** Returns lines that stand first: where the plan is partial, and where the changes are drift. */
export function firstTexts({ isPartial, isDrift, galleries }: Diff): string[] {
  return [
    ...(isPartial ? ["partial plan: Terraform stopped with an error while it planned, so more may change"] : []),
    ...(isDrift && galleries.length > 0 ? [DRIFT] : []),
  ];
}

const DRIFT =
  "drift: Azure has what stands first, and the file says what stands after it; only what Terraform manages is destroyed";

/** Returns the attributes that were not compared, and what the simulated apply assumes if the Terraform files are not ours. */
export function notesOf({ notCompared, staysInAzure, protections, assumesOrder }: Diff): string[] {
  const notes = [...byAttribute(notCompared)].map(
    ([attribute, paths]) => `not compared, since only Terraform knows it: ${attribute} of ${listed(paths)}`,
  );
  for (const [attribute, paths] of byAttribute(staysInAzure))
    notes.push(`no longer said, so it stays in Azure as it is: ${attribute} of ${listed(paths)}`);
  if (assumesOrder && !protections.createBeforeDestroy)
    notes.push("assumed: a replacement is destroyed first, since no `create_before_destroy` is known");
  if (!protections.deletesLast)
    notes.push("assumed: what goes may be destroyed first, since no `terraform_data` keeps it until the rest is done");
  return notes;
}

/** Returns the totals of the diff: one line for each kind of object, and one for replicas and copies. */
export function totalTexts(diff: Diff): string[] {
  const { totals, galleries, money, isPartial } = diff;
  const access = accessTotal(diff);
  if (galleries.length === 0) return [access ?? (isPartial ? "no change in what was planned" : "no change")];
  const { replicas, copies, copiedGiB, copiesOfUnknownSize } = totals;
  const lines = OBJECTS.map(([object, noun]) => effectsText(totals.effects[object], noun)).filter(
    (text) => text !== "",
  );
  lines.push(`replicas: ${grouped(replicas.before)} -> ${grouped(replicas.after)}`);
  if (access !== undefined) lines.push(access);
  if (copies > 0) lines.push(`between regions: ${copiesText(copies, copiedGiB, copiesOfUnknownSize)}`);
  return money ? [...lines, ...moneyTexts(money, copies)] : lines;
}

/** Returns the monthly cost of all galleries, and the one-time cost of the copies. */
function moneyTexts({ currency, monthly, once }: DiffMoney, copies: number): string[] {
  const text = ({ amount, isPartial }: Money): string => amountText(amount, isPartial, currency);
  const monthlyText = `cost: ${text(monthly.before)} -> ${text(monthly.after)} ${currency} per month`;
  const lines = copies > 0 ? [`${monthlyText}, ${text(once)} ${currency} once for copies`] : [monthlyText];
  const isPartial = monthly.before.isPartial || monthly.after.isPartial || (copies > 0 && once.isPartial);
  return isPartial ? [...lines, "not all of it has a size and a price; gallerist cost names what lacks one"] : lines;
}

const OBJECTS = [
  ["gallery", "galleries"],
  ["definition", "image definitions"],
  ["version", "image versions"],
  ["application", "applications"],
  ["applicationVersion", "application versions"],
] as const;

function effectsText(effects: DiffTotals["effects"]["version"], noun: string): string {
  const counts = Object.entries(effects).filter(([, count]) => count > 0);
  if (counts.length === 0) return "";
  return `${noun}: ${counts.map(([effect, count]) => `${grouped(count)} ${effect.replace("-", " ")}`).join(", ")}`;
}

function byAttribute(notCompared: readonly NotCompared[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const each of notCompared) {
    const { attribute, regions = [] } = each;
    const path = shownPath(each);
    const known = paths.get(attribute);
    const text = regions.length === 0 ? path : `${path} (${listed(regions)})`;
    if (known) known.push(text);
    else paths.set(attribute, [text]);
  }
  return paths;
}

/** Returns the path of an object, with a qualifier if several galleries have its gallery's name. */
function shownPath({ path, gallery }: At): string {
  return pathIn(gallery, path);
}

/** Returns `1.4.0`, or several versions and their count. */
export function versionsText(versions: readonly string[]): string {
  const names = listed(versions, 3);
  return versions.length > 4 ? `${names} (${grouped(versions.length)} versions)` : names;
}

/** A builder for the lines of the report. */
class Page {
  private readonly blocks: string[] = [];

  constructor(
    private readonly width: number,
    private readonly paint: Paint,
    private readonly currency: string | null,
  ) {}

  gallery(gallery: GalleryDiff): void {
    if (gallery.effect !== null)
      this.block([this.heading(gallery, "gallery "), ...this.facts(objectFacts(gallery), 2)]);
    for (const definition of gallery.definitions) this.definition(definition);
  }

  hazards(hazards: readonly Hazard[]): void {
    const lines = hazards.slice(0, MOST_HAZARDS).map((hazard) => {
      const label = `warning[${hazard.kind}]:`;
      const text = hang(printable(`${shownPath(hazard)}: ${hazardText(hazard)}`), label.length + 1, 6, this.width);
      return `${this.paint.warning(label)} ${text}`;
    });
    const more = hazards.length - MOST_HAZARDS;
    if (more > 0) lines.push(`and ${counted(more, "more warning")}; --format json has all of them`);
    this.block(lines);
  }

  block(lines: readonly string[]): void {
    if (lines.length > 0) this.blocks.push(lines.join("\n"));
  }

  line(indent: number, text: string): string {
    return " ".repeat(indent) + hang(printable(text), indent, indent + 2, this.width);
  }

  text(): string {
    return `${this.blocks.join("\n\n")}\n`;
  }

  private definition(definition: DefinitionDiff): void {
    const { shown, hidden } = versionGroups(definition, this.currency);
    const noun = definition.kind === "application" ? "application " : "";
    const lines = [this.heading(definition, noun), ...this.facts(objectFacts(definition), 2)];
    for (const group of shown) lines.push(...this.versions(group));
    if (hidden > 0) lines.push(`  and ${counted(hidden, "more version")}; --format json has all of them`);
    lines.push(...latestTexts(definition).map((text) => this.line(2, text)));
    this.block(lines);
  }

  private heading(object: ObjectDiff, noun: string): string {
    const path = printable(shownPath(object));
    const name = this.paint.strong(path);
    if (object.effect === null) return name;
    const label = `${MARKS[object.effect]} ${noun}`;
    const length = label.length + path.length + 1;
    const text = effectText(object);
    const [word = ""] = text.split(" ");
    if (length + word.length > this.width) return `${label}${name}\n  ${hang(text, 2, 2, this.width)}`;
    return `${label}${name} ${hang(text, length, 2, this.width)}`;
  }

  private versions({ versions, effect, effectText, facts }: VersionGroup): string[] {
    const paint = effect === "refused" || effect === "replaced" ? this.paint.error : this.paint.strong;
    const label = `  ${MARKS[effect]} ${printable(versionsText(versions))}`;
    const text = hang(versions.length === 1 ? effectText : pluralOf(effectText), label.length + 1, 6, this.width);
    return [`${paint(label)} ${text}`, ...this.facts(facts, 6)];
  }

  private facts(facts: readonly Fact[], indent: number): string[] {
    return facts.flatMap(({ text, why }) => {
      const line = this.line(indent, text);
      return why === undefined ? [line] : [line, this.line(indent + 2, why)];
    });
  }
}

/** Turns a text about one object into a text about several. */
function pluralOf(text: string): string {
  return text.replace(/^is /, "are ").replace(/^changes /, "change ");
}
