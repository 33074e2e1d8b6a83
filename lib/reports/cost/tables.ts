import type { CostReport, EgressCost, OfDefinition, StorageCost, StorageLine, VersionCost } from "../../cost/report";
import { ITEM_WORDS } from "../../spec/item-kind";
import { counted, grouped } from "../../text/wording";
import { AT_LEAST, gibText, money, unitPrice } from "../../text/money";

/** A table of a cost report, for any format. Its first columns hold texts, the others numbers. */
export interface CostTable {
  readonly texts: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | undefined;
  /** A text about the rows that are left out. */
  readonly more: string | undefined;
}

/** The number of versions that are listed: those that cost most. */
const MOST_VERSIONS = 10;

/** The mark for a figure of which nothing is known. */
const UNKNOWN = "?";

/** The functions that format names and qualifiers. */
export interface ShownNames {
  readonly name: (text: string) => string;
  readonly qualifier: (text: string) => string;
}

/** Returns the tables by definition, by region and storage type, and of the versions that cost most. */
export function costTables(report: CostReport, names: ShownNames): CostTable[] {
  return [definitionTable(report, names), regionTable(report, names), versionTable(report, names)];
}

function definitionTable(report: CostReport, names: ShownNames): CostTable {
  const path = pathsOf(report);
  const columns = [REPLICAS, GIB, ...moneyColumns(report)];
  return {
    texts: 1,
    header: ["definition", "versions", ...columns.map(({ header }) => header)],
    rows: report.byDefinition.map((line) => [
      nameIn(line, path(line), names) + kindMark(line),
      grouped(line.versions),
      ...columns.map(({ text }) => text(line)),
    ]),
    total: ["total", grouped(report.byVersion.length), ...columns.map(({ text }) => text(report))],
    more: undefined,
  };
}

function regionTable(report: CostReport, { name }: ShownNames): CostTable {
  const { currency } = report;
  const price = (line: StorageLine): string => (line.price === null ? UNKNOWN : unitPrice(line.price));
  return {
    texts: 2,
    header: [
      "region",
      "storage",
      "replicas",
      "GiB",
      ...(currency === null ? [] : [`${currency}/GiB`, `${currency}/month`]),
    ],
    rows: report.lines.map((line) => [
      name(line.region),
      line.storageAccountType,
      grouped(line.replicas),
      gibOf(line),
      ...(currency === null ? [] : [price(line), amountText(line.monthly, line.isPartial, currency)]),
    ]),
    total: undefined,
    more: undefined,
  };
}

function versionTable(report: CostReport, names: ShownNames): CostTable {
  const path = pathsOf(report);
  const columns = [REPLICAS, GIB, ...moneyColumns(report)];
  const dearest = dearestVersions(report);
  const left = report.byVersion.length - dearest.length;
  return {
    texts: 1,
    header: ["version", "size", ...columns.map(({ header }) => header)],
    rows: dearest.map((line) => [
      nameIn(line, `${path(line)}/${line.version}`, names),
      line.sizeGiB === null ? UNKNOWN : gibText(line.sizeGiB),
      ...columns.map(({ text }) => text(line)),
    ]),
    total: undefined,
    more:
      left === 0 ? undefined : `and ${counted(left, "version")} that cost${left === 1 ? "s" : ""} no more than these`,
  };
}

/** Returns the versions that are listed. */
export function dearestVersions({ byVersion }: CostReport): VersionCost[] {
  return [...byVersion].sort(byCost).slice(0, MOST_VERSIONS);
}

/** Compares versions: the highest cost first; without prices, the largest first; else in their given order. */
function byCost(a: VersionCost, b: VersionCost): number {
  return b.monthly - a.monthly || b.monthlyPerGiB - a.monthlyPerGiB || b.gib - a.gib || b.replicas - a.replicas;
}

type Line = StorageCost & { readonly egress: EgressCost };

interface Figure {
  readonly header: string;
  readonly text: (line: Line) => string;
}

const REPLICAS: Figure = { header: "replicas", text: ({ replicas }) => grouped(replicas) };
const GIB: Figure = { header: "GiB", text: gibOf };

/** Returns the columns of money: none without prices, and prices per GiB if a size is missing. */
function moneyColumns({ currency, replicasWithoutSize }: CostReport): Figure[] {
  if (currency === null) return [];
  const perGiB: Figure = {
    header: "per GiB",
    text: ({ monthlyPerGiB, replicasWithoutSize, replicasWithoutPrice }) => {
      if (replicasWithoutSize === 0) return "";
      if (replicasWithoutPrice === 0) return unitPrice(monthlyPerGiB);
      return monthlyPerGiB === 0 ? UNKNOWN : `${unitPrice(monthlyPerGiB)}${AT_LEAST}`;
    },
  };
  return [
    { header: `${currency}/month`, text: (line) => amountText(line.monthly, line.isPartial, currency) },
    ...(replicasWithoutSize > 0 ? [perGiB] : []),
    { header: `${currency} once`, text: ({ egress }) => amountText(egress.once, egress.isPartial, currency) },
  ];
}

/** Returns a size as text. A partial size is marked as a lower bound; a wholly unknown one is not shown as zero. */
export function gibOf({ gib, replicasWithoutSize }: StorageCost): string {
  if (replicasWithoutSize === 0) return gibText(gib);
  return gib === 0 ? UNKNOWN : `${gibText(gib)}${AT_LEAST}`;
}

/** Returns a figure as text. A partial one is marked as a lower bound; a wholly unknown one is not shown as zero. */
export function amountText(amount: number, isPartial: boolean, currency: string): string {
  if (!isPartial) return money(amount, currency);
  return amount === 0 ? UNKNOWN : `${money(amount, currency)}${AT_LEAST}`;
}

/** Returns the mark of an application among definitions; empty for an image, and for a name that says its kind. */
function kindMark({ kind, definition, item }: OfDefinition): string {
  return kind === "image" || item !== definition ? "" : ` (${ITEM_WORDS[kind]})`;
}

/** Returns a function for the path of a definition. With only one gallery, the path is the name alone. */
export function pathsOf({ byDefinition: [first, ...others] }: CostReport): (of: OfDefinition) => string {
  const isOne = others.every(({ gallery, qualifier }) => gallery === first?.gallery && qualifier === first.qualifier);
  return ({ gallery, item }) => (isOne ? item : `${gallery}/${item}`);
}

/** Returns a name as a report shows it, with a qualifier if several galleries have the same name. */
export function nameIn(of: Pick<OfDefinition, "qualifier">, text: string, { name, qualifier }: ShownNames): string {
  return of.qualifier === null ? name(text) : `${name(text)} (${qualifier(of.qualifier)})`;
}
