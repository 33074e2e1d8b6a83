import { EGRESS_METER, priceFilter } from "../../azure/meters";
import { ONE_REPLICA_EVERYWHERE, type CostReport, type MissingPrice } from "../../cost/report";
import { counted, firstFew, grouped } from "../../text/wording";
import { foundInWords } from "../../plan/item-plan";
import { meterText } from "../../cost/prices/price-sheet";
import { nameIn } from "./tables";
import { gibText, money } from "../../text/money";

/** A sentence below the tables of a cost report, with a label for its subject. */
export interface CostNote {
  readonly label: "note" | "left out" | "saved" | "no price" | "no size" | "+" | "prices" | "assumed";
  readonly text: string;
}

/** The most regions without a price, or definitions without a size, that are listed; further ones are counted. */
const MOST = 10;

/** The most versions of a definition that are named. */
const MOST_NAMES = 3;

const API = "https://prices.azure.com/api/retail/prices";

/** Returns the notes that a reader of the figures must know; `name` formats names. */
export function costNotes(report: CostReport, name: (text: string) => string): CostNote[] {
  const { sheet, currency } = report;
  const notes: CostNote[] = [];
  if (sheet?.note != null) notes.push({ label: "note", text: `the price sheet says: ${name(sheet.note)}` });
  if (report.unresolved > 0) {
    notes.push({
      label: "left out",
      text: `what depends on ${counted(report.unresolved, "value")} that could not be read`,
    });
  }
  notes.push(...notCountedNotes(report));
  const saved = savedText(report);
  if (saved !== undefined) notes.push({ label: "saved", text: saved });
  if (sheet) notes.push(...missingPriceNotes(report, name));
  notes.push(...missingSizeNotes(report, name));
  if (currency !== null && (report.isPartial || report.egress.isPartial)) {
    notes.push({ label: "+", text: "a lower bound, and ? not known: something is missing, as said above" });
  }
  if (!sheet) notes.push({ label: "prices", text: queryText(report, name) });
  notes.push({ label: "assumed", text: assumedText(report) });
  return notes;
}

/** Returns the savings of the policies in all known units; undefined when there is nothing to compare with. */
function savedText({ everywhere, currency }: CostReport): string | undefined {
  if (!everywhere || everywhere.everywhere.storage.replicas === 0) return undefined;
  const { saved, everywhere: all } = everywhere;
  const { storage } = all;
  const shown: Saving[] = [{ saved: saved.replicas, of: storage.replicas, unit: "replica", text: grouped }];
  if (storage.gib > 0) shown.unshift({ saved: saved.gib, of: storage.gib, unit: "GiB", text: gibText });
  if (currency !== null && storage.monthly > 0) {
    const text = (amount: number): string => money(amount, currency);
    shown.unshift({ saved: saved.monthly, of: storage.monthly, unit: `${currency} per month`, text });
  }
  const isNothing = shown.every((each) => each.saved <= 0) && shown.some((each) => each.saved < 0);
  const known = saved.isPartial && currency !== null ? ", as far as prices and sizes are known" : "";
  return `${isNothing ? "nothing: " : ""}${firstFew(shown.map(savingText))}${known}, against ${ONE_REPLICA_EVERYWHERE}`;
}

/** The difference of two figures of one unit. A negative one is no saving. */
interface Saving {
  readonly saved: number;
  readonly of: number;
  readonly unit: string;
  readonly text: (amount: number) => string;
}

function savingText({ saved, of, unit, text }: Saving): string {
  const words = (amount: number): string => (unit === "replica" && amount !== 1 ? "replicas" : unit);
  return saved < 0
    ? `${text(of - saved)} ${words(of - saved)} instead of ${text(of)}`
    : `${text(saved)} of ${text(of)} ${words(of)}`;
}

function notCountedNotes({ notCounted }: CostReport): CostNote[] {
  const { edgeZoneReplicas, versionsWithDataDisks, versionsWithUnreadRegions } = notCounted;
  const texts = [
    ...(edgeZoneReplicas > 0
      ? [`${counted(edgeZoneReplicas, "replica")} in edge zones: their meters are not known`]
      : []),
    ...(versionsWithDataDisks > 0
      ? [`data disks of ${counted(versionsWithDataDisks, "version")}: their sizes are not known`]
      : []),
    ...(versionsWithUnreadRegions > 0
      ? [`regions of ${counted(versionsWithUnreadRegions, "version")}: a Terraform file leaves them open`]
      : []),
  ];
  return texts.map((text) => ({ label: "left out", text }));
}

