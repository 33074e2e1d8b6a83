import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { byCodeUnit } from "../../lib/text/order";

/** A pair of specs, and what the real Terraform and providers planned from one to the other. */
export interface Recording {
  readonly edits: readonly string[];
  readonly before: object;
  readonly after: object;
  readonly terraform: readonly PlannedResource[];
}

export interface PlannedResource {
  readonly address: string;
  /** As Terraform writes them: `["create", "delete"]` is a replacement that creates first. */
  readonly actions: readonly string[];
  /** The attributes that force a replacement. */
  readonly replacePaths?: readonly string[];
}

const DIRECTORY = join(__dirname, "..", "fixtures", "foresight");

/** All recordings, by name. */
export const RECORDINGS: readonly (readonly [name: string, recording: Recording])[] = readdirSync(DIRECTORY)
  .filter((file) => file.endsWith(".json"))
  .sort(byCodeUnit)
  .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(DIRECTORY, file), "utf8")) as Recording]);
