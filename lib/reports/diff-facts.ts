import type { Change, Effect } from "../diff/change";
import type { Outcome } from "../diff/effect";
import type { Hazard, Money, ObjectDiff, VersionDiff } from "../diff/model";
import { isEqual, type Value } from "../diff/settings";
import type { RegionChange } from "../diff/target-regions";
import { byCodeUnit, own } from "../order";
import type { TargetRegion } from "../plan";
import { grouped } from "../rules/wording";
import { DEFAULT_STORAGE } from "../storage";
import { moneyOf } from "./cost-tables";
import { gibText } from "./money";
import { counted } from "./text";

/** One line about a change, and why it is no change in place. */
export interface Fact {
  readonly text: string;
  readonly why?: string;
}

/** How many names a list shows before it counts the others. */
const MOST_NAMES = 6;

/** What becomes of an object, after its name: "is created". */
export function effectText({ effect, outcome, changes }: Pick<ObjectDiff, "effect" | "outcome" | "changes">): string {
  if (effect === null) return "stays as it is";
  if (effect === "refused" && changes.some(({ attribute }) => attribute === "deletion"))
    return "is to be destroyed, which Azure refuses";
  return effect === "replaced" && outcome !== null ? OUTCOMES[outcome] : EFFECTS[effect];
}

const EFFECTS: Readonly<Record<Effect, string>> = {
  created: "is created",
  adopted: "is adopted: published already, replicated from now on",
  "in-place": "changes in place",
  replaced: "must be replaced",
  refused: "changes in a way that Azure refuses",
  destroyed: "is destroyed",
  released: "is no longer managed, but kept in Azure",
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  "already-exists": "must be replaced, which Azure refuses: the new one is created first, and it exists already",
  protected: "must be replaced, which Terraform refuses to plan: it is protected",
  "not-empty": "must be replaced, which Azure refuses: it is destroyed first, and it is not empty",
  recreated: "must be replaced: it is destroyed, then created again",
};

/** What changes of a gallery or an image definition. */
export function objectFacts(object: ObjectDiff): Fact[] {
  return [...renameFacts(object), ...object.changes.map(attributeFact)];
}

/** What changes of a version: its settings, its regions, what is copied, and what it costs in a currency. */
export function versionFacts(version: VersionDiff, currency: string | null): Fact[] {
  return [
    ...renameFacts(version),
    ...version.changes.filter(({ regions }) => regions.length === 0).map(attributeFact),
    ...placementFacts(version),
    ...version.changes.flatMap((change) => regionFacts(change, version.regions)),
    ...copyFacts(version),
    ...(currency === null ? [] : costFacts(version, currency)),
  ];
}

