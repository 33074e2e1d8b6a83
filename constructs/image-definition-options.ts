import type { Identifier, ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { OperatingSystem } from "../lib/spec/item-spec";
import type { ReplicationPolicy } from "../lib/spec/policy";

/** The replication settings of new and of existing definitions. */
export interface PolicyOptions {
  /**
   * A policy, or the name of a policy of the gallery.
   * @default - the gallery's `policy`; with neither, each version needs a `placement`
   */
  readonly policy?: ReplicationPolicy | string;
}

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
