import { SharedImageVersion, type SharedImageVersionConfig } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { regionName } from "../lib/azure/regions";
import type { Arguments } from "../lib/emit/arguments";
import { dependenciesOf } from "../lib/emit/gallery-resources";
import { replicationArguments, versionResource } from "../lib/emit/image-version";
import type { EmittedResource } from "../lib/emit/resource";
import type { VersionPlan } from "../lib/plan/plan";
import { isPublishedElsewhere, type ProviderChoice } from "../lib/plan/provider";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { AzapiResource, AzapiUpdateResource } from "./azapi";
import { camelCase } from "./camel-case";
import { definitionModelOf, type DefinitionModel } from "./definition-model";
import { EmittedAzapiResource, EmittedAzapiUpdateResource } from "./emitted-azapi";
import type { ImageVersionProps } from "./image-version-props";
import type { IImageDefinition, IImageVersion } from "./interfaces";
import { literally } from "./literal";
import { requireObject, requireText } from "./required";
import { sourceAddressOf } from "./source-address";
import { requireScope } from "./required-scope";
import { UsageError } from "./usage-error";

/** The resource by which Terraform manages a version. */
export type ImageVersionResource = SharedImageVersion | AzapiResource | AzapiUpdateResource;

/**
 * Emits one `azurerm_shared_image_version`, in the target regions that the policy gives it at synth. Emits one
 * `azapi_resource` instead for a version that azurerm cannot manage, and one `azapi_update_resource` for a version that
 * a pipeline publishes.
 */
export class ImageVersion extends Construct implements IImageVersion {
  readonly version: string;
  /** The L1, for overrides. Its target regions, flags and `depends_on` are set when Terraform JSON is made. */
  readonly resource: ImageVersionResource;
  readonly definition: IImageDefinition;

  /** @throws when the definition has the version, or a value that the plan reads is a token or missing */
  constructor(scope: Construct, id: string, props: ImageVersionProps) {
    requireObject(`image version "${id}"`, "`props`", props);
    const { definition, version, ...given } = props;
    const model = definitionModelOf(definition);
    requireText(`image version of ${model.path}`, "its number", version);
    const spec = model.newVersion(version, given);
    if (scope !== definition) requireSameStack(scope, definition, `image version ${model.path}/${version}`);
    requireScope(`image version ${model.path}/${version}`, scope, id);
    super(scope, id);
    this.version = version;
    this.definition = definition;
    this.resource = resource(this, new Planned(model, version, spec));
    model.add(version, { construct: this, spec, resource: this.resource });
  }

  get imageVersionId(): string {
    return this.resource.id;
  }
}

/** Refuses a version in another stack than its definition: versions wait for each other, which needs one stack. */
function requireSameStack(scope: Construct, definition: IImageDefinition, owner: string): void {
  const [own, other] = [TerraformStack.of(scope), TerraformStack.of(definition)];
  if (own !== other) throw new UsageError(`${owner}: it must be in the stack of its definition, ${other.node.id}`);
}

function resource(parent: ImageVersion, planned: Planned): ImageVersionResource {
  const { definition, spec } = planned;
  const { provider, azapiProvider } = definition.facts;
  const lifecycle = { createBeforeDestroy: true };
  const managedBy = definition.providerOf(spec);
  if (managedBy.provider === "azurerm") {
    const meta = { lifecycle, ...(provider && { provider }) };
    return new PlannedImageVersion(parent, planned, { ...config(planned, managedBy), ...meta });
  }
  const meta = { lifecycle, ...(azapiProvider && { provider: azapiProvider }) };
  return isPublishedElsewhere(spec)
    ? new EmittedAzapiUpdateResource(parent, planned, meta)
    : new EmittedAzapiResource(parent, planned, meta);
}

/** Returns the arguments of a version that are known before the plan is. */
function config({ definition, version, spec }: Planned, managedBy: ProviderChoice): SharedImageVersionConfig {
  const { facts, location, reference } = definition;
  const home = spec.location === undefined ? location : regionName(spec.location);
  const { arguments: args } = versionResource({ version, spec, home, managedBy }, reference, facts.toText);
  return camelCase<SharedImageVersionConfig>(args);
}

/** A version as the plan decides it. Read when Terraform JSON is made, since versions may be added until then. */
class Planned {
  readonly definition: DefinitionModel;
  readonly version: string;
  /** A copy of the caller's spec. */
  readonly spec: ImageVersionSpec;

  constructor(definition: DefinitionModel, version: string, spec: ImageVersionSpec) {
    this.definition = definition;
    this.version = version;
    this.spec = spec;
  }

  get plan(): VersionPlan {
    return this.definition.versionPlan(this.version);
  }

  emitted(): EmittedResource {
    return versionResource(this.plan, this.definition.reference, this.definition.facts.toText);
  }

  /** Returns the arguments that say where the version is replicated. */
  replication(): Arguments {
    return replicationArguments(this.plan, this.definition.facts.toText);
  }

  /** Returns Terraform's own arguments, with the versions that this one waits for, and its source, in `dependsOn`. */
  metaArguments(own: Record<string, unknown>): Record<string, unknown> {
    const { dependsOn = [], ...others } = own as { dependsOn?: string[] };
    const { plan, definition } = this;
    const waits = plan.waitsFor.map((version) => definition.addressOfVersion(version));
    const source = sourceAddressOf(plan, TerraformStack.of(definition.construct));
    const all = dependenciesOf([...dependsOn, ...waits], source === undefined ? [] : [source]);
    return { ...others, ...(all.length > 0 && { dependsOn: all }) };
  }
}

class PlannedImageVersion extends SharedImageVersion {
  private readonly planned: Planned;

  constructor(parent: ImageVersion, planned: Planned, config: SharedImageVersionConfig) {
    super(parent, "Resource", config);
    this.planned = planned;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    return this.planned.metaArguments(super.terraformMetaArguments);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { target_region: regions, ...others } = this.planned.replication();
    const isOverridden = Object.hasOwn(this.rawOverrides as object, "target_region");
    return {
      ...super.synthesizeAttributes(),
      ...others,
      target_region: isOverridden ? regions : literally(regions),
    };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const { targetRegion, excludeFromLatest } = camelCase<SharedImageVersionConfig>(this.planned.replication());
    this.putTargetRegion(targetRegion);
    if (excludeFromLatest === undefined) this.resetExcludeFromLatest();
    else this.excludeFromLatest = excludeFromLatest;
    return super.synthesizeHclAttributes();
  }
}
