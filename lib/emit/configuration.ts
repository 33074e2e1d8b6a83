import { AZAPI_VERSION } from "../azure/gallery-api";
import { azapiSignIn } from "../azure/sign-in";
import { hasGate } from "../plan/gates";
import { itemPlans, plan as planned, type GalleryPlan } from "../plan/plan";
import { providerOfDefinition } from "../plan/provider";
import { SourceOrder } from "../plan/source-order";
import type { TerraformSettings } from "../spec/terraform-settings";
import { byCodeUnit } from "../text/order";
import { valueIn } from "../text/value-in";
import { addressedResources, EmitError, type AddressedResource } from "./addressed-resources";
import { GATE_VARIABLE, GATE_VARIABLE_BLOCK } from "./gate";
import { addressesByPath, addressesIn } from "./item-addresses";
import { latestOutput, outputName } from "./latest-output";
import type { Md5 } from "./resource-name";
import { signatureVariables, SIGNATURE_VARIABLE } from "./signature-variables";
import { deepText, plainText } from "./terraform-text";

/** The versions of azurerm that our attributes were checked against, and those up to the next major version but one. */
const AZURERM_VERSION = ">= 4.55.0, < 6.0.0";

/** The first Terraform version with `terraform_data`. */
const TERRAFORM_VERSION = ">= 1.4.0";

/** The Terraform JSON of one configuration, with sorted keys. */
export type Configuration = Readonly<Record<string, unknown>>;

/**
 * Returns the configuration of all galleries, which have been checked before.
 * @throws EmitError when they cannot be one configuration
 */
export function configurationOf(plans: readonly GalleryPlan[], md5: Md5): Configuration {
  const settings = settingsOf(plans);
  refuseSameName(plans);
  const providers = providersOf(plans);
  const emitted = emittedOf(plans, md5);
  const { resource, data } = blocksOf(resourcesOf(emitted, providers));
  const needsAzapi =
    Object.keys(resource).some((type) => type.startsWith("azapi_")) ||
    plans.some((plan) => hasGate(plan) || wasThroughAzapi(plan));
  return {
    ...(Object.keys(data).length > 0 && { data }),
    ...outputsOf(emitted),
    provider: {
      ...(needsAzapi && { azapi: [asText(azapiSignIn(settings.provider ?? {}, settings.azapiProvider ?? {}))] }),
      azurerm: [...providers.values()].map(({ block }) => sorted({ ...block, ...asText(settings.provider ?? {}) })),
    },
    resource,
    terraform: sorted({
      required_version: TERRAFORM_VERSION,
      required_providers: {
        azurerm: { source: "hashicorp/azurerm", version: settings.azurermVersion ?? AZURERM_VERSION },
        ...(needsAzapi && { azapi: { source: "azure/azapi", version: settings.azapiVersion ?? AZAPI_VERSION } }),
      },
      ...(settings.backend && { backend: asText(settings.backend) }),
    }),
    ...variablesOf(plans),
  };
}

/** Returns the outputs of the galleries that have them. */
function outputsOf(galleries: readonly EmittedGallery[]): Configuration {
  const outputs = new Map(
    galleries
      .filter(({ plan }) => plan.spec.outputs === true)
      .flatMap(({ plan, resources }) => {
        const addresses = addressesByPath(resources);
        return itemPlans(plan).map(
          (item) =>
            [
              outputName(item.kind, item.gallery, item.name),
              sorted(latestOutput(item, addressesIn(item, addresses), plainText)),
            ] as const,
        );
      }),
  );
  return outputs.size === 0 ? {} : { output: inOrder(outputs) };
}

type Resources = Record<string, Record<string, unknown>>;

/** The beginning of the types of data sources, as in addresses. */
const DATA = "data.";

/** Returns resources and data sources apart, as Terraform JSON has them. */
function blocksOf(all: Resources): { readonly resource: Resources; readonly data: Resources } {
  const entries = Object.entries(all);
  return {
    resource: Object.fromEntries(entries.filter(([type]) => !type.startsWith(DATA))),
    data: Object.fromEntries(
      entries.filter(([type]) => type.startsWith(DATA)).map(([type, named]) => [type.slice(DATA.length), named]),
    ),
  };
}

/** A gallery with its resources. */
interface EmittedGallery {
  readonly plan: GalleryPlan;
  readonly resources: readonly AddressedResource[];
}

function emittedOf(plans: readonly GalleryPlan[], md5: Md5): EmittedGallery[] {
  const sources = new SourceOrder(plans);
  return plans.map((plan) => ({ plan, resources: addressedResources(plan, md5, sources) }));
}

function resourcesOf(
  galleries: readonly EmittedGallery[],
  providers: ReadonlyMap<string | undefined, Provider>,
): Resources {
  const byType = new Map<string, Map<string, unknown>>();
  const known = new Map<unknown, unknown>();
  for (const { plan, resources } of galleries) {
    const provider = providers.get(plan.spec.gallery.subscription)?.reference;
    for (const addressed of resources) {
      const named = valueIn(byType, addressed.resource.type, () => new Map<string, unknown>());
      if (named.has(addressed.name)) throw new EmitError(sameAddress(addressed));
      named.set(addressed.name, jsonOf(addressed, provider, known));
    }
  }
  return inOrder(new Map([...byType].map(([type, named]) => [type, inOrder(named)])));
}

