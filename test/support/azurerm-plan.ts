import { isDeepStrictEqual } from "node:util";
import { ACCEPTED, AZURERM_ARGUMENTS, type Argument, type Arguments, type AzurermType } from "./azurerm-arguments";

type Json = Readonly<Record<string, unknown>>;

/** What a plan would do to one attribute. */
export interface AttributeChange {
  /** `target_region[1].regional_replica_count`, or a place in a body. */
  readonly attribute: string;
  /** `refuse`: the plan fails. */
  readonly action: "update" | "replace" | "refuse";
  readonly before: unknown;
  readonly after: unknown;
}

/** What azurerm plans for a resource of this configuration that reads back like that. */
export function azurermChanges(type: AzurermType, configured: Json, state: Json): AttributeChange[] {
  return changesOf(AZURERM_ARGUMENTS[type], configured, state, "");
}

function changesOf(all: Arguments, configured: Json, state: Json, at: string): AttributeChange[] {
  return Object.entries(all).flatMap(([name, argument]): AttributeChange[] => {
    const attribute = `${at}${name}`;
    if (argument.kind !== "blocks") return ofArgument(argument, name, attribute, configured[name], state[name]);
    const [wanted, found] = [blocks(configured[name]), blocks(state[name])];
    const isForced = argument.forceNew === true;
    const count: AttributeChange = {
      attribute: `${attribute}.#`,
      action: isForced ? "replace" : "update",
      before: found.length,
      after: wanted.length,
    };
    const each = Array.from({ length: Math.max(wanted.length, found.length) }, (_, index) =>
      changesOf(argument.items, wanted[index] ?? {}, found[index] ?? {}, `${attribute}[${index}].`),
    );
    return [...(wanted.length === found.length ? [] : [count]), ...each.flat()];
  });
}

/** A value that is not set is the default, else the empty value of its type: so the provider's SDK compares them. */
function ofArgument(
  argument: Argument,
  name: string,
  attribute: string,
  configured: unknown,
  state: unknown,
): AttributeChange[] {
  const after = configured ?? argument.default ?? EMPTY[argument.kind];
  const before = state ?? EMPTY[argument.kind];
  const values = (Array.isArray(configured) ? configured : [configured ?? []].flat()) as string[];
  const isRefused = values.some((value) => ACCEPTED[name]?.test(value) === false);
  const refusals: AttributeChange[] = isRefused ? [{ attribute, action: "refuse", before, after }] : [];
  if (isDeepStrictEqual(normal(argument.kind, before), normal(argument.kind, after))) return refusals;
  const isForced = argument.forceNew ?? (argument.forceNewWhenRemoved && after === "");
  return [...refusals, { attribute, action: isForced ? "replace" : "update", before, after }];
}

const EMPTY = { text: "", region: "", instant: "", number: 0, flag: false, set: [], map: {} } as const;

function normal(kind: Argument["kind"], value: unknown): unknown {
  if (kind === "region") return String(value).replaceAll(" ", "").toLowerCase();
  if (kind === "instant") return instant(String(value));
  return kind === "set" ? [...(value as string[])].sort() : value;
}

/** Fractions of seconds beyond what a date of JavaScript holds stay text. */
function instant(text: string): unknown {
  const [, seconds, fraction = "", zone] = /^(.+?:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  return seconds === undefined ? text : [Date.parse(`${seconds}${zone}`), fraction.replace(/0+$/, "")];
}

/** Terraform JSON writes one block as an object or as a list of one. */
function blocks(value: unknown): Json[] {
  return value === undefined || value === null ? [] : ([value].flat() as Json[]);
}
