import { isOpen, type SpecPath } from "../spec/finding";
import { byCodeUnit } from "../text/order";
import { valueIn } from "../text/value-in";
import type { LocatedFinding } from "./check-options";

/** A finding that stood when a baseline was written. It has no line and no words, which change without anything new. */
export interface BaselineEntry {
  /** The file, relative to that of the baseline. @default - none: it is about several galleries */
  readonly file?: string;
  readonly rule: string;
  readonly path: string;
  /** The key or item that it is about; an item of a list by its name, if it has one. @default - the path alone tells */
  readonly at?: string;
  /** The number of findings that are alike in all of these. @default 1 */
  readonly count?: number;
}

/** The findings that stood in some files at a time. */
export interface Baseline {
  /** The files that were checked, relative to that of the baseline. */
  readonly files: readonly string[];
  readonly findings: readonly BaselineEntry[];
}

/** Returns the file of a gallery, as the baseline names it. */
export type FileOf = (located: LocatedFinding) => string;

/** An entry of which fewer findings are left than it says. */
export interface StaleEntry {
  /** Its place in the list of the baseline. */
  readonly index: number;
  readonly entry: BaselineEntry;
  readonly left: number;
}

/** Returns the findings of some files that count, as entries in the order of their texts. */
export function baselineOf(located: readonly LocatedFinding[], fileOf: FileOf): BaselineEntry[] {
  const counts = new Map<string, { entry: BaselineEntry; count: number }>();
  for (const each of located) {
    if (!isOpen(each.finding)) continue;
    const entry = entryOf(each, fileOf);
    valueIn(counts, identityOf(entry), () => ({ entry, count: 0 })).count++;
  }
  return [...counts.values()]
    .map(({ entry, count }) => (count === 1 ? entry : { ...entry, count }))
    .sort(compareEntries);
}

/** Marks the findings that stand in a baseline, and returns the entries that match nothing any more. */
export function applyBaseline(
  located: readonly LocatedFinding[],
  baseline: Baseline,
  fileOf: FileOf,
  checked: readonly string[],
): { readonly located: LocatedFinding[]; readonly stale: readonly StaleEntry[] } {
  const left = new Map<string, number>();
  for (const entry of baseline.findings) {
    const identity = identityOf(entry);
    left.set(identity, (left.get(identity) ?? 0) + (entry.count ?? 1));
  }
  const marked = located.map((each): LocatedFinding => {
    const identity = identityOf(entryOf(each, fileOf));
    const known = left.get(identity) ?? 0;
    if (known === 0 || !isOpen(each.finding)) return each;
    left.set(identity, known - 1);
    return { ...each, finding: { ...each.finding, isInBaseline: true } };
  });
  return { located: marked, stale: staleAmong(baseline, left, checked) };
}

/** Returns the entries of checked files that are left over. An entry of several galleries needs all of them. */
function staleAmong(
  { files, findings }: Baseline,
  left: Map<string, number>,
  checked: readonly string[],
): StaleEntry[] {
  const names = new Set(checked);
  const isWhole = files.every((file) => names.has(file));
  return findings.flatMap((entry, index) => {
    if (entry.file === undefined ? !isWhole : !names.has(entry.file)) return [];
    const count = entry.count ?? 1;
    const identity = identityOf(entry);
    const unmatched = Math.min(count, left.get(identity) ?? 0);
    left.set(identity, (left.get(identity) ?? 0) - unmatched);
    return unmatched === 0 ? [] : [{ index, entry, left: count - unmatched }];
  });
}

function entryOf(located: LocatedFinding, fileOf: FileOf): BaselineEntry {
  const { finding, at, plan, isOfSeveral } = located;
  const { rule, path } = finding;
  if (isOfSeveral) return { rule, path };
  return { file: fileOf(located), rule, path, ...(at && { at: pathText(plan.spec, at) }) };
}

function identityOf({ file, rule, path, at }: BaselineEntry): string {
  return JSON.stringify([file ?? null, rule, path, at ?? null]);
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    byCodeUnit(a.file ?? "", b.file ?? "") ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.path, b.path) ||
    byCodeUnit(a.at ?? "", b.at ?? "")
  );
}

/** Returns a path as a text. An item that has a name is named, so that an item before it moves nothing. */
function pathText(spec: unknown, at: SpecPath): string {
  let value = spec;
  const steps = at.map((step) => {
    value = typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
    if (typeof step === "string") return step;
    const name = typeof value === "object" && value !== null && "name" in value ? value.name : undefined;
    return typeof name === "string" ? `[${name}]` : `[${step}]`;
  });
  return steps.join("/");
}