function sameAddress({ resource, name }: AddressedResource): string {
  return `two galleries would have a resource of the address ${resource.type}.${name}: write them to two directories, one call each`;
}

/** Returns a resource as JSON. azapi signs in once for all subscriptions; only azurerm's resources belong to one of several azurerm providers. */
function jsonOf(
  { resource, dependsOn }: AddressedResource,
  provider: string | undefined,
  known: Map<unknown, unknown>,
): unknown {
  const isAzurerm = resource.type.startsWith("azurerm_");
  return sorted(
    {
      ...resource.arguments,
      ...(dependsOn.length > 0 && { depends_on: dependsOn }),
      ...(resource.lifecycle && { lifecycle: resource.lifecycle }),
      ...(provider !== undefined && isAzurerm && { provider }),
    },
    known,
  );
}

/** A provider block of azurerm, and its reference in resources; undefined for the default provider. */
interface Provider {
  readonly block: Readonly<Record<string, unknown>>;
  readonly reference: string | undefined;
}

/**
 * Returns an azurerm provider for each subscription. One has no alias: that of galleries without a subscription, else
 * the first.
 */
function providersOf(plans: readonly GalleryPlan[]): Map<string | undefined, Provider> {
  const subscriptions = [...new Set(plans.map(({ spec }) => spec.gallery.subscription))];
  const withoutAlias = subscriptions.includes(undefined) ? undefined : subscriptions[0];
  return new Map(
    subscriptions.map((subscription): [string | undefined, Provider] => {
      const alias = subscription === withoutAlias ? undefined : plainText(`subscription_${String(subscription)}`);
      const block = {
        ...(alias !== undefined && { alias }),
        features: [{}],
        ...(subscription !== undefined && { subscription_id: plainText(subscription) }),
      };
      return [subscription, { block, reference: alias === undefined ? undefined : `azurerm.${alias}` }];
    }),
  );
}

/** Reports whether a gallery that is removed has something that only azapi can destroy, as far as its file still says so. */
function wasThroughAzapi({ spec }: GalleryPlan): boolean {
  const { removed, ...gallery } = spec.gallery;
  if (removed !== true) return false;
  if (gallery.sharing?.direct !== undefined || gallery.softDelete !== undefined) return true;
  return planned({ ...spec, gallery }).definitions.some(
    (definition) =>
      providerOfDefinition(definition.spec).provider === "azapi" ||
      definition.versions.some(({ managedBy }) => managedBy.provider === "azapi"),
  );
}

/** Returns the settings of the specs, which must agree. */
function settingsOf(plans: readonly GalleryPlan[]): TerraformSettings {
  const given = plans.map(({ spec }) => spec.terraform).filter((settings) => settings !== undefined);
  const [first] = given.map((settings) => JSON.stringify(sorted(settings)));
  if (given.some((settings) => JSON.stringify(sorted(settings)) !== first)) {
    throw new EmitError("the files differ in `terraform`: one configuration has one backend and one provider version");
  }
  return given[0] ?? {};
}

function refuseSameName(plans: readonly GalleryPlan[]): void {
  const names = plans.map(({ spec }) => spec.gallery.name).sort(byCodeUnit);
  const twice = names.find((name, index) => name === names[index - 1]);
  if (twice !== undefined) {
    throw new EmitError(`two files describe a gallery named ${twice}: write them to two directories, one call each`);
  }
}

/** Returns the variables that hold the signatures of links, with the texts that people see when Terraform asks for them, and that of gates. */
function variablesOf(plans: readonly GalleryPlan[]): Configuration {
  const variables = new Map<string, unknown>(
    plans.flatMap((plan) => [...signatureVariables(plan)]).map((name) => [name, SIGNATURE_VARIABLE]),
  );
  if (plans.some(hasGate)) variables.set(GATE_VARIABLE, GATE_VARIABLE_BLOCK);
  return variables.size === 0 ? {} : { variable: inOrder(variables) };
}

/** Returns settings in which every text is literal: the configuration has nothing that they could refer to. */
function asText(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return sorted(deepText(settings, plainText)) as Readonly<Record<string, unknown>>;
}

function inOrder<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => byCodeUnit(a, b)));
}

/** Returns JSON with sorted keys and without unset values. Lists that are shared stay shared. */
function sorted(value: unknown, known: Map<unknown, unknown> = new Map()): unknown {
  if (typeof value !== "object" || value === null) return value;
  const done = known.get(value);
  if (done !== undefined) return done;
  const result = Array.isArray(value) ? value.map((item) => sorted(item, known)) : sortedObject(value, known);
  if (Array.isArray(value)) known.set(value, result);
  return result;
}

function sortedObject(value: object, known: Map<unknown, unknown>): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item, known)]));
}
