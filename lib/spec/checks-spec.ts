import type { Severity } from "./severity";

/** Rules of a team's own for a gallery and its mirrors: what `gallerist check` looks for beyond Azure's rules. */
export interface ChecksSpec {
  /** Severities by rule id. They can only be raised: `error`. To lower one, acknowledge its findings. @default - the rules' own */
  readonly severities?: Readonly<Record<string, Severity | "off">>;
  /** The only regions that may be used, any spelling. @default - all regions */
  readonly allowedRegions?: readonly string[];
  /** Keys of tags that galleries, images, applications and versions must have. @default - none */
  readonly requiredTags?: readonly string[];
}
