import type { ChangeClasses } from "./change-classes";

/**
 * One attribute of an object: a row that everything reads which emits, reads, compares, permits, describes or documents
 * it. A key of a specification that nothing sends has neither `argument` nor `path`.
 */
export interface Attribute {
  /** Key in a specification. */
  readonly key: string;
  /** As azurerm spells it, or would spell what it lacks. */
  readonly argument?: string;
  /** Where azurerm differs from that: another argument or form, or `null` for what it lacks. */
  readonly azurerm?: null | { readonly argument: string; readonly form?: Form };
  /** Keys that lead to it in the body of a request, with dots between; in an item, below the item. */
  readonly path?: string;
  /** Name in the list of features, for what Azure keeps there instead of at a path. */
  readonly feature?: { readonly name: string; readonly value?: string };
  /** How a provider writes it. */
  readonly form: Form;
  /** The value that leaving it out means, where it has one. */
  readonly default?: string | number | boolean;
  /** Providers that are always sent it, with the default where nothing is set. @default - none */
  readonly alwaysSent?: readonly Provider[];
  /** Whether the default is left out where it is set. @default false: what is set is sent */
  readonly leavesOutDefault?: true;
  /** What a provider has where it is not sent, if that is another value than the default. */
  readonly unsent?: boolean;
  /** Says what leaving it out means, for people: `the gallery's`. @default - the default's own value, or "none" */
  readonly leftOut?: string;
  /** What a change of it means; `null` for a key that nothing sends. @default null */
  readonly change?: ChangeClasses | null;
  /** What taking it away means. @default - the same as any change */
  readonly removal?: ChangeClasses;
  /** Whether it is no key of a specification, but decided by what stands around it. @default false */
  readonly isDerived?: true;
  /** Whether its object means nothing without it: what lacks it in a list is left out, elsewhere it is empty. */
  readonly isRequired?: true;
  /** Whether a program may give a token: a value that is only passed on. @default false */
  readonly mayBeToken?: true;
  /** One line of description, for the schema of editors and the documentation. */
  readonly description: string;
}

/** Terraform's providers of Azure. */
export type Provider = "azurerm" | "azapi";

/** How a value of a specification is written by a provider, and read back. */
export type Form =
  /** A text as it is. */
  | { readonly kind: "text" }
  /** A resource id or address that is only passed on; of ids of one argument, those of other types are other keys. */
  | { readonly kind: "id"; readonly types?: readonly string[]; readonly references?: RegExp }
  /** A number; where `zeroIsNone`, a state has 0 where nothing was set. */
  | { readonly kind: "number"; readonly zeroIsNone?: true }
  | { readonly kind: "flag" }
  /** One of a few words, each with the provider's word for it. */
  | { readonly kind: "choice"; readonly words: Readonly<Record<string, string>> }
  /** A flag that is set for one word, and left out for the others. */
  | { readonly kind: "flag-of-word"; readonly word: string }
  /** A word that is a flag of its own: the others are left out, since azurerm refuses two of them. */
  | { readonly kind: "flag-by-word"; readonly flags: Readonly<Record<string, string>> }
  /** A day, which means midnight UTC, or an instant. */
  | { readonly kind: "date" }
  /** The name of a region. */
  | { readonly kind: "region" }
  /** A list of texts whose order has no meaning. */
  | { readonly kind: "texts" }
  /** A map of texts. */
  | { readonly kind: "record" }
  /** Any JSON. */
  | { readonly kind: "json" }
  /** Keys below one key of a specification, which providers have side by side. */
  | { readonly kind: "group"; readonly attributes: readonly Attribute[] }
  /** One nested block. */
  | { readonly kind: "block"; readonly attributes: readonly Attribute[] }
  /** Nested blocks. */
  | { readonly kind: "blocks"; readonly attributes: readonly Attribute[] }
  /** Minutes by operation: Terraform's own. */
  | { readonly kind: "timeouts" }
  /** Read by the plan, and sent as what it decides. */
  | { readonly kind: "planned" };

export const TEXT: Form = { kind: "text" };
export const ID: Form = { kind: "id" };
export const NUMBER: Form = { kind: "number" };
export const FLAG: Form = { kind: "flag" };
export const DATE: Form = { kind: "date" };
export const REGION: Form = { kind: "region" };
export const TEXTS: Form = { kind: "texts" };
export const RECORD: Form = { kind: "record" };
export const TIMEOUTS: Form = { kind: "timeouts" };
export const PLANNED: Form = { kind: "planned" };

/** Returns the attribute of a key. @throws when the table has none: a mistake of ours */
export function attributeOf(table: readonly Attribute[], key: string): Attribute {
  const found = table.find((attribute) => attribute.key === key);
  if (!found) throw new Error(`there is no attribute ${key}`);
  return found;
}

/** Returns the attributes that an attribute holds; none for a plain value. */
export function attributesIn({ form }: Pick<Attribute, "form">): readonly Attribute[] {
  return "attributes" in form ? form.attributes : [];
}

/** Returns how a provider has an attribute; undefined where it lacks it. */
export function argumentIn(
  { argument, azurerm, form }: Attribute,
  provider: Provider,
): { readonly argument: string; readonly form: Form } | undefined {
  if (provider === "azurerm" && azurerm === null) return undefined;
  if (provider === "azurerm" && azurerm) return { argument: azurerm.argument, form: azurerm.form ?? form };
  return argument === undefined ? undefined : { argument, form };
}

/** Returns what leaving an attribute out means, in words; undefined where that is nothing worth saying. */
export function leftOutText({ leftOut, default: usual }: Attribute): string | undefined {
  return leftOut ?? (usual === undefined ? undefined : String(usual));
}
