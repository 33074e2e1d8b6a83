import type { ImageVersionSpec } from "../lib/spec/image-version-spec";

/** An image version as in a spec. Ids in `source`, and `tags`, may be tokens. The plan reads the rest. */
export type ImageVersionOptions = ImageVersionSpec;
