import { argumentIn, type Attribute, type Form, type Provider } from "../azure/attributes/attribute";
import { findRegion, regionName } from "../azure/regions";
import { instantOf } from "../spec/dates";
import type { TimeoutMinutes } from "../spec/timeout-minutes";
import { deepText, type ToText } from "./terraform-text";
import { timeouts } from "./timeouts";

/** The arguments of a resource in azurerm's spelling. Those that azurerm lacks are spelled in the same style. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Values by the key of a table. */
export type Values = Readonly<Record<string, unknown>>;

/** Says how arguments are written. */
export interface Writing {
  readonly provider: Provider;
  readonly toText: ToText;
  /**
   * Lists that have been written: thousands of versions share a few lists of target regions. @default - nothing is kept
   */
  readonly written?: Map<unknown, unknown>;
}

/** Returns the arguments that a provider is sent for the values of an object. */
export function argumentsOf(table: readonly Attribute[], values: Values, writing: Writing): Arguments {
  const args: Record<string, unknown> = {};
  write(table, values, writing, args);
  return args;
}

function write(table: readonly Attribute[], values: Values, writing: Writing, args: Record<string, unknown>): void {
  for (const attribute of table) {
    const value = sentValue(attribute, values[attribute.key], writing.provider);
    if (value === undefined || value === null) continue;
    if (attribute.form.kind === "group") {
      write(attribute.form.attributes, value as Values, writing, args);
      continue;
    }
    const sent = argumentIn(attribute, writing.provider);
    if (sent) put(args, sent.argument, sent.form, value, attribute, writing);
  }
}

/** Returns the value that is sent. Some providers are always sent a value, even if none is set. */
function sentValue(
  { default: usual, alwaysSent = [], leavesOutDefault }: Attribute,
  value: unknown,
  provider: Provider,
): unknown {
  if (alwaysSent.includes(provider)) return value ?? usual;
  return leavesOutDefault && value === usual ? undefined : value;
}

function put(
  args: Record<string, unknown>,
  argument: string,
  form: Form,
  value: unknown,
  attribute: Attribute,
  writing: Writing,
): void {
  if (form.kind === "flag-by-word") {
    const flag = form.flags[value as string];
    if (flag !== undefined) args[flag] = true;
    return;
  }
  const written = writtenAs(form, value, attribute, writing);
  if (written !== undefined) args[argument] = written;
}

function writtenAs(form: Form, value: unknown, attribute: Attribute, writing: Writing): unknown {
  const { provider, toText } = writing;
  switch (form.kind) {
    case "text":
    case "id":
      return toText(value as string);
    case "choice":
      return Object.hasOwn(form.words, value as string) ? form.words[value as string] : value;
    case "flag-of-word":
      return value === form.word ? true : undefined;
    case "date":
      return toText(instantOf(value as string));
    case "region":
      return toText(
        provider === "azapi" && attribute.path !== undefined
          ? shownRegion(value as string)
          : regionName(value as string),
      );
    case "texts":
      return (value as readonly string[]).map(toText);
    case "record":
    case "json":
      return deepText(value, toText);
    case "block":
      return argumentsOf(form.attributes, value as Values, writing);
    case "blocks":
      return blocksOf(form.attributes, value as readonly Values[], writing);
    case "timeouts":
      return timeouts(value as TimeoutMinutes);
    case "number":
    case "flag":
      return value;
    case "flag-by-word":
    case "group":
    case "planned":
      return undefined;
  }
}

function blocksOf(table: readonly Attribute[], items: readonly Values[], writing: Writing): unknown {
  const known = writing.written?.get(items);
  if (known !== undefined) return known;
  const blocks = items.map((item) => argumentsOf(table, item, writing));
  writing.written?.set(items, blocks);
  return blocks;
}

/**
 * Returns the display name of a region ("West Europe"). Azure always answers with it, and azapi compares texts, so any
 * other spelling would be a change at every plan.
 */
function shownRegion(name: string): string {
  return findRegion(name)?.displayName ?? regionName(name);
}
