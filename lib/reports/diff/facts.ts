import type { Change, Effect } from "../../diff/change";
import type { Outcome } from "../../diff/effect";
import type { Hazard, Money, ObjectDiff, VersionDiff } from "../../diff/model";
import { isEqual, type Value } from "../../diff/settings";
import type { ItemVersionPlan } from "../../plan/plan";
import { isPublishedElsewhere } from "../../plan/provider";
import { byCodeUnit, own } from "../../text/order";
import { grouped } from "../../text/wording";
import { amountText } from "../cost/tables";
import { listed, withWhy, type Fact } from "./fact";
import { byText, regionFacts, replicationText } from "./regions";
import { gibText } from "../../text/money";
import { counted } from "../../text/paint";

/** Returns the effect on an object as text that follows its name: "is created". */
export function effectText({ effect, outcome, changes }: Pick<ObjectDiff, "effect" | "outcome" | "changes">): string {
  if (effect === null) return "stays as it is";
  if (effect === "refused" && changes.some(({ attribute }) => DELETIONS.has(attribute)))
    return "is to be destroyed, which Azure refuses";
  return effect === "replaced" && outcome !== null ? OUTCOMES[outcome] : EFFECTS[effect];
}

/** The changes that are a refused deletion. */
const DELETIONS: ReadonlySet<string> = new Set(["deletion", "deletion.locked"]);

const EFFECTS: Readonly<Record<Effect, string>> = {
  created: "is created",
  managed: "is managed from now on: published already",
  imported: "is imported: it exists already, and is managed from now on",
  "in-place": "changes in place",
  replaced: "must be replaced",
  refused: "changes in a way that Azure refuses",
  destroyed: "is destroyed",
  forgotten: "is forgotten: no longer managed, but kept in Azure",
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  "already-exists": "must be replaced, which Azure refuses: the new one is created first, and it exists already",
  protected: "must be replaced, which Terraform refuses to plan: it is protected",
  "not-empty": "must be replaced, which Azure refuses: it is destroyed first, and it is not empty",
  recreated: "must be replaced: it is destroyed, then created again",
};

/** Returns the changes of a gallery or an image definition. */
export function objectFacts(object: ObjectDiff): Fact[] {
  return [...renameFacts(object), ...object.changes.map(attributeFact)];
}

/** Returns the changes of a version: its settings, its regions, its copies, and its cost in a currency. */
export function versionFacts(version: VersionDiff, currency: string | null): Fact[] {
  return [
    ...renameFacts(version),
    ...version.changes.filter(({ regions }) => regions.length === 0).map(attributeFact),
    ...placementFacts(version),
    ...version.changes.flatMap((change) => regionFacts(change, version.regions)),
    ...growthFacts(version),
    ...copyFacts(version),
    ...(currency === null ? [] : costFacts(version, currency)),
  ];
}

/** Returns a hazard as a sentence, without the definition that it is about. */
export function hazardText({ kind, version, after, by, regions }: Hazard): string {
  const where = listed(regions);
  const isOne = regions.length === 1;
  switch (kind) {
    case "last-version":
      return `${where} ${isOne ? "loses its" : "lose their"} last serving version, ${version}: latest resolves to nothing there`;
    case "latest-moves-back":
      return `latest moves back from ${version} to ${String(after)} in ${where}`;
    case "latest-destroyed":
      return `${version} is destroyed while latest resolves to it in ${where}; withdraw it first, so that nobody is left on it`;
    case "forgotten-serving": {
      const stays = after === null ? `stays in ${where}, where it may become latest` : `stays latest in ${where}`;
      return `${version} is forgotten and ${stays}: withdraw it and apply that first, then take it out, and delete it in Azure (az sig image-version delete)`;
    }
    case "withdrawn-grows":
      return `${version} grows in ${where} though it is hidden from latest, since ${String(by)} no longer stands before it: delete ${version} first, or withdraw ${String(by)} and keep it until then`;
    case "no-version":
      return `${where} may hold no version for a while during the apply, when ${version} changes`;
    case "no-latest":
      return `${where} may have no latest for a while during the apply, when ${version} changes`;
  }
}

function renameFacts({ renamedFrom, renamedTo }: ObjectDiff): Fact[] {
  if (renamedFrom !== null)
    return [{ text: `it looks like ${renamedFrom}, which is destroyed: Azure renames and moves nothing` }];
  return renamedTo === null
    ? []
    : [{ text: `it looks like ${renamedTo}, which is created: Azure renames and moves nothing` }];
}

function attributeFact(change: Change): Fact {
  const { attribute, before, after } = change;
  const name = attribute.replace(/\..*/, "");
  if (attribute === "deletion" && before !== null) return withWhy(`end of life ${valueText(before)}`, change);
  if (attribute === "import") return withWhy("is imported: it exists already", change);
  if (attribute === "plan" && typeof after === "string") return withWhy(`forced by ${after}`, change);
  if (before === null && after === null) return withWhy(name, change);
  if (attribute === "sharing.listed") return withWhy(sharingText(before, after), change);
  return withWhy(`${name}: ${differenceText(before, after)}`, change);
}

