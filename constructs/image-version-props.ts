import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { IImageDefinition } from "./interfaces";

/** An image version, and the definition that it is a version of. */
export interface ImageVersionProps extends ImageVersionSpec {
  /** Created here or elsewhere; its policy decides where the version is replicated. It is in the same stack. */
  readonly definition: IImageDefinition;
  /** `Major.Minor.Patch`. Changing this replaces the image version. */
  readonly version: string;
}
