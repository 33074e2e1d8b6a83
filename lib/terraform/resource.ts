/** A managed resource of any Terraform JSON: a block of a configuration, or an instance in a state or plan. */
export interface Resource {
  /** As Terraform writes it, with modules and instance keys. */
  readonly address: string;
  readonly type: string;
  /** The address of its block: without instance keys, as `depends_on` names it. */
  readonly block: string;
  readonly attributes: Attributes;
  /** Blocks that it waits for. */
  readonly dependsOn: readonly string[];
  /** Subscription of its provider, where that is written. */
  readonly subscription: string | undefined;
  /** What a value stands for: itself in a state, the result of a template in a configuration. */
  readonly resolve: Resolve;
  /** Whether its values are what a provider read, not what somebody wrote. @default false */
  readonly isOfState?: true;
}

export type Attributes = Readonly<Record<string, unknown>>;
export type Resolve = (value: unknown) => unknown;

/** A value that only Terraform will know, as it is written. */
export class UnknownValue {
  /** `end` is what stands where references lead no further: `${var.name}` behind `${local.name}`. */
  constructor(
    readonly found: string,
    readonly end = found,
  ) {}
}

/** Something that could not be read, and is left out of counts. */
export interface Unresolved {
  /** Whether it stands there in full, and is not understood. @default - Terraform alone can tell it */
  readonly isWritten?: true;
  /** Address of the resource, or the name of a module or file. */
  readonly address: string;
  /** Attribute of azurerm, with its place: `target_region[2].regional_replica_count`. */
  readonly attribute: string;
  /** What stands there: an expression, or words about it. */
  readonly found: string;
}

/** What is written for a value that is known after apply. */
export const KNOWN_AFTER_APPLY = "${known after apply}";

/** An object with string keys, and nothing else that JSON has. */
export function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof UnknownValue);
}

/** Nested blocks: Terraform JSON writes one as an object, and several, or one, as a list. */
export function blocksOf(value: unknown): Attributes[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

const INSTANCE_KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** An address without instance keys. */
export function blockAddress(address: string): string {
  return address.replace(INSTANCE_KEY, "");
}
