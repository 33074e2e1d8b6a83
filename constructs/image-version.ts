import { SharedImageVersion, type SharedImageVersionConfig } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { Construct } from "constructs";
import { regionName } from "../lib/azure/regions";
import type { Arguments } from "../lib/emit/arguments";
import { versionId } from "../lib/emit/construct-id";
import { replicationArguments, versionResource } from "../lib/emit/image-version";
import type { EmittedResource } from "../lib/emit/resource";
import type { VersionPlan } from "../lib/plan/plan";
import { isPublishedElsewhere, type Management } from "../lib/plan/provider";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { AzapiResource, AzapiUpdateResource } from "./azapi";
import { camelCase } from "./camel-case";
import { copyOf } from "./copy";
import { EmittedAzapiResource, EmittedAzapiUpdateResource } from "./emitted-azapi";
import type { ImageDefinitionBase } from "./image-definition";
import { literally } from "./literal";

/** An image version as in a spec. Ids in `source`, and `tags`, may be tokens; the rest is read by the plan. */
export type ImageVersionProps = ImageVersionSpec;

/** What Terraform manages a version with. */
export type ImageVersionResource = SharedImageVersion | AzapiResource | AzapiUpdateResource;

/**
 * Emits one `azurerm_shared_image_version`, in the target regions that the policy gives it at synth; what azurerm
 * can't do, as one `azapi_resource`; a version that a pipeline publishes, as one `azapi_update_resource`.
 */
export class ImageVersion extends Construct {
  /** `Major.Minor.Patch`. */
  readonly version: string;
  /** The L1, for overrides. Its target regions, flags and `depends_on` are set when Terraform JSON is made. */
  readonly resource: ImageVersionResource;
  /** As given: a copy. */
  readonly props: ImageVersionProps;
  /** The definition that it is a version of. */
  readonly definition: ImageDefinitionBase;

  /** Use `addVersion` of an image definition. */
  constructor(definition: ImageDefinitionBase, version: string, props: ImageVersionProps) {
    super(definition, versionId(version));
    this.version = version;
    this.definition = definition;
    this.props = copyOf(props);
    this.resource = resource(this, new Planned(definition, version));
  }

  /** Resource id, a token. */
  get imageVersionId(): string {
    return this.resource.id;
  }
}

function resource(parent: ImageVersion, planned: Planned): ImageVersionResource {
  const management = planned.definition.managementOf(parent.props);
  const meta = { lifecycle: { createBeforeDestroy: true } };
  if (management.provider === "azurerm") {
    return new PlannedImageVersion(parent, planned, { ...config(parent, planned, management), ...meta });
  }
  return isPublishedElsewhere(parent.props)
    ? new EmittedAzapiUpdateResource(parent, planned, meta)
    : new EmittedAzapiResource(parent, planned, meta);
}

/** What lib/emit gives a version before anything is decided of where it is. */
function config(
  { version, props }: ImageVersion,
  { definition }: Planned,
  management: Management,
): SharedImageVersionConfig {
  const { facts, location, reference } = definition;
  const home = props.location === undefined ? location : regionName(props.location);
  const { arguments: args } = versionResource({ version, spec: props, home, management }, reference, facts.toText);
  return { ...camelCase<SharedImageVersionConfig>(args), ...(facts.provider && { provider: facts.provider }) };
}

/** What the plan decides when Terraform JSON is made, since versions may be added until then. */
class Planned {
  readonly definition: ImageDefinitionBase;
  readonly version: string;

  constructor(definition: ImageDefinitionBase, version: string) {
    this.definition = definition;
    this.version = version;
  }

  get plan(): VersionPlan {
    return this.definition.versionPlan(this.version);
  }

  emitted(): EmittedResource {
    return versionResource(this.plan, this.definition.reference, this.definition.facts.toText);
  }

  /** Where the version is. */
  replication(): Arguments {
    return replicationArguments(this.plan, this.definition.facts.toText);
  }

  /** A version's own dependencies, and those that it waits for. */
  metaArguments(own: Record<string, unknown>): Record<string, unknown> {
    const { dependsOn = [], ...others } = own as { dependsOn?: string[] };
    const waits = this.plan.waitsFor.map((version) => this.definition.addressOfVersion(version));
    const all = [...dependsOn, ...waits];
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
