import type { ImageVersionSpec } from "../lib/spec/image-version-spec";

/** An image version as in a spec. Ids in `source`, and `tags`, may be tokens; the rest is read by the plan. */
export type ImageVersionOptions = ImageVersionSpec;