/** Returns one note for each meter, with its regions. */
function missingPriceNotes({ missingPrices, sheet }: CostReport, name: (text: string) => string): CostNote[] {
  const byMeter = new Map<string, MissingPrice[]>();
  for (const missing of missingPrices) {
    const key = `${missing.storageAccountType ?? "leaving"} ${meterText(missing.meter)}`;
    const others = byMeter.get(key);
    if (others) others.push(missing);
    else byMeter.set(key, [missing]);
  }
  const shown = [...byMeter.values()].map((ofMeter): CostNote => ({
    label: "no price",
    text: missingText(ofMeter, name),
  }));
  if (missingPrices.length > 0 && sheet?.hasMorePages) {
    shown.push({ label: "no price", text: "the sheet names a next page (`NextPageLink`) that is not in it" });
  }
  return shown;
}

function missingText(ofMeter: readonly MissingPrice[], name: (text: string) => string): string {
  const [first] = ofMeter;
  if (!first) return "";
  const regions = ofMeter.slice(0, MOST).map((missing) => `${name(missing.region)} (${amountText(missing)})`);
  const left = ofMeter.length - regions.length;
  const more = left > 0 ? ` and ${grouped(left)} more (--format json names all)` : "";
  const what = first.storageAccountType === null ? "leaving" : `${first.storageAccountType} in`;
  return `${what} ${regions.join(", ")}${more}: ${name(meterText(first.meter))}`;
}

function amountText({ storageAccountType, count, gib }: MissingPrice): string {
  const size = gib > 0 ? `, ${gibText(gib)} GiB` : "";
  if (storageAccountType !== null) return `${counted(count, "replica")}${size}`;
  return `${grouped(count)} first ${count === 1 ? "copy" : "copies"}${size}`;
}

function missingSizeNotes({ versionsWithoutSize }: CostReport, name: (text: string) => string): CostNote[] {
  const shown = versionsWithoutSize.slice(0, MOST).map((line): CostNote => ({
    label: "no size",
    text: `${nameIn(line, `${line.gallery}/${line.item}`, { name, qualifier: name })}: ${fewOf(line.versions, name)}; ${line.foundIn === null ? `write ${SIZE_KEYS[line.kind]}` : `${foundInWords(line.foundIn)} has none`}`,
  }));
  const left = versionsWithoutSize.length - shown.length;
  if (left > 0) shown.push({ label: "no size", text: `${counted(left, "more definition")}; --format json names all` });
  return shown;
}

/** The key of a size that a message names. Packages are small. */
const SIZE_KEYS = { image: "sizeGiB", application: "sizeMiB" } as const;

function fewOf(versions: readonly string[], name: (text: string) => string): string {
  const left = versions.length - MOST_NAMES;
  return `${versions.slice(0, MOST_NAMES).map(name).join(", ")}${left > 0 ? ` and ${grouped(left)} more` : ""}`;
}

function queryText({ missingPrices }: CostReport, name: (text: string) => string): string {
  const meters = missingPrices.map(({ meter }) => meter);
  const filter = priceFilter(meters.length === 0 ? [EGRESS_METER] : meters);
  return `none are given; --prices FILE takes those of ${API} with $filter ${name(filter)}`;
}

function assumedText({ currency, byDefinition }: CostReport): string {
  const hasApplications = byDefinition.some(({ kind }) => kind === "application");
  const storage = "a replica takes up the occupied size";
  if (currency === null) return `${storage} (sizeGiB${hasApplications ? ", or sizeMiB of a package" : ""})`;
  return [
    "list prices, no discount or reservation",
    `${storage} and is billed as a snapshot (which meter that is, Microsoft does not document)`,
    ...(hasApplications ? ["a replica of a package is billed by the same meter (not documented either)"] : []),
    "1 GiB is billed as 1 GB",
    "once is for the first copy of every version to each other region, as if all were published anew",
  ].join("; ");
}
