import type { Provider } from "../plan/provider";
import { millisecondsOf } from "../spec/dates";
import { COMPARED, type ChangedAttribute, type ComparedObject } from "../azure/attributes/changes";
import { changeOf, type Change } from "./change";
import { isEqual, valueOf, type Value } from "./settings";

/** What two sides say of one object, attribute by attribute. */
export interface AttributeChanges {
  readonly changes: readonly Change[];
  /** Attributes that one side knows and the other leaves to Terraform. */
  readonly notCompared: readonly string[];
  /** Attributes that are no longer said, and stay in Azure as they were. */
  readonly staysInAzure: readonly string[];
}

/** Pairs are made of these, so they differ only where one side does not know them. */
const IDENTITY: ReadonlySet<string> = new Set(["resourceGroup", "subscription"]);

export const NO_ATTRIBUTES: AttributeChanges = { changes: [], notCompared: [], staysInAzure: [] };

/** What a comparison depends on besides the settings. */
export interface Compared {
  /** Today, for dates that are over. */
  readonly asOf: string | undefined;
  /** Whether a side lacks an attribute only because it could not be read. */
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

/** Most are: what is written alike means the same, and needs no other form to be compared. */
function isSameAsWritten(before: object, after: object, attribute: string): boolean {
  return (
    (before as Readonly<Record<string, unknown>>)[attribute] === (after as Readonly<Record<string, unknown>>)[attribute]
  );
}

/** The end of life of an object that is created, if it is over: Azure refuses it. */
export function createdChanges(
  object: "definition" | "version",
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
  const row = rowOf(attribute, before, after, asOf);
  const change = changeOf(object, row as ChangedAttribute, provider, { before, after });
  return change ? [change] : [];
}

/** The row of a change: for some attributes it depends on what is set and what is taken away. */
function rowOf(attribute: string, before: Value, after: Value, asOf: string | undefined): string {
  switch (attribute) {
    case "endOfLife":
      if (after === null) return "endOfLife.removed";
      return isPast(after, asOf) ? "endOfLife.past" : attribute;
    case "sharing":
      return isDirect(before) && isDirect(after) ? "sharing.listed" : attribute;
    case "softDelete":
      return after === null ? "softDelete.removed" : attribute;
    default:
      return attribute;
  }
}

/** Soft delete is written beside the gallery: nobody turns off what is no longer said. */
function stays(attribute: string, before: Value, after: Value): boolean {
  return attribute === "softDelete" && before === true && after === null;
}

function isDirect(sharing: Value): boolean {
  return typeof sharing === "object" && sharing !== null && Object.hasOwn(sharing, "direct");
}

/** One side holds a reference, which Terraform alone can follow, or nothing is known of what a version is made from. */
function isUnknown(attribute: string, before: Value, after: Value): boolean {
  if (attribute === "source" && (before === null || after === null)) return true;
  return isReference(before) !== isReference(after);
}

function isReference(value: Value): boolean {
  return JSON.stringify(value).includes("${");
}

/** Whether a date is over today; no date is where today is not known. */
export function isPast(date: Value, asOf: string | undefined): boolean {
  const at = typeof date === "string" ? millisecondsOf(date) : undefined;
  const today = asOf === undefined ? undefined : millisecondsOf(asOf);
  return at !== undefined && today !== undefined && at <= today;
}
