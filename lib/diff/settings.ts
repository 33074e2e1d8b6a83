import type { Attribute } from "../azure/attributes/attribute";
import { COMPARED, type ComparedObject } from "../azure/attributes/changes";
import { regionName } from "../azure/regions";
import { byCodeUnit, own } from "../text/order";
import { millisecondsOf } from "../spec/dates";
import { withoutQuery } from "../spec/package-link";
import type { CustomAction, PackageBlob } from "../spec/application-version-spec";
import type { ManagedIdentity, Sharing } from "../spec/gallery-spec";
import type { DataDisk, ImageSourceSpec } from "../spec/image-version-spec";

/** A value as it is compared and shown: plain data, or null where it is not set. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** Attributes that can be written in several equal ways, and whose form does not cover this. */
const SPECIAL: Readonly<Record<ComparedObject, Readonly<Record<string, (value: never) => unknown>>>> = {
  gallery: { sharing: sharedWith, identity: identities },
  definition: {},
  version: {
    source: sourceText,
    dataDisks: (disks: readonly DataDisk[] | undefined) => disks && [...disks].sort((a, b) => a.lun - b.lun),
  },
  application: { customActions: offered },
  applicationVersion: {
    package: unsigned,
    configuration: unsigned,
    customActions: offered,
    scriptBehaviorAfterReboot: (behavior: string | undefined) => (behavior === "none" ? undefined : behavior),
  },
};

const ATTRIBUTES: Readonly<Record<ComparedObject, ReadonlyMap<string, Attribute>>> = {
  gallery: byKey(COMPARED.gallery),
  definition: byKey(COMPARED.definition),
  version: byKey(COMPARED.version),
  application: byKey(COMPARED.application),
  applicationVersion: byKey(COMPARED.applicationVersion),
};

function byKey(attributes: readonly Attribute[]): ReadonlyMap<string, Attribute> {
  return new Map(attributes.map((attribute) => [attribute.key, attribute]));
}

/** Returns the value of an attribute, the same for two ways to write it; null where nothing is set. */
export function valueOf(object: ComparedObject, spec: object, key: string): Value {
  const value = (spec as Readonly<Record<string, unknown>>)[key];
  const special = own(SPECIAL[object], key);
  if (special) return bare(special(value as never));
  const attribute = ATTRIBUTES[object].get(key);
  return bare(attribute ? usual(attribute, value) : value);
}

/** Returns the default if nothing is set, and one spelling of regions, dates and lists without an order. */
function usual({ form, default: fallback }: Attribute, value: unknown): unknown {
  if (value === undefined) return fallback;
  if (form.kind === "region") return regionName(value as string);
  if (form.kind === "date") return instant(value as string);
  if (form.kind === "texts") return [...(value as readonly string[])].sort(byCodeUnit);
  return value;
}

/** Reports whether two values are the same. */
export function isEqual(a: Value, b: Value): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}

/** Returns the source of a version as the provider sends it; undefined if it is not known. */
export function sourceText(source: ImageSourceSpec | undefined): string | undefined {
  if (!source) return undefined;
  if (source.published) return "published by a pipeline";
  if (source.blob) return `${source.blob.uri} in ${source.blob.storageAccountId}`;
  return source.managedImage ?? source.virtualMachine ?? source.snapshot ?? source.galleryImageVersion;
}

/** Returns sharing with sorted lower-case ids. A gallery that is shared with nobody yet is not a private gallery. */
function sharedWith(sharing: Sharing | undefined): unknown {
  if (!sharing?.direct) return sharing;
  const ids = (given: readonly string[] = []): string[] =>
    [...new Set(given.map((id) => id.toLowerCase()))].sort(byCodeUnit);
  const [subscriptions, tenants] = [ids(sharing.direct.subscriptions), ids(sharing.direct.tenants)];
  return { direct: subscriptions.length + tenants.length === 0 ? "nobody" : { subscriptions, tenants } };
}

/** Returns the identities of a gallery. What they may read is a role of each, which is made beside the gallery. */
function identities(identity: ManagedIdentity | undefined): unknown {
  if (!identity) return undefined;
  const { systemAssigned, userAssigned = [] } = identity;
  const ids = [...new Set(userAssigned.map((id) => id.toLowerCase()))].sort(byCodeUnit);
  return { systemAssigned: systemAssigned === true ? true : undefined, userAssigned: ids };
}

/** Returns a blob by its address without a query, which holds a signature that may change. */
function unsigned(blob: PackageBlob | undefined): unknown {
  const { uri, file }: Partial<PackageBlob> = blob ?? {};
  return { uri: typeof uri === "string" ? withoutQuery(uri) : undefined, file };
}

/** Returns custom actions without what Azure takes where nothing is said. */
function offered(actions: readonly CustomAction[] | undefined): unknown {
  return actions?.map(({ parameters = [], ...action }) => ({
    ...action,
    parameters: parameters.map(({ required, type, ...parameter }) => ({
      ...parameter,
      required: required === true ? true : undefined,
      type: type === "String" ? undefined : type,
    })),
  }));
}

/** Returns one spelling of an instant. A date means its midnight; a text that is no date is returned as it is. */
function instant(date: string): string {
  const at = millisecondsOf(date);
  return at === undefined ? date : new Date(at).toISOString().replace(/(T00:00:00)?\.000Z$/, (_, t) => (t ? "" : "Z"));
}

/** Returns a value without empty parts and with sorted keys, so that equal values have equal texts. */
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
