import { regionName } from "../azure/regions";
import { byCodeUnit } from "../text/order";
import { millisecondsOf } from "../spec/dates";
import type { GallerySettings, Sharing } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageSourceSpec, ImageVersionSpec } from "../spec/image-version-spec";

/** A value as it is compared and shown: plain data, or null where it is not set. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** How a value is written when it means the same as another one. */
type Forms<Spec> = Readonly<{ [K in keyof Spec]?: (value: Spec[K]) => unknown }>;

const GALLERY_FORMS: Forms<GallerySettings> = {
  location: (location) => location && regionName(location),
  existing: orFalse,
  sharing: sharedWith,
};

/** The provider's defaults stand where nothing is set; it does not tell a flag that is false from none. */
const DEFINITION_FORMS: Forms<ImageDefinitionSpec> = {
  osState: (state) => state ?? "generalized",
  generation: (generation) => generation ?? "V1",
  architecture: (architecture) => architecture ?? "x64",
  acceleratedNetworking: orFalse,
  hibernation: orFalse,
  nvme: orFalse,
  existing: orFalse,
  disallowedDiskTypes: (types) => types && [...types].sort(byCodeUnit),
  endOfLife: instant,
  location: (location) => location && regionName(location),
};

const VERSION_FORMS: Forms<ImageVersionSpec> = {
  source: sourceText,
  allowRegionRemoval: (allowed) => allowed ?? true,
  replicationMode: (mode) => mode ?? "full",
  endOfLife: instant,
  location: (location) => location && regionName(location),
  dataDisks: (disks) => disks && [...disks].sort((a, b) => a.lun - b.lun),
};

const FORMS = { gallery: GALLERY_FORMS, definition: DEFINITION_FORMS, version: VERSION_FORMS } as const;

/** The value of an attribute, the same for two ways to write it; null where nothing is set. */
export function valueOf(object: keyof typeof FORMS, spec: object, attribute: string): Value {
  const forms: Readonly<Record<string, ((value: never) => unknown) | undefined>> = FORMS[object];
  const form = Object.hasOwn(forms, attribute) ? forms[attribute] : undefined;
  const value = (spec as Readonly<Record<string, unknown>>)[attribute];
  return bare(form ? form(value as never) : value);
}

/** Whether two values are the same. */
export function isEqual(a: Value, b: Value): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}

/** What a version is made from, as the provider sends it; undefined where nothing is known of it. */
export function sourceText(source: ImageSourceSpec | undefined): string | undefined {
  if (!source) return undefined;
  if (source.published) return "published by a pipeline";
  if (source.blob) return `${source.blob.uri} in ${source.blob.storageAccountId}`;
  return source.managedImage ?? source.virtualMachine ?? source.snapshot ?? source.galleryImageVersion;
}

/** Ids in any order and with any capitals; sharing with nobody yet is no private gallery. */
function sharedWith(sharing: Sharing | undefined): unknown {
  if (!sharing?.direct) return sharing;
  const ids = (given: readonly string[] = []): string[] =>
    [...new Set(given.map((id) => id.toLowerCase()))].sort(byCodeUnit);
  const [subscriptions, tenants] = [ids(sharing.direct.subscriptions), ids(sharing.direct.tenants)];
  return { direct: subscriptions.length + tenants.length === 0 ? "nobody" : { subscriptions, tenants } };
}

function orFalse(flag: boolean | undefined): boolean {
  return flag ?? false;
}

/** Midnight of a date is the same as the instant; what is no date stays itself. */
function instant(date: string | undefined): string | undefined {
  const at = date === undefined ? undefined : millisecondsOf(date);
  return at === undefined ? date : new Date(at).toISOString().replace(/(T00:00:00)?\.000Z$/, (_, t) => (t ? "" : "Z"));
}

/** Without what is empty, keys in order: two ways to write one value are one text. */
function bare(value: unknown): Value {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(bare);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .map(([key, item]): [string, Value] => [key, bare(item)])
      .filter(([, item]) => item !== null)
      .sort(([a], [b]) => byCodeUnit(a, b));
    return entries.length === 0 ? null : Object.fromEntries(entries);
  }
  if (value === undefined || value === null || value === "") return null;
  return value as string | number | boolean;
}
