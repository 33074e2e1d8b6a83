import type { Provider } from "../plan/provider";
import { millisecondsOf } from "../spec/dates";
import { CHANGES, COMPARED, type ChangedAttribute, type ComparedObject } from "../azure/attributes/changes";
import { changeOf, type Change } from "./change";
import type { ComparedItem, ComparedVersion } from "./compared-objects";
import { isEqual, valueOf, type Value } from "./settings";

/** The result of comparing the attributes of one object on two sides. */
export interface AttributeChanges {
  readonly changes: readonly Change[];
  /** Attributes that one side knows and the other leaves to Terraform. */
  readonly notCompared: readonly string[];
  /** Attributes that are no longer written, and keep their value in Azure. */
  readonly staysInAzure: readonly string[];
}

/** The attributes by which objects are paired. They differ only where one side does not know them. */
const IDENTITY: ReadonlySet<string> = new Set(["resourceGroup", "subscription"]);

export const NO_ATTRIBUTES: AttributeChanges = { changes: [], notCompared: [], staysInAzure: [] };

/** The facts that a comparison depends on besides the settings. */
export interface Compared {
  /** Today, to find dates in the past. */
  readonly asOf: string | undefined;
  /** Reports whether a side lacks an attribute only because it could not be read. */
  readonly isUnread: (attribute: string) => boolean;
}

/** Compares the settings of an object that is on both sides. */
export function attributeChanges(
  object: ComparedObject,
  before: object,
  after: object,
  provider: Provider,
  { asOf, isUnread }: Compared,
): AttributeChanges {
  const managed = [before, after].map((spec) => valueOf(object, spec, "existing") !== true);
  if (managed[0] !== managed[1]) {
    const change = changeOf(object, managed[0] ? SET : "existing", provider, {});
    return { ...NO_ATTRIBUTES, changes: change ? [change] : [] };
  }
  if (!managed[0]) return NO_ATTRIBUTES;
  const changes: Change[] = [];
  const notCompared: string[] = [];
  const staysInAzure: string[] = [];
  const written = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const { key: attribute } of COMPARED[object]) {
    if (!written.has(attribute) || IDENTITY.has(attribute) || isSameAsWritten(before, after, attribute)) continue;
    const [was, is] = [valueOf(object, before, attribute), valueOf(object, after, attribute)];
    if (isEqual(was, is)) continue;
    if (isUnread(attribute) || isUnknown(attribute, was, is)) notCompared.push(attribute);
    else if (stays(attribute, was, is)) staysInAzure.push(attribute);
    else changes.push(...changesOfValue(object, attribute, was, is, provider, asOf));
  }
  return { changes, notCompared, staysInAzure };
}

/** Reports whether both sides write an attribute alike. Most do, and then no comparison of values is needed. */
function isSameAsWritten(before: object, after: object, attribute: string): boolean {
  return (
    (before as Readonly<Record<string, unknown>>)[attribute] === (after as Readonly<Record<string, unknown>>)[attribute]
  );
}

/** Returns the end of life of a new object as a change if it is in the past: Azure refuses it. */
export function createdChanges(
  object: ComparedItem | ComparedVersion,
  spec: object,
  provider: Provider,
  asOf: string | undefined,
): Change[] {
  const date = valueOf(object, spec, "endOfLife");
  const past = isPast(date, asOf) && changeOf(object, "endOfLife.past", provider, { after: date });
  return past ? [past] : [];
}

const SET = "existing.set" as ChangedAttribute;

function changesOfValue(
  object: ComparedObject,
  attribute: string,
  before: Value,
  after: Value,
  provider: Provider,
  asOf: string | undefined,
): Change[] {
  const row = rowOf(object, attribute, before, after, asOf);
  const change = changeOf(object, row as ChangedAttribute, provider, { before, after });
  return change ? [change] : [];
}

/** Returns the row of a change. For some attributes it depends on whether a value is set or removed. */
function rowOf(
  object: ComparedObject,
  attribute: string,
  before: Value,
  after: Value,
  asOf: string | undefined,
): string {
  const removed = `${attribute}.removed`;
  if (after === null && CHANGES[object].has(removed)) return removed;
  if (attribute === "endOfLife" && isPast(after, asOf)) return "endOfLife.past";
  return attribute === "sharing" && isDirect(before) && isDirect(after) ? "sharing.listed" : attribute;
}

/** Reports whether Azure keeps the old value. Soft delete is set beside the gallery: omitting it turns nothing off. */
function stays(attribute: string, before: Value, after: Value): boolean {
  return attribute === "softDelete" && before === true && after === null;
}

function isDirect(sharing: Value): boolean {
  return typeof sharing === "object" && sharing !== null && Object.hasOwn(sharing, "direct");
}

/** Reports whether one side holds a reference, which only Terraform can resolve, or a source is not known. */
function isUnknown(attribute: string, before: Value, after: Value): boolean {
  if (attribute === "source" && (before === null || after === null)) return true;
  return isReference(before) !== isReference(after);
}

function isReference(value: Value): boolean {
  return JSON.stringify(value).includes("${");
}

/** Reports whether a date is today or in the past; false if today is not known. */
export function isPast(date: Value, asOf: string | undefined): boolean {
  const at = typeof date === "string" ? millisecondsOf(date) : undefined;
  const today = asOf === undefined ? undefined : millisecondsOf(asOf);
  return at !== undefined && today !== undefined && at <= today;
}
