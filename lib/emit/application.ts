import { APPLICATION } from "../azure/attributes/application";
import { toBody } from "../azure/attributes/body";
import { GALLERY_TYPES } from "../azure/gallery-api";
import { providerOfApplication } from "../plan/provider";
import type { ApplicationPlan } from "../plan/plan";
import { argumentsOf, type Arguments } from "./arguments";
import type { EmittedResource, GalleryReference } from "./resource";
import { customActionsOf } from "./scripts";
import type { ToText } from "./terraform-text";

/** The parts of an application that are emitted. */
export type EmittedApplication = Pick<ApplicationPlan, "name" | "spec" | "home"> & { readonly isProtected: boolean };

/** azurerm's bindings need a value where a spec that is refused has none. */
const INCOMPLETE = { os: "linux" } as const;

/** Returns the resource of an application. */
export function applicationResource(
  { name, spec, home, isProtected }: EmittedApplication,
  gallery: GalleryReference,
  toText: ToText,
): EmittedResource {
  const { provider } = providerOfApplication(spec);
  const values = { ...INCOMPLETE, ...spec, ...customActionsOf(spec), name, location: home };
  const args = argumentsOf(APPLICATION, values, { provider, toText });
  const lifecycle = isProtected ? ({ lifecycle: { prevent_destroy: true } } as const) : {};
  if (provider === "azapi") return { type: "azapi_resource", arguments: azapiArguments(args, gallery), ...lifecycle };
  return { type: "azurerm_gallery_application", arguments: { gallery_id: gallery.id(), ...args }, ...lifecycle };
}

function azapiArguments(args: Arguments, gallery: GalleryReference): Arguments {
  const { name, location, tags, timeouts } = args;
  return {
    type: GALLERY_TYPES.application,
    name,
    parent_id: gallery.id(),
    location,
    body: toBody(APPLICATION, args),
    ...(tags !== undefined && { tags }),
    ...(timeouts !== undefined && { timeouts }),
  };
}
