import { GALLERY_TYPES } from "../azure/gallery-api";
import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import { galleryIdOf, versionIdOf, type EmittedResource, type GalleryReference } from "./resource";
import type { ToText } from "./terraform-text";

/** Construct id of a gate, below the id of the version that is waited for. */
export const GATE_ID = "Gate";

/** The type of a gate's data source, as in addresses. */
export const GATE_TYPE = "data.azapi_resource_action";

/** Name of the variable that opens all gates of a configuration. */
export const GATE_VARIABLE = "gallerist_gate";

/** The block of that variable. */
export const GATE_VARIABLE_BLOCK = {
  default: true,
  description: "False to change image versions before Azure has replicated those that they wait for",
  type: "bool",
} as const;

/** An item with versions behind a gate. */
export interface GatedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** The name of its gallery. */
  readonly gallery: string;
  readonly reference: GalleryReference;
}

/** The path of the replication status in Azure's answer. */
const SUMMARY = "properties.replicationStatus.summary";

const TYPES: Readonly<Record<ItemKind, string>> = {
  image: GALLERY_TYPES.imageVersion,
  application: GALLERY_TYPES.applicationVersion,
};

/**
 * Returns the data source that reads the replication status of a version, and stops Terraform while it is not complete
 * in these regions. It must depend on the version: otherwise Terraform reads it before the version is there.
 * @param address the version's address
 */
export function gateData(
  item: GatedItem,
  version: string,
  regions: readonly string[],
  address: string,
  toText: ToText,
): EmittedResource {
  return {
    type: GATE_TYPE,
    arguments: {
      type: TYPES[item.kind],
      resource_id: readId(item, version, address, toText),
      method: "GET",
      query_parameters: { $expand: ["ReplicationStatus"] },
      response_export_values: [SUMMARY],
    },
    lifecycle: {
      postcondition: [
        {
          condition: `\${!var.${GATE_VARIABLE} || length(${missing(regions)}) == 0}`,
          error_message: `${toText(subjectOf(item, version))} is not replicated yet in \${join(", ", ${missing(regions)})}, and versions that wait for it are not changed before. Plan and apply again later, or go on without waiting: -var ${GATE_VARIABLE}=false`,
        },
      ],
    },
  };
}

/** Returns the id of a version, spelled out. Without a known subscription it is a reference, and a rule says so. */
function readId({ kind, name, gallery, reference }: GatedItem, version: string, address: string, toText: ToText) {
  const { subscription, resourceGroup } = reference;
  if (subscription === undefined) return `\${${address}.id}`;
  const id = galleryIdOf(toText(subscription), resourceGroup, toText(gallery));
  return versionIdOf(id, kind, toText(name), toText(version));
}

function subjectOf({ kind, name, gallery }: GatedItem, version: string): string {
  return `${gallery}/${kind === "image" ? name : `${ITEM_SECTIONS[kind]}/${name}`}/${version}`;
}

/** Returns the expression for the regions that are not complete. Azure answers with display names: "West Europe". */
function missing(regions: readonly string[]): string {
  const completed = `[for each in self.output.${SUMMARY} : lower(replace(each.region, " ", "")) if each.state == "Completed"]`;
  return `setsubtract([${regions.map(literal).join(", ")}], try(${completed}, []))`;
}

/** Returns a text of Terraform's language, in which no character can have a meaning. */
function literal(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9-]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}
