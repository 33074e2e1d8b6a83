import type { Attribute, Provider } from "../azure/attributes/attribute";
import { APPLICATION } from "../azure/attributes/application";
import { APPLICATION_VERSION } from "../azure/attributes/application-version";
import { GALLERY, SHARING } from "../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { IMAGE_VERSION } from "../azure/attributes/image-version";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec, PackageBlob } from "../spec/application-version-spec";
import type { GallerySettings, Sharing } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { Fields } from "./fields";
import { valuesOf } from "./read-attributes";

const OF_GALLERY: readonly string[] = ["location", "description", "tags", "softDelete"];
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
const OF_APPLICATION = ofSpec(APPLICATION);
const OF_APPLICATION_VERSION = ofSpec(APPLICATION_VERSION);

/** Returns an image definition as a spec, without its versions. */
export function definitionSpec(fields: Fields, provider: Provider): ImageDefinitionSpec {
  return valuesOf(DEFINITION, fields, { provider });
}

/** Returns an image version as a spec, without its target regions. */
export function versionSpec(fields: Fields, provider: Provider): ImageVersionSpec {
  return { source: {}, ...valuesOf(VERSION, fields, { provider }) };
}

/** Returns an application as a spec, without its versions. */
export function applicationSpec(fields: Fields, provider: Provider): ApplicationSpec {
  return valuesOf(OF_APPLICATION, fields, { provider });
}

/** Returns an application version as a spec, without its target regions. */
export function applicationVersionSpec(fields: Fields, provider: Provider): ApplicationVersionSpec {
  const {
    package: packageFile,
    configuration: configurationFile,
    ...others
  } = valuesOf(OF_APPLICATION_VERSION, fields, { provider }) as Partial<ApplicationVersionSpec>;
  const [source] = fields.blocks("source", "package");
  const configuration = linkedBlob(source?.id("default_configuration_link"), configurationFile);
  return {
    actions: { install: "", remove: "" },
    ...others,
    package: linkedBlob(source?.needed("media_link", source.id("media_link"), "package"), packageFile) ?? { uri: "" },
    ...(configuration && { configuration }),
  };
}

/** A link that ends with the value of a variable. */
const SIGNED = /^(.*)\?\$\{var\.([\w-]+)\}$/s;

/** Returns a blob by its link. azurerm sends and keeps an empty link where there is none. */
function linkedBlob(link: string | undefined, named: Partial<PackageBlob> | undefined): PackageBlob | undefined {
  if (link === undefined || link === "") return undefined;
  const [, uri, variable] = SIGNED.exec(link) ?? [];
  const file = named?.file === undefined ? {} : { file: named.file };
  if (uri === undefined || variable === undefined) return { uri: link, ...file };
  return { uri, sas: { variable }, ...file };
}
