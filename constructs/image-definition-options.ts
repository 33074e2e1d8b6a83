import type { Identifier, ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { OperatingSystem } from "../lib/spec/item-spec";
import type { PolicyOptions } from "./policy-options";

/** An image definition as in a spec. Its policy may be given as an object. */
export interface ImageDefinitionOptions
  extends PolicyOptions, Omit<ImageDefinitionSpec, "versions" | "existing" | "policy" | "identifier" | "os"> {
  /** Unique in its gallery. Changing this replaces the definition. */
  readonly identifier: Identifier;
  /** Operating system. Changing this replaces the definition. */
  readonly os: OperatingSystem;
}

/** An image definition that is managed elsewhere, when its versions are managed here. */
export interface ExistingImageDefinitionOptions
  extends PolicyOptions, Pick<ImageDefinitionSpec, "location" | "demand" | "sizeGiB"> {}
