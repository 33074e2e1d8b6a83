import type { Identifier, ImageDefinitionSpec, OperatingSystem } from "../lib/spec/image-definition-spec";
import type { ReplicationPolicy } from "../lib/spec/policy";

/** What is said of replication, for new and for existing definitions. */
export interface PolicyOptions {
  /** A policy, or the name of one of the gallery's. @default - the gallery's `policy`; with neither, each version needs a `placement` */
  readonly policy?: ReplicationPolicy | string;
}

/** An image definition as in a spec, whose policy may be given as itself. */
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
