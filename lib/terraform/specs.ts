import type { Attribute, Provider } from "../azure/attributes/attribute";
import { GALLERY, SHARING } from "../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { IMAGE_VERSION } from "../azure/attributes/image-version";
import type { GallerySettings, Sharing } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { Fields } from "./fields";
import { valuesOf } from "./read-attributes";

const OF_GALLERY: readonly string[] = ["location", "description", "tags"];
const SETTINGS = GALLERY.filter(({ key }) => OF_GALLERY.includes(key));

/** Returns the settings of a gallery, without its identity. */
export function gallerySettings(fields: Fields, provider: Provider): Partial<GallerySettings> {
  const sharing = sharingOf(fields, provider);
  return { ...valuesOf(SETTINGS, fields, { provider }), ...(sharing && { sharing }) };
}

/** Returns the sharing of a gallery. Resources of their own have the subscriptions and tenants of direct sharing. */
function sharingOf(fields: Fields, provider: Provider): Sharing | undefined {
  const [block] = fields.blocks("sharing", "sharing");
  const { permission, community } = block ? valuesOf(SHARING, block, { provider, at: ["sharing"] }) : {};
  if (permission === "direct") return { direct: {} };
  if (permission !== "community") return undefined;
  return { community: { ...EMPTY_COMMUNITY, ...(community as Sharing["community"]) } };
}

const EMPTY_COMMUNITY = { prefix: "", publisherEmail: "", publisherUri: "", eula: "" };

const ofSpec = (table: readonly Attribute[]): readonly Attribute[] => table.filter(({ isDerived }) => !isDerived);
const DEFINITION = ofSpec(IMAGE_DEFINITION);
const VERSION = ofSpec(IMAGE_VERSION);

/** Returns an image definition as a spec, without its versions. */
export function definitionSpec(fields: Fields, provider: Provider): ImageDefinitionSpec {
  return valuesOf(DEFINITION, fields, { provider });
}

/** Returns an image version as a spec, without its target regions. */
export function versionSpec(fields: Fields, provider: Provider): ImageVersionSpec {
  return { source: {}, ...valuesOf(VERSION, fields, { provider }) };
}
