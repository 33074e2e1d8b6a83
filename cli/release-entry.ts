import { copiedKeys, nextApplicationVersion } from "../lib/parse/edit/next-application-version";
import type { VersionEntry } from "../lib/parse/edit/add-version";
import type { ApplicationSpec } from "../lib/spec/application-spec";
import type { ImageSourceSpec } from "../lib/spec/image-version-spec";
import { hasSignature } from "../lib/spec/package-link";
import { newestFirst } from "../lib/spec/version-number";
import { own } from "../lib/text/order";
import type { EditedItem } from "./edited-item";
import { Refusal } from "./refusal";
import type { ReleaseOptions } from "./release-options";
import { parseSource } from "./source-option";

/** The new version, and what it has from another one. */
export interface ReleasedVersion {
  readonly entry: VersionEntry;
  /** The version that keys are copied from. @default - nothing is copied */
  readonly copied?: { readonly from: string; readonly keys: readonly string[] };
}

/**
 * Returns the version that the options describe.
 * @throws Refusal of options that its kind does not have
 */
export function releasedVersion(item: EditedItem, options: ReleaseOptions): ReleasedVersion {
  if (options.candidate && options.ring !== undefined) {
    throw new Refusal(["give --candidate or --ring: a candidate reaches no ring until it is promoted"]);
  }
  const { entry, copied } = item.kind === "image" ? imageVersion(item, options) : applicationVersion(item, options);
  return {
    entry: {
      ...entry,
      ...(options.candidate && { state: "candidate" }),
      ...(options.ring !== undefined && { ring: options.ring }),
      ...(options.endOfLife !== undefined && { endOfLife: options.endOfLife }),
      ...(options.sizeGib !== undefined && { sizeGiB: options.sizeGib }),
    },
    ...(copied && { copied }),
  };
}

function imageVersion({ label }: EditedItem, options: ReleaseOptions): ReleasedVersion {
  for (const option of ["package", "configuration"] as const) {
    if (options[option] === undefined) continue;
    throw new Refusal([`${label} is an image, and --${option} is for applications; give --source or --published`]);
  }
  return { entry: { source: sourceOf(options) } };
}

/** Returns the source of the version: an id, or `published: true`. Exactly one must be given. */
function sourceOf({ source, published, storageAccount }: ReleaseOptions): ImageSourceSpec {
  if ((source === undefined) === (published === undefined)) {
    throw new Refusal(["give --source, or --published for a version that a pipeline has published: one of the two"]);
  }
  if (source !== undefined) return parseSource(source, storageAccount);
  if (storageAccount === undefined) return { published: true };
  throw new Refusal(["--storage-account goes with a blob; the version is published"]);
}

/** The options that only an image has. */
const OF_IMAGES = { source: "--source", published: "--published", storageAccount: "--storage-account" } as const;

function applicationVersion({ label, name, spec }: EditedItem, options: ReleaseOptions): ReleasedVersion {
  for (const [key, option] of Object.entries(OF_IMAGES)) {
    if (options[key as keyof typeof OF_IMAGES] === undefined) continue;
    throw new Refusal([
      `${label} is an application, and ${option} is for images; give --package, the package's address`,
    ]);
  }
  const { package: uri, configuration } = options;
  if (uri === undefined) {
    throw new Refusal([`${label} is an application; give --package, the address of the package`]);
  }
  refuseSignature("--package", uri);
  refuseSignature("--configuration", configuration);
  const { versions = {} } = spec as ApplicationSpec;
  const [from] = newestFirst(Object.keys(versions));
  const before = from === undefined ? undefined : own(versions, from);
  if (from === undefined || before === undefined) {
    throw new Refusal([
      `${label} has no version whose actions could be copied; write its first one by hand, below applications.${name}.versions`,
    ]);
  }
  const given = { package: uri, ...(configuration !== undefined && { configuration }) };
  return { entry: nextApplicationVersion(before, given), copied: { from, keys: copiedKeys(before, given) } };
}

/** Refuses an address with the signature of a SAS, which is a secret, and does not print it. */
function refuseSignature(option: string, uri: string | undefined): void {
  if (!hasSignature(uri)) return;
  throw new Refusal([
    `${option} has a shared access signature (sig=…), a secret that would end in the repository and in the state; ` +
      "give the address without its query: the query comes from a Terraform variable (sas: { variable: NAME }), or the " +
      "gallery's identity reads the blob",
  ]);
}
