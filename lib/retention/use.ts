import { compareGalleries, type GalleryIdentity } from "../spec/gallery-identity";
import { millisecondsOf } from "../spec/dates";
import { kindOfSection } from "../spec/item-kind";
import { parseVersion } from "../spec/version-number";
import { isObject, type Attributes } from "../terraform/resource";
import { own } from "../text/order";
import { valueIn } from "../text/value-in";
import { counted } from "../text/wording";
import type { VersionName } from "./azure-answers";
import { DAY, dayOf } from "./days";
import { pagesOf } from "../import/pages";

/** The machines and scale sets that use versions, as Azure Resource Graph answers. */
export interface Use {
  /** Returns the words for the fact that is missing before a gallery's versions are known to be unused; undefined if none is. */
  missing(gallery: GalleryIdentity, asOf: number): string | undefined;
  /** Returns the words for the use of a version, "14 machines on 2026-11-25"; undefined if there is none. */
  of(gallery: GalleryIdentity, version: VersionName): string | undefined;
}

/** No answer on use at all. */
export const NO_USE: Use = { missing: () => "no answer on use", of: () => undefined };

/** Reads the answer of the query that `usageQuery` gives: one page or several, from the REST API or the Azure CLI. */
export function readUse(documents: readonly unknown[]): Use {
  const pages = documents.flatMap(pagesOf);
  if (pages.length === 0) return NO_USE;
  const fault = faultOf(pages);
  const rows = pages.flatMap((page) => rowsOf(page) ?? []).map(readRow);
  const used = new Uses(rows.filter((row) => row !== undefined));
  const unreadable = rows.includes(undefined) ? "an entry of the answer on use cannot be read" : undefined;
  return {
    missing: (gallery, asOf) => fault ?? unreadable ?? used.missing(gallery, asOf),
    of: (...of) => used.of(...of),
  };
}

/** Returns the rows of a page; undefined for a document that is no answer. */
function rowsOf(page: unknown): readonly unknown[] | undefined {
  if (Array.isArray(page)) return page as unknown[];
  const data = isObject(page) ? (own(page, "data") ?? own(page, "value")) : undefined;
  return Array.isArray(data) ? (data as unknown[]) : undefined;
}

/** The lengths at which tools cut a list off without saying so are multiples of this. */
const PAGE = 100;

/** Returns the words for an answer that is none, or not all of it; undefined for a whole one. */
function faultOf(pages: readonly unknown[]): string | undefined {
  let [rows, total, isCut] = [0, 0, false];
  for (const page of pages) {
    const list = rowsOf(page);
    if (!list || (isObject(page) && own(page, "error"))) return "the answer on use is none: the query failed";
    rows += list.length;
    if (!isObject(page)) {
      if (list.length > 0 && list.length % PAGE === 0) isCut = true;
      continue;
    }
    const truncated = own(page, "resultTruncated") ?? own(page, "result_truncated");
    if (String(truncated).toLowerCase() === "true") return "the answer on use was cut off by Azure";
    const count = own(page, "totalRecords") ?? own(page, "total_records");
    const hasNext = ["$skipToken", "skipToken", "skip_token", "nextLink"].some(
      (key) => typeof own(page, key) === "string",
    );
    if (typeof count === "number") total = Math.max(total, count);
    else if (hasNext) isCut = true;
  }
  if (rows === 0) return "the answer on use is empty: not even a subscription was reached";
  return isCut || rows < total ? "the answer on use is one page of several" : undefined;
}

/** A row for a subscription that the query reached. */
interface Reached {
  readonly kind: "subscription";
  readonly subscription: string;
  readonly galleries: readonly string[];
  readonly asOf: number;
}

/** A row for machines of one kind that use one version. */
interface Used {
  readonly kind: "use";
  readonly reference: Reference;
  readonly exactVersion: string | undefined;
  /** True for the model of a scale set, false for a machine or an instance. */
  readonly isScaleSet: boolean;
  readonly scaleSet: string;
  readonly machines: number;
  readonly capacity: number | undefined;
  readonly asOf: number;
}

/** The image or application that a reference names, with its version if it names one. */
interface Reference {
  /** Gallery and place; undefined for a shared or community gallery, which has another name there. */
  readonly gallery:
    { readonly name: string; readonly subscription: string; readonly resourceGroup: string } | undefined;
  readonly item: string;
  readonly version: string | undefined;
}

const SCALE_SET = "microsoft.compute/virtualmachinescalesets";

/** Returns a row; undefined for one that cannot be read. */
function readRow(row: unknown): Reached | Used | undefined {
  if (!isObject(row)) return undefined;
  const asOf = millisecondsOf(textIn(row, "asOf"));
  if (asOf === undefined) return undefined;
  switch (own(row, "kind")) {
    case "subscription": {
      const subscription = textIn(row, "subscription").toLowerCase();
      const galleries = textIn(row, "galleries").toLowerCase().split(",");
      return subscription === "" ? undefined : { kind: "subscription", subscription, galleries, asOf };
    }
    case "use": {
      const [reference, machines, capacity] = [
        referenceOf(textIn(row, "used")),
        own(row, "machines"),
        own(row, "capacity"),
      ];
      if (!reference || typeof machines !== "number") return undefined;
      const type = textIn(row, "type").toLowerCase();
      return {
        kind: "use",
        reference,
        exactVersion: numbered(textIn(row, "exactVersion")),
        isScaleSet: type === SCALE_SET,
        scaleSet: textIn(row, "scaleSet").toLowerCase(),
        machines,
        capacity: typeof capacity === "number" ? capacity : undefined,
        asOf,
      };
    }
    default:
      return undefined;
  }
}

