import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { regionName } from "../lib/azure/regions";
import type { Arguments } from "../lib/emit/arguments";
import { dependenciesOf } from "../lib/emit/gallery-resources";
import type { EmittedResource } from "../lib/emit/resource";
import type { ToText } from "../lib/emit/terraform-text";
import { versionsBefore } from "../lib/plan/making-order";
import type { ItemVersionPlan } from "../lib/plan/plan";
import type { ProviderChoice } from "../lib/plan/provider";
import type { ItemKind } from "../lib/spec/item-kind";
import { camelCase } from "./camel-case";
import { EmittedAzapiResource, EmittedAzapiUpdateResource } from "./emitted-azapi";
import type { ItemModel } from "./item-model";
import type { ItemTypes } from "./item-types";
import { literally } from "./literal";
import { UsageError } from "./usage-error";

/** A version of a kind of items as lib/emit takes it, with or without its plan. */
type EmittedVersion<Kind extends ItemKind> = Pick<ItemVersionPlan, "version" | "home"> &
  Partial<ItemTypes[Kind]["versionPlan"]> & {
    readonly spec: ItemTypes[Kind]["versionSpec"];
    readonly managedBy: ProviderChoice;
  };

/** The parts of lib/emit that a kind of items needs, and what its versions depend on besides each other. */
export interface VersionEmission<Kind extends ItemKind> {
  resource(version: EmittedVersion<Kind>, item: ItemTypes[Kind]["reference"], toText: ToText): EmittedResource;
  /** Returns the arguments that say where a version is replicated. */
  replication(version: ItemTypes[Kind]["versionPlan"], toText: ToText): Arguments;
  /** Returns the addresses of the stack that a version depends on besides other versions of its item. */
  besides(version: ItemTypes[Kind]["versionPlan"], stack: TerraformStack, model: ItemModel<Kind>): readonly string[];
  /** Reports whether the version is published elsewhere, and only updated here. */
  isUpdate(spec: ItemTypes[Kind]["versionSpec"]): boolean;
}

/** A version as the plan decides it. Read when Terraform JSON is made, since versions may be added until then. */
export class PlannedVersion<Kind extends ItemKind> {
  readonly model: ItemModel<Kind>;
  readonly version: string;
  /** A copy of the caller's spec. */
  readonly spec: ItemTypes[Kind]["versionSpec"];
  readonly emission: VersionEmission<Kind>;

  constructor(
    model: ItemModel<Kind>,
    version: string,
    spec: ItemTypes[Kind]["versionSpec"],
    emission: VersionEmission<Kind>,
  ) {
    this.model = model;
    this.version = version;
    this.spec = spec;
    this.emission = emission;
  }

  get plan(): ItemTypes[Kind]["versionPlan"] {
    return this.model.versionPlan(this.version);
  }

  emitted(): EmittedResource {
    return this.emittedAs(this.plan);
  }

  /** Returns the arguments that are known before the plan is. */
  early(managedBy: ProviderChoice): Arguments {
    const { model, version, spec } = this;
    const home = spec.location === undefined ? model.location : regionName(spec.location);
    return this.emittedAs({ version, spec, home, managedBy } as EmittedVersion<Kind>).arguments;
  }

  /** Returns the arguments that say where the version is replicated. */
  replication(): Arguments {
    return this.emission.replication(this.plan, this.model.facts.toText);
  }

  /** Returns the attributes of azurerm's resource with its replication. Regions that a program overrides may hold tokens. */
  attributes(own: Readonly<Record<string, unknown>>, overrides: object): Record<string, unknown> {
    const { target_region: regions, ...others } = this.replication();
    const isOverridden = Object.hasOwn(overrides, "target_region");
    return { ...own, ...others, target_region: isOverridden ? regions : literally(regions) };
  }

  /** Returns Terraform's own arguments, with what must be in place before the version in `dependsOn`. */
  metaArguments(own: Record<string, unknown>): Record<string, unknown> {
    const { dependsOn = [], ...others } = own as { dependsOn?: string[] };
    const { plan, model, emission } = this;
    const waits = versionsBefore(plan).map((version) => model.addressOfVersion(version));
    const besides = emission.besides(plan, TerraformStack.of(model.construct), model);
    const gates = plan.waitsFor.flatMap((version) => model.addressOfGate(version) ?? []);
    const all = dependenciesOf([...dependsOn, ...waits], gates, besides);
    return { ...others, ...(all.length > 0 && { dependsOn: all }) };
  }

  private emittedAs(version: EmittedVersion<Kind>): EmittedResource {
    return this.emission.resource(version, this.model.reference, this.model.facts.toText);
  }
}

/**
 * Makes the resource of a version.
 * @param azurerm makes azurerm's resource from a configuration
 */
export function resourceOfVersion<Kind extends ItemKind, Config, L1>(
  parent: Construct,
  planned: PlannedVersion<Kind>,
  azurerm: (config: Config) => L1,
): L1 | EmittedAzapiResource | EmittedAzapiUpdateResource {
  const { model, spec, emission } = planned;
  const { provider, azapiProvider } = model.facts;
  const lifecycle = { createBeforeDestroy: true };
  const managedBy = model.providerOf(spec);
  if (managedBy.provider === "azurerm") {
    return azurerm({ ...camelCase<Config>(planned.early(managedBy)), lifecycle, ...(provider && { provider }) });
  }
  const meta = { lifecycle, ...(azapiProvider && { provider: azapiProvider }) };
  return emission.isUpdate(spec)
    ? new EmittedAzapiUpdateResource(parent, planned, meta)
    : new EmittedAzapiResource(parent, planned, meta);
}

/** Refuses a version in another stack than its item: versions wait for each other, which needs one stack. */
export function requireSameStack(
  scope: Construct,
  item: Construct,
  kind: "definition" | "application",
  owner: string,
): void {
  if (scope === item) return;
  const [own, other] = [TerraformStack.of(scope), TerraformStack.of(item)];
  if (own !== other) throw new UsageError(`${owner}: it must be in the stack of its ${kind}, ${other.node.id}`);
}
