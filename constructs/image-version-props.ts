import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { IImageDefinition } from "./interfaces";

/** An image version and its definition. */
export interface ImageVersionProps extends ImageVersionSpec {
  /** The definition, created here or elsewhere. Its policy decides the target regions. It must be in the same stack. */
  readonly definition: IImageDefinition;
  /** `Major.Minor.Patch`. Changing this replaces the image version. */
  readonly version: string;
}