function textIn(row: Attributes, key: string): string {
  const value = own(row, key);
  return typeof value === "string" ? value : "";
}

const OWN_ID =
  /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.compute\/galleries\/([^/]+)\/(images|applications)\/([^/]+)(?:\/versions\/([^/]+))?\/?$/;
const SHARED_ID = /^\/(?:sharedgalleries|communitygalleries)\/[^/]+\/images\/([^/]+)(?:\/versions\/([^/]+))?\/?$/;

/** Returns what an id names; undefined for an id of another form. */
function referenceOf(id: string): Reference | undefined {
  const text = id.toLowerCase();
  const [, subscription = "", resourceGroup = "", name = "", section, item = "", version] = OWN_ID.exec(text) ?? [];
  const kind = kindOfSection(section);
  if (kind)
    return { gallery: { name, subscription, resourceGroup }, item: `${kind}/${item}`, version: numbered(version) };
  const shared = SHARED_ID.exec(text);
  return shared ? { gallery: undefined, item: `image/${shared[1] ?? ""}`, version: numbered(shared[2]) } : undefined;
}

/** Returns the number of a version; undefined for `latest`, and for what is no number: it may be any version then. */
function numbered(version: string | undefined): string | undefined {
  return version !== undefined && parseVersion(version) ? version : undefined;
}

/** The rows of an answer, by what they use. */
class Uses {
  private readonly reached: Reached[] = [];
  private readonly byVersion = new Map<string, Used[]>();
  /** The rows whose version is not told, by item. */
  private readonly ofUnknown = new Map<string, Used[]>();

  constructor(rows: readonly (Reached | Used)[]) {
    const instances = new Map<string, number>();
    const unclear: Used[] = [];
    for (const row of rows) {
      if (row.kind === "subscription") {
        this.reached.push(row);
        continue;
      }
      const { reference, exactVersion, scaleSet, isScaleSet, machines } = row;
      const versions = new Set([reference.version, exactVersion].filter((version) => version !== undefined));
      for (const version of versions) valueIn(this.byVersion, `${reference.item}/${version}`, () => []).push(row);
      if (versions.size === 0) unclear.push(row);
      else if (!isScaleSet && scaleSet !== "") instances.set(scaleSet, (instances.get(scaleSet) ?? 0) + machines);
    }
    for (const row of unclear) {
      if (!isWholeKnown(row, instances)) valueIn(this.ofUnknown, row.reference.item, () => []).push(row);
    }
  }

  missing({ name, subscription }: GalleryIdentity, asOf: number): string | undefined {
    if (this.reached.length === 0) return "the answer on use names no subscription that it reached";
    if (!this.reached.every(({ galleries }) => galleries.includes(name.toLowerCase()))) {
      return `the answer on use was not asked about ${name}`;
    }
    const wanted = subscription?.toLowerCase();
    if (wanted !== undefined && !this.reached.some((row) => row.subscription === wanted)) {
      return `the answer on use does not reach subscription ${wanted}`;
    }
    const times = this.reached.map((row) => row.asOf);
    const [oldest, newest] = [smallest(times), -smallest(times.map((time) => -time))];
    if (oldest < asOf - DAY) return `the answer on use is of ${dayOf(oldest)}, more than a day old`;
    return newest >= asOf + 2 * DAY ? `the answer on use is of ${dayOf(newest)}, which is later` : undefined;
  }

  of(gallery: GalleryIdentity, { kind, item, version }: VersionName): string | undefined {
    const key = `${kind}/${item.toLowerCase()}`;
    const mine = (rows: readonly Used[] = []) => rows.filter(({ reference }) => mayBeOf(gallery, reference));
    const used = mine(this.byVersion.get(`${key}/${version}`));
    if (used.length > 0) return wordsOf(used);
    const unknown = mine(this.ofUnknown.get(key));
    return unknown.length > 0 ? `${wordsOf(unknown)}, whose version is not told` : undefined;
  }
}

/** Reports whether a model of `latest` tells nothing more: what runs of it is told, and what comes takes the newest. */
function isWholeKnown({ isScaleSet, scaleSet, capacity }: Used, instances: ReadonlyMap<string, number>): boolean {
  return isScaleSet && capacity !== undefined && (instances.get(scaleSet) ?? 0) >= capacity;
}

/** Reports whether a reference is to this gallery, or may be: where a gallery is shared it has another name. */
function mayBeOf(gallery: GalleryIdentity, { gallery: other }: Reference): boolean {
  return other === undefined || compareGalleries(gallery, other) !== "different";
}

function wordsOf(rows: readonly Used[]): string {
  const machines = sumOf(rows.filter(({ isScaleSet }) => !isScaleSet));
  const scaleSets = sumOf(rows.filter(({ isScaleSet }) => isScaleSet));
  const counts = [
    ...(machines > 0 ? [counted(machines, "machine")] : []),
    ...(scaleSets > 0 ? [counted(scaleSets, "scale set")] : []),
  ];
  const words = counts.length > 0 ? counts.join(" and ") : "use";
  return `${words} on ${dayOf(smallest(rows.map(({ asOf }) => asOf)))}`;
}

function sumOf(rows: readonly Used[]): number {
  return rows.reduce((sum, { machines }) => sum + machines, 0);
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity);
}
