import type { ApplicationVersionSpec } from "../lib/spec/application-version-spec";

/**
 * An application version as in a spec. The `uri` of a blob, and `tags`, may be tokens. The plan reads the rest. A `uri`
 * that is a token and holds a signature needs `signed: true`.
 */
export type GalleryApplicationVersionOptions = ApplicationVersionSpec;
