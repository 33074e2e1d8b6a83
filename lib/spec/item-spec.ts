import type { Demand } from "./demand";
import type { Retention } from "./retention";
import type { TimeoutMinutes } from "./timeout-minutes";
import type { VersionSpec } from "./version-spec";

/** Operating system of an image or an application. */
export type OperatingSystem = "linux" | "windows";

/** An item with versions in a gallery, an image or an application: the settings that both have. */
export interface ItemSpec {
  /** Name of a policy. @default - `gallery.policy` */
  readonly policy?: string;
  /** It exists already and is managed elsewhere; only its versions are managed here. @default false */
  readonly existing?: boolean;
  /** Operating system. Changing this replaces it. @default - none, which is an error unless `existing` */
  readonly os?: OperatingSystem;
  /** Link to release notes. @default - none */
  readonly releaseNotesUri?: string;
  /** Link to a privacy statement. @default - none */
  readonly privacyStatementUri?: string;
  /** License agreement, or a link to it. @default - none */
  readonly eula?: string;
  /** Date (midnight UTC) or RFC 3339 instant; information only. Removing it replaces the item. @default - none */
  readonly endOfLife?: string;
  /** Shown in the portal. @default - none */
  readonly description?: string;
  /** Tags of the item, not of its versions. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Home of versions that set none. Changing this replaces the item. @default - the gallery's */
  readonly location?: string;
  /** Occupied size of a version in GiB; used for cost and size limits. @default - unknown */
  readonly sizeGiB?: number;
  /** Overrides of the spec's demand, by region. @default - the spec's demand */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Its own retention, which replaces its policy's. @default - its policy's */
  readonly retention?: Retention;
  /** Timeouts of the item's own operations, in minutes. @default - the provider's: 30, and 5 to read */
  readonly timeoutMinutes?: TimeoutMinutes;
  /** Versions by number. @default - none */
  readonly versions?: Readonly<Record<string, VersionSpec>>;
}
