import { argumentIn, attributesIn, type Attribute } from "../azure/attributes/attribute";
import { sentAttributes } from "../azure/attributes/body";
import { isNothing } from "../azure/attributes/stray";
import type { Fields } from "./fields";
import { blocksOf, type Attributes, type Resource } from "./resource";

/** Arguments that every resource has, those that azurerm adds, and those that are read without a row of a table. */
const OF_ALL: ReadonlySet<string> = new Set([
  "id",
  "unique_name",
  "resource_group_name",
  "sharing.community_gallery.name",
  "gallery_name",
  "image_name",
  "gallery_id",
  "gallery_application_id",
  "lifecycle",
  "depends_on",
  "provider",
  "count",
  "for_each",
  "provisioner",
  "connection",
  "dynamic",
  "//",
]);

/** Notes arguments of azurerm that no attribute names, and that are set. */
export function noteOtherArguments(table: readonly Attribute[], { attributes }: Resource, fields: Fields): void {
  const seen = new Set<string>();
  for (const path of othersIn(table, attributes)) {
    if (OF_ALL.has(path) || seen.has(path)) continue;
    seen.add(path);
    fields.noteWritten(path, "not known here");
  }
}

function othersIn(table: readonly Attribute[], values: Attributes): string[] {
  const known = argumentsOf(table);
  return Object.entries(values).flatMap(([key, value]) => {
    if (isNothing(value) || value === false) return [];
    const inside = known.get(key);
    if (!inside) return [key];
    if (inside.length === 0) return [];
    return blocksOf(value).flatMap((block) => othersIn(inside, block).map((path) => `${key}.${path}`));
  });
}

/** The arguments of azurerm, each with the attributes inside of it. */
function argumentsOf(table: readonly Attribute[]): ReadonlyMap<string, readonly Attribute[]> {
  const known = ARGUMENTS.get(table);
  if (known) return known;
  const all = new Map<string, readonly Attribute[]>();
  for (const attribute of sentAttributes(table)) {
    const sent = argumentIn(attribute, "azurerm");
    if (!sent) continue;
    all.set(sent.argument, attributesIn(sent));
    if (sent.form.kind === "flag-by-word") for (const flag of Object.values(sent.form.flags)) all.set(flag, []);
  }
  ARGUMENTS.set(table, all);
  return all;
}

const ARGUMENTS = new WeakMap<readonly Attribute[], ReadonlyMap<string, readonly Attribute[]>>();
