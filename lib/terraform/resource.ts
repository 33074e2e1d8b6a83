/** A managed resource of any Terraform JSON: a block of a configuration, or an instance in a state or plan. */
export interface Resource {
  /** The address as Terraform writes it, with modules and instance keys. */
  readonly address: string;
  readonly type: string;
  /** The address of its block, as `depends_on` has it: without instance keys. */
  readonly block: string;
  readonly attributes: Attributes;
  /** The blocks that it depends on. */
  readonly dependsOn: readonly string[];
  /** The subscription of its provider, if that is written. */
  readonly subscription: string | undefined;
  /** True if its provider may overwrite what exists. @default false */
  readonly isOverwriting?: boolean;
  /** Returns the value of an attribute: the same in a state, the result of a template in a configuration. */
  readonly resolve: Resolve;
  /** True if a provider read its values, and nobody wrote them. @default false */
  readonly isOfState?: true;
}

export type Attributes = Readonly<Record<string, unknown>>;
export type Resolve = (value: unknown) => unknown;

/** An *unknown* value: Terraform knows it only after apply. It keeps the expression that is written. */
export class UnknownValue {
  /** `end` is the last expression that references lead to: `${var.name}` behind `${local.name}`. */
  constructor(
    readonly found: string,
    readonly end = found,
  ) {}
}

/** A value that could not be read, and is left out of counts. */
export interface Unresolved {
  /** True if the value is written in full and not understood. @default - only Terraform knows it */
  readonly isWritten?: true;
  /** Address of the resource, or the name of a module or file. */
  readonly address: string;
  /** Attribute of azurerm, with its place: `target_region[2].regional_replica_count`. */
  readonly attribute: string;
  /** The value that is written: an expression, or a description of it. */
  readonly found: string;
}

/** The text that is shown for an unknown value without an expression. */
export const KNOWN_AFTER_APPLY = "${known after apply}";

/** Reports whether a value is an object with string keys, and no other JSON value. */
export function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof UnknownValue);
}

/** Returns nested blocks. Terraform JSON writes one block as an object or a list, and several as a list. */
export function blocksOf(value: unknown): Attributes[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

const INSTANCE_KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** Returns an address without instance keys. */
export function blockAddress(address: string): string {
  return address.replace(INSTANCE_KEY, "");
}
