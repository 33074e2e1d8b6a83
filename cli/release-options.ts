import type { VersionPart } from "../lib/parse/edit/next-version";
import type { EditOptions } from "./save-edit";

/** The options of `gallerist release`. */
export interface ReleaseOptions extends EditOptions {
  readonly source?: string;
  readonly published?: true;
  readonly storageAccount?: string;
  readonly package?: string;
  readonly configuration?: string;
  readonly next?: VersionPart;
  readonly ring?: string;
  readonly candidate?: true;
  readonly endOfLife?: string;
  readonly sizeGib?: number;
  readonly force?: true;
}