/** `a, b, c`, or the first of many and how many others there are. */
export function listed(names: readonly string[], most = MOST_NAMES): string {
  // One name is not worth a count.
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${grouped(names.length - most)} more`;
}

/** A hazard as a sentence, without the definition that it is about. */
export function hazardText({ kind, version, after, regions }: Hazard): string {
  const where = listed(regions);
  const isOne = regions.length === 1;
  switch (kind) {
    case "last-version":
      return `${where} ${isOne ? "loses its" : "lose their"} last serving version, ${version}: latest resolves to nothing there`;
    case "latest-moves-back":
      return `latest moves back from ${version} to ${String(after)} in ${where}`;
    case "latest-destroyed":
      return `${version} is destroyed while latest resolves to it in ${where}; withdraw it first, so that nobody is left on it`;
    case "no-version":
      return `${where} may hold no version for a while during the apply, when ${version} changes`;
    case "no-latest":
      return `${where} may have no latest for a while during the apply, when ${version} changes`;
  }
}

function renameFacts({ renamedFrom, renamedTo }: ObjectDiff): Fact[] {
  if (renamedFrom !== null)
    return [{ text: `it looks like ${renamedFrom}, which is destroyed: Azure renames nothing` }];
  return renamedTo === null ? [] : [{ text: `it looks like ${renamedTo}, which is created: Azure renames nothing` }];
}

function attributeFact(change: Change): Fact {
  const { attribute, before, after } = change;
  const name = attribute.replace(/\..*/, "");
  if (attribute === "deletion" && before !== null) return withWhy(`end of life ${valueText(before)}`, change);
  if (before === null && after === null) return withWhy(name, change);
  return withWhy(`${name}: ${differenceText(before, after)}`, change);
}

/** What differs: of two records only the keys that do. */
function differenceText(before: Value, after: Value): string {
  if (!isRecord(before) || !isRecord(after)) return `${valueText(before)} -> ${valueText(after)}`;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnit);
  const texts = keys
    .map((key) => [key, own(before, key) ?? null, own(after, key) ?? null] as const)
    .filter(([, was, is]) => !isEqual(was, is))
    .map(([key, was, is]) => `${key} ${differenceText(was, is)}`);
  return texts.join(", ");
}

function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withWhy(text: string, { effect, reason }: Change): Fact {
  switch (effect) {
    case "in-place":
      return { text };
    case "replaced":
      return { text, why: `replaces it: ${reason}` };
    case "refused":
      return { text, why: `refused: ${reason}` };
    case "destroyed":
      return { text, why: `destroys it: ${reason}` };
  }
}

function valueText(value: Value): string {
  if (value === null) return "not set";
  if (typeof value !== "object") return String(value);
  const parts = isRecord(value)
    ? Object.entries(value).map(([key, item]) => `${key} ${valueText(item)}`)
    : value.map(valueText);
  return `(${parts.join(", ")})`;
}

/** Where a new version is put, and where one was that is destroyed. */
function placementFacts({ before, after, effect }: VersionDiff): Fact[] {
  if (!before && after) return byText(after.targetRegions, replicationText).map((text) => ({ text }));
  const regions = before?.targetRegions.map(({ name }) => name) ?? [];
  if (effect === "destroyed") return [{ text: `leaves ${listed(regions)}` }];
  if (effect === "released") return [{ text: `kept in ${counted(regions.length, "region")}: ${listed(regions)}` }];
  return [];
}

function regionFacts(change: Change, all: readonly RegionChange[]): Fact[] {
  if (change.regions.length === 0) return [];
  return textsOf(change, changedIn(change.regions, all)).map((text) => withWhy(text, change));
}

function changedIn(names: readonly string[], all: readonly RegionChange[]): readonly RegionChange[] {
  if (names.length === all.length) return all;
  const regions = new Set(names);
  return all.filter(({ name }) => regions.has(name));
}

function textsOf({ attribute, regions }: Change, changed: readonly RegionChange[]): string[] {
  const pairs = (text: (before: TargetRegion, after: TargetRegion) => string): string[] =>
    byText(changed, ({ before, after }) => (before && after ? text(before, after) : ""));
  switch (attribute) {
    case "targetRegions.added":
      return byText(changed, ({ after }) => after && `gains ${replicationText(after)}`);
    case "targetRegions.removed":
    case "targetRegions.forbidden":
      return [`loses ${listed(regions)}`];
    case "targetRegions.storage":
      return pairs((was, is) => `storage ${was.storageAccountType} -> ${is.storageAccountType}`);
    case "targetRegions.replicas":
      return pairs((was, is) => `replicas ${was.replicas} -> ${is.replicas}`);
    case "targetRegions.excludeFromLatest":
      return pairs((_, is) => (is.excludeFromLatest ? "hidden from latest" : "shown to latest"));
    case "targetRegions.encryption":
      return pairs((was, is) => `disk encryption set ${setText(was)} -> ${setText(is)}`);
    case "targetRegions.diskEncryptionSet":
      return [`disk encryption sets by position: ${listed(regions)}`];
    case "targetRegions.shallow":
      return [`shallow, but other regions or replicas: ${listed(regions)}`];
    default:
      return [`order of regions: ${listed(regions)}`];
  }
}

function setText({ diskEncryptionSetId }: TargetRegion): string {
  return diskEncryptionSetId ?? "none";
}

function replicationText({ replicas, storageAccountType, excludeFromLatest }: TargetRegion): string {
  const storage = storageAccountType === DEFAULT_STORAGE ? "" : ` on ${storageAccountType}`;
  return `${counted(replicas, "replica")}${storage}${excludeFromLatest ? ", hidden from latest," : ""}`;
}

/** Regions of which the same is said, together: "3 replicas in westeurope, northeurope". */
function byText<T extends { readonly name: string }>(
  regions: readonly T[],
  textOf: (region: T) => string | null,
): string[] {
  const groups = new Map<string, string[]>();
  for (const region of regions) {
    const text = textOf(region) ?? "";
    const group = groups.get(text);
    if (group) group.push(region.name);
    else groups.set(text, [region.name]);
  }
  return [...groups].map(([text, names]) => `${text}${text === "" ? "" : " "}in ${listed(names)}`);
}

function copyFacts({ copies, sizeGiB }: VersionDiff): Fact[] {
  return copies === 0
    ? []
    : [{ text: copiesText(copies, sizeGiB === null ? 0 : copies * sizeGiB, sizeGiB === null ? copies : 0) }];
}

/** What a version costs each month, where that changes. */
function costFacts({ monthly }: VersionDiff, currency: string): Fact[] {
  const [before, after] = [monthly?.before ?? null, monthly?.after ?? null];
  if (before?.amount === after?.amount) return [];
  const text = (money: Money | null): string[] => (money ? [moneyOf(money.amount, money.isPartial, currency)] : []);
  const change = [...text(before), ...text(after)].join(" -> ");
  return [{ text: `${after ? "" : "saves "}${change} ${currency} per month` }];
}

/** `3 first copies, 90 GiB`; says of how many the size is unknown. */
export function copiesText(copies: number, sizeGiB: number, ofUnknownSize: number): string {
  const count = `${grouped(copies)} first ${copies === 1 ? "copy" : "copies"}`;
  if (ofUnknownSize === copies) return `${count} of unknown size`;
  const known = `${count}, ${gibText(sizeGiB)} GiB`;
  return ofUnknownSize === 0 ? known : `${known} and ${grouped(ofUnknownSize)} of unknown size`;
}
