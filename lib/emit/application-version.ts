import { APPLICATION_VERSION } from "../azure/attributes/application-version";
import { toBody } from "../azure/attributes/body";
import { GALLERY_TYPES } from "../azure/gallery-api";
import type { ApplicationVersionPlan } from "../plan/plan";
import type { ApplicationVersionSpec, PackageBlob } from "../spec/application-version-spec";
import { argumentsOf, type Arguments, type Values } from "./arguments";
import { galleryIdOf, type ApplicationReference, type EmittedResource } from "./resource";
import { customActionsOf, manageActionsOf } from "./scripts";
import type { ToText } from "./terraform-text";
import { VERSION_TIMEOUT_MINUTES } from "./timeouts";

/** The parts of an application version that are emitted. While an app is built, its target regions are not planned yet. */
export type EmittedApplicationVersion = Pick<ApplicationVersionPlan, "version" | "spec" | "home" | "managedBy"> &
  Partial<Pick<ApplicationVersionPlan, "excludeFromLatest" | "targetRegions">>;

/**
 * Returns the resource of an application version.
 * @param written lists that were written for other versions of the same provider, which share their target regions
 */
export function applicationVersionResource(
  version: EmittedApplicationVersion,
  application: ApplicationReference,
  toText: ToText,
  written?: Map<unknown, unknown>,
): EmittedResource {
  const { provider } = version.managedBy;
  const args = {
    ...argumentsOf(APPLICATION_VERSION, valuesOf(version), { provider, toText, ...(written && { written }) }),
    source: linksOf(version.spec, toText),
  };
  const lifecycle = { create_before_destroy: true } as const;
  if (provider === "azapi") {
    return { type: "azapi_resource", arguments: azapiArguments(args, application, toText), lifecycle };
  }
  const parent = { gallery_application_id: application.id() };
  return { type: "azurerm_gallery_application_version", arguments: { ...parent, ...args }, lifecycle };
}

const REPLICATION = APPLICATION_VERSION.filter(({ key }) => ["targetRegions", "excludeFromLatest"].includes(key));

/** Returns the target regions and flags of a version as azurerm's arguments: everything that its plan decides. */
export function applicationReplicationArguments(version: ApplicationVersionPlan, toText: ToText): Arguments {
  return argumentsOf(REPLICATION, valuesOf(version), { provider: "azurerm", toText });
}

function valuesOf({ version, spec, home, excludeFromLatest, targetRegions = [] }: EmittedApplicationVersion): Values {
  return {
    ...spec,
    ...customActionsOf(spec),
    actions: manageActionsOf(spec.actions),
    name: version,
    location: home,
    excludeFromLatest,
    targetRegions,
    timeoutMinutes: { ...VERSION_TIMEOUT_MINUTES, ...spec.timeoutMinutes },
  };
}

/** Returns the links to the package and the configuration, with their signatures. */
function linksOf({ package: packageBlob, configuration }: ApplicationVersionSpec, toText: ToText): Arguments {
  return {
    media_link: linkTo(packageBlob, toText),
    ...(configuration && { default_configuration_link: linkTo(configuration, toText) }),
  };
}

/** A link with a signature ends in an expression, which no text may escape. */
function linkTo({ uri, sas }: PackageBlob, toText: ToText): string {
  return sas ? `${toText(uri)}?\${var.${sas.variable}}` : toText(uri);
}

function azapiArguments(args: Arguments, application: ApplicationReference, toText: ToText): Arguments {
  const { name, location, tags, timeouts } = args;
  return {
    type: GALLERY_TYPES.applicationVersion,
    name,
    parent_id: parentIdOf(application, toText),
    location,
    body: toBody(APPLICATION_VERSION, args),
    ...(tags !== undefined && { tags }),
    timeouts,
  };
}

/**
 * Returns the id of an application, built from parts that stay known: its own `id` is unknown to Terraform while it is
 * replaced, and its versions would then be planned for replacement too. Without a known subscription the `id` is used.
 */
function parentIdOf({ gallery, name, id }: ApplicationReference, toText: ToText): string {
  if (gallery.subscription === undefined) return id();
  return `${galleryIdOf(toText(gallery.subscription), gallery.resourceGroup, gallery.name)}/applications/${name}`;
}