/** Returns `shared with subscription a, no longer with tenant b`. */
function sharingText(before: Value, after: Value): string {
  const [was, is] = [sharedIds(before), sharedIds(after)];
  const added = is.filter((id) => !was.includes(id));
  const removed = was.filter((id) => !is.includes(id));
  const parts = [
    ...(added.length > 0 ? [`shared with ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`no longer shared with ${removed.join(", ")}`] : []),
  ];
  return parts.join("; ");
}

/** Returns `subscription …` and `tenant …` of a gallery's sharing. */
function sharedIds(sharing: Value): string[] {
  const direct = isRecord(sharing) ? (own(sharing, "direct") ?? null) : null;
  const ids = (key: string, noun: string): string[] => {
    const given: Value | undefined = isRecord(direct) ? own(direct, key) : undefined;
    return isList(given) ? given.map((id) => `${noun} ${valueText(id)}`) : [];
  };
  return [...ids("subscriptions", "subscription"), ...ids("tenants", "tenant")];
}

/** Returns the difference of two values; of two records, only the keys that differ. */
function differenceText(before: Value, after: Value): string {
  if (!isRecord(before) || !isRecord(after)) {
    const [was, is] = [valueText(before), valueText(after)];
    return was === is ? `${was} -> another` : `${was} -> ${is}`;
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnit);
  const texts = keys
    .map((key) => [key, own(before, key) ?? null, own(after, key) ?? null] as const)
    .filter(([, was, is]) => !isEqual(was, is))
    .map(([key, was, is]) => `${key} ${differenceText(was, is)}`);
  // Only secrets differ, which both sides hide.
  return texts.length === 0 ? "another secret" : texts.join(", ");
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueText(value: Value): string {
  if (value === null) return "not set";
  if (typeof value === "string") return shortened(value);
  if (typeof value !== "object") return String(value);
  const parts = isRecord(value)
    ? Object.entries(value).map(([key, item]) => `${key} ${valueText(item)}`)
    : value.map(valueText);
  return `(${parts.join(", ")})`;
}

/** The longest text that is shown whole: an id of Azure is shorter, and a script may have 4,096 bytes. */
const MOST_CHARACTERS = 300;
const SHOWN_CHARACTERS = 60;

/** Returns a text, or the beginning of the first line of a long text or of one with several lines. */
function shortened(text: string): string {
  const [first = "", ...others] = text.trimEnd().split("\n");
  if (others.length === 0 && text.length <= MOST_CHARACTERS) return text;
  return `${first.slice(0, SHOWN_CHARACTERS).trimEnd()}… (${counted(text.length, "character")})`;
}

/** Returns the regions of a new or a destroyed version. */
function placementFacts({ before, after, effect }: VersionDiff): Fact[] {
  if (!before && after) return byText(after.targetRegions, replicationText).map((text) => ({ text }));
  const regions = before?.targetRegions.map(({ name }) => name) ?? [];
  if (effect === "destroyed") return [{ text: `leaves ${listed(regions)}` }];
  return effect === "forgotten" && before ? forgottenFacts(before, regions) : [];
}

/** Returns the regions of a version that stays in Azure. Terraform counts the end of its record as a deletion. */
function forgottenFacts({ spec }: ItemVersionPlan, regions: readonly string[]): Fact[] {
  const kept = { text: `kept in ${counted(regions.length, "region")}: ${listed(regions)}` };
  if (!isPublishedElsewhere(spec)) return [kept];
  return [kept, { text: "Terraform calls it destroyed, but deletes only its own record of it" }];
}

function growthFacts({ growsWithout }: VersionDiff): Fact[] {
  return growsWithout === null
    ? []
    : [{ text: `hidden from latest, and grows since ${growsWithout} no longer stands before it` }];
}

function copyFacts({ copies, sizeGiB }: VersionDiff): Fact[] {
  return copies === 0
    ? []
    : [{ text: copiesText(copies, sizeGiB === null ? 0 : copies * sizeGiB, sizeGiB === null ? copies : 0) }];
}

/** Returns the monthly cost of a version, if it changes. */
function costFacts({ monthly }: VersionDiff, currency: string): Fact[] {
  const [before, after] = [monthly?.before ?? null, monthly?.after ?? null];
  if (before?.amount === after?.amount) return [];
  const text = (money: Money | null): string[] => (money ? [amountText(money.amount, money.isPartial, currency)] : []);
  const change = [...text(before), ...text(after)].join(" -> ");
  return [{ text: `${after ? "" : "saves "}${change} ${currency} per month` }];
}

/** Returns `3 first copies, 90 GiB`, with the number of copies of unknown size. */
export function copiesText(copies: number, sizeGiB: number, ofUnknownSize: number): string {
  const count = `${grouped(copies)} first ${copies === 1 ? "copy" : "copies"}`;
  if (ofUnknownSize === copies) return `${count} of unknown size`;
  const known = `${count}, ${gibText(sizeGiB)} GiB`;
  return ofUnknownSize === 0 ? known : `${known} and ${grouped(ofUnknownSize)} of unknown size`;
}
