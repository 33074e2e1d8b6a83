import type { ChangeClasses } from "./change-classes";

/**
 * An attribute of an object: one row for the code that emits, reads, compares, permits, describes or documents it. A key
 * of a specification that is never sent has neither `argument` nor `path`.
 */
export interface Attribute {
  /** Key in a specification. */
  readonly key: string;
  /** The argument of azurerm, or the name that it would have where azurerm lacks it. */
  readonly argument?: string;
  /** The difference of azurerm: another argument or form, or `null` for an attribute that it lacks. */
  readonly azurerm?: null | { readonly argument: string; readonly form?: Form };
  /** Keys that lead to it in the body of a request, with dots between; in an item, below the item. */
  readonly path?: string;
  /** The name in the list of features, for an attribute that Azure keeps there instead of at a path. */
  readonly feature?: { readonly name: string; readonly value?: string };
  /** The form in which a provider writes it. */
  readonly form: Form;
  /** The value that leaving it out means, where it has one. */
  readonly default?: string | number | boolean;
  /** The providers that always receive it, with the default where nothing is set. @default - none */
  readonly alwaysSent?: readonly Provider[];
  /** True if a value equal to the default is not sent. @default false: every set value is sent */
  readonly leavesOutDefault?: true;
  /** The value that a provider has where none is sent, if that differs from the default. */
  readonly unsent?: boolean;
  /** Says what leaving it out means, for people: `the gallery's`. @default - the default's own value, or "none" */
  readonly leftOut?: string;
  /** The classes of a change of it; `null` for a key that is never sent. @default null */
  readonly change?: ChangeClasses | null;
  /** The classes of its removal. @default - the same as any change */
  readonly removal?: ChangeClasses;
  /** True if it is no key of a specification, but follows from other values. @default false */
  readonly isDerived?: true;
  /** True if its object means nothing without it: a list item without it is left out, another object gets it empty. */
  readonly isRequired?: true;
  /** True if a program may give a token, because the value is only passed on. @default false */
  readonly mayBeToken?: true;
  /** One line of description, for the schema of editors and the documentation. */
  readonly description: string;
}

/** Terraform's providers of Azure. */
export type Provider = "azurerm" | "azapi";

/** The form in which a provider writes a value of a specification, and in which it is read back. */
export type Form =
  /** A text as it is. */
  | { readonly kind: "text" }
  /** A resource id or address that is only passed on. Several keys may share one argument; `types` selects the key. */
  | { readonly kind: "id"; readonly types?: readonly string[]; readonly references?: RegExp }
  /** A number; where `zeroIsNone`, a state has 0 where nothing was set. */
  | { readonly kind: "number"; readonly zeroIsNone?: true }
  | { readonly kind: "flag" }
  /** One of a few words, each with the provider's word for it. */
  | { readonly kind: "choice"; readonly words: Readonly<Record<string, string>> }
  /** A flag that is set for one word, and left out for the others. */
  | { readonly kind: "flag-of-word"; readonly word: string }
  /** A word that has its own flag. The other flags are left out, since azurerm refuses two of them. */
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
  /** A group of keys below one key of a specification. Providers have them side by side, without the group. */
  | { readonly kind: "group"; readonly attributes: readonly Attribute[] }
  /** One nested block. */
  | { readonly kind: "block"; readonly attributes: readonly Attribute[] }
  /** Nested blocks. */
  | { readonly kind: "blocks"; readonly attributes: readonly Attribute[] }
  /** Minutes by operation: Terraform's own. */
  | { readonly kind: "timeouts" }
  /** A value that the plan reads. The decision of the plan is sent instead. */
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

/** Returns the argument and form of an attribute at a provider; undefined where the provider lacks it. */
export function argumentIn(
  { argument, azurerm, form }: Attribute,
  provider: Provider,
): { readonly argument: string; readonly form: Form } | undefined {
  if (provider === "azurerm" && azurerm === null) return undefined;
  if (provider === "azurerm" && azurerm) return { argument: azurerm.argument, form: azurerm.form ?? form };
  return argument === undefined ? undefined : { argument, form };
}

/** Returns in words what leaving an attribute out means; undefined where there is nothing to say. */
export function leftOutText({ leftOut, default: usual }: Attribute): string | undefined {
  return leftOut ?? (usual === undefined ? undefined : String(usual));
}
