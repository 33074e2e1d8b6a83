import type { ApplicationVersionSpec, CustomAction } from "./application-version-spec";
import type { ItemSpec } from "./item-spec";

/** A VM application (a gallery application) and its versions. */
export interface ApplicationSpec extends ItemSpec {
  /** Link to a privacy statement. Removing it replaces the application. @default - none */
  readonly privacyStatementUri?: string;
  /** Link to release notes. Removing it replaces the application. @default - none */
  readonly releaseNotesUri?: string;
  /** Actions that all its versions offer beside install, remove and update. Through azapi. @default - none */
  readonly customActions?: readonly CustomAction[];
  /** Size of a version's package in MiB, instead of `sizeGiB`. @default - `sizeGiB` */
  readonly sizeMiB?: number;
  /** Application versions by number. @default - none */
  readonly versions?: Readonly<Record<string, ApplicationVersionSpec>>;
}
