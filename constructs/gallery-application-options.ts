import type { ApplicationSpec } from "../lib/spec/application-spec";
import type { OperatingSystem } from "../lib/spec/item-spec";
import type { PolicyOptions } from "./policy-options";

/** A VM application as in a spec. Its policy may be given as an object. */
export interface GalleryApplicationOptions
  extends PolicyOptions, Omit<ApplicationSpec, "versions" | "existing" | "policy" | "os"> {
  /** Operating system. Changing this replaces the application. */
  readonly os: OperatingSystem;
}

/** An application that is managed elsewhere, when its versions are managed here. */
export interface ExistingGalleryApplicationOptions
  extends PolicyOptions, Pick<ApplicationSpec, "location" | "demand" | "sizeGiB" | "sizeMiB"> {}
