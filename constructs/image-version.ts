import { SharedImageVersion, type SharedImageVersionConfig } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { IMAGE_VERSION_BODY, PUBLISHING_BODY } from "../lib/azure/bodies";
import { GALLERY_TYPES } from "../lib/azure/gallery-api";
import { regionName } from "../lib/azure/regions";
import { toBody } from "../lib/azure/body";
import { isPublishedElsewhere } from "../lib/plan/provider";
import type { TargetRegion, VersionPlan } from "../lib/plan/plan";
import type { ImageSourceSpec, ImageVersionSpec } from "../lib/spec/image-version-spec";
import { AzapiResource, AzapiUpdateResource, type Body } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { definitionModelOf, type DefinitionModel } from "./definition-model";
import { instantOf } from "../lib/spec/dates";
import type { ImageVersionProps } from "./image-version-props";
import type { IImageDefinition, IImageVersion } from "./interfaces";
import { requireObject, requireText } from "./required";
import { textRecord, type ToText } from "./text";
import { timeouts, VERSION_TIMEOUT_MINUTES } from "./timeouts";
import { publishingArguments, versionArguments } from "./version-arguments";

/** What Terraform manages a version with. */
export type ImageVersionResource = SharedImageVersion | AzapiResource | AzapiUpdateResource;

/**
 * Emits one `azurerm_shared_image_version`, in the target regions that the policy gives it at synth; what azurerm
 * can't do, as one `azapi_resource`; a version that a pipeline publishes, as one `azapi_update_resource`.
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

/** Versions of a definition wait for each other, which Terraform lets resources of one stack do. */
function requireSameStack(scope: Construct, definition: IImageDefinition, owner: string): void {
  const [own, other] = [TerraformStack.of(scope), TerraformStack.of(definition)];
  if (own !== other) throw new Error(`${owner}: it must be in the stack of its definition, ${other.node.id}`);
}

function resource(parent: ImageVersion, planned: Planned): ImageVersionResource {
  const { definition, spec } = planned;
  if (definition.managementOf(spec).provider === "azurerm") {
    return new PlannedImageVersion(parent, planned, config(definition, parent.version, spec));
  }
  needAzapi(parent, definition.facts.azapiProvider);
  return isPublishedElsewhere(spec) ? new PlannedPublishing(parent, planned) : new PlannedAzapiVersion(parent, planned);
}

/** What the plan decides when Terraform JSON is made, since versions may be added until then. */
class Planned {
  readonly definition: DefinitionModel;
  readonly version: string;
  /** As given: a copy. */
  readonly spec: ImageVersionSpec;

  constructor(definition: DefinitionModel, version: string, spec: ImageVersionSpec) {
    this.definition = definition;
    this.version = version;
    this.spec = spec;
  }

  get plan(): VersionPlan {
    return this.definition.versionPlan(this.version);
  }

  get toText(): ToText {
    return this.definition.facts.toText;
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
    this.takePlan();
    return super.synthesizeAttributes();
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    this.takePlan();
    return super.synthesizeHclAttributes();
  }

  private takePlan(): void {
    const { targetRegions, excludeFromLatest } = this.planned.plan;
    this.putTargetRegion(targetRegions.map((region) => targetRegion(region, this.planned.toText)));
    if (excludeFromLatest) this.excludeFromLatest = true;
    else this.resetExcludeFromLatest();
  }
}

/** The whole of a version, in Azure's own words. */
class PlannedAzapiVersion extends AzapiResource {
  private readonly planned: Planned;

  constructor(parent: ImageVersion, planned: Planned) {
    const { facts, location } = planned.definition;
    const tags = textRecord(planned.spec.tags, facts.toText);
    super(parent, "Resource", {
      ...common(planned),
      location: facts.toText(regionName(planned.spec.location ?? location)),
      ...(tags && { tags }),
    });
    this.planned = planned;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    return this.planned.metaArguments(super.terraformMetaArguments);
  }

  protected override get body(): Body {
    return toBody(IMAGE_VERSION_BODY, versionArguments(this.planned.plan, this.planned.toText));
  }
}

/** Only how a version is published that exists already. */
class PlannedPublishing extends AzapiUpdateResource {
  private readonly planned: Planned;

  constructor(parent: ImageVersion, planned: Planned) {
    super(parent, "Resource", common(planned));
    this.planned = planned;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    return this.planned.metaArguments(super.terraformMetaArguments);
  }

  protected override get body(): Body {
    return toBody(PUBLISHING_BODY, publishingArguments(this.planned.plan, this.planned.toText));
  }

  /** azapi merges lists by a property of their items, so that a region never leaves; by none, it replaces them. */
  protected override get listUniqueIdProperty(): Readonly<Record<string, string>> {
    const hasEdgeZones = this.planned.plan.targetRegions.some(({ edgeZones }) => edgeZones !== undefined);
    const lists = ["targetRegions", ...(hasEdgeZones ? ["targetExtendedLocations"] : [])];
    return Object.fromEntries(lists.map((list) => [`properties.publishingProfile.${list}`, NO_PROPERTY]));
  }
}

/** No item of a list has it. */
const NO_PROPERTY = "-";

function common({ definition, version, spec }: Planned) {
  const { azapiProvider: provider } = definition.facts;
  return {
    type: GALLERY_TYPES.imageVersion,
    name: definition.facts.toText(version),
    parentId: () => definition.imageDefinitionId,
    timeouts: timeouts({ ...VERSION_TIMEOUT_MINUTES, ...spec.timeoutMinutes }),
    lifecycle: { createBeforeDestroy: true },
    ...(provider && { provider }),
  };
}

function config(definition: DefinitionModel, version: string, props: ImageVersionSpec): SharedImageVersionConfig {
  const { toText, galleryName, settings, provider } = definition.facts;
  const tags = textRecord(props.tags, toText);
  return {
    name: toText(version),
    galleryName,
    imageName: definition.imageDefinitionName,
    resourceGroupName: toText(settings.resourceGroup),
    location: toText(regionName(props.location ?? definition.location)),
    ...source(props.source, toText),
    targetRegion: [],
    deletionOfReplicatedLocationsEnabled: props.allowRegionRemoval ?? true,
    ...(props.replicationMode === "shallow" && { replicationMode: "Shallow" }),
    ...(props.endOfLife !== undefined && { endOfLifeDate: toText(instantOf(props.endOfLife)) }),
    ...(tags && { tags }),
    timeouts: timeouts({ ...VERSION_TIMEOUT_MINUTES, ...props.timeoutMinutes }),
    lifecycle: { createBeforeDestroy: true },
    ...(provider && { provider }),
  };
}

/** azurerm takes a virtual machine where it takes a managed image, and a disk where it takes a snapshot. */
function source(given: ImageSourceSpec, toText: ToText): Partial<SharedImageVersionConfig> {
  const managedImageId = given.managedImage ?? given.virtualMachine;
  return {
    ...(managedImageId !== undefined && { managedImageId: toText(managedImageId) }),
    ...(given.snapshot !== undefined && { osDiskSnapshotId: toText(given.snapshot) }),
    ...(given.blob && { blobUri: toText(given.blob.uri), storageAccountId: toText(given.blob.storageAccountId) }),
  };
}

type TargetRegionConfig = Extract<SharedImageVersionConfig["targetRegion"], readonly unknown[]>[number];

function targetRegion(region: TargetRegion, toText: ToText): TargetRegionConfig {
  return {
    name: toText(region.name),
    regionalReplicaCount: region.replicas,
    storageAccountType: region.storageAccountType,
    ...(region.excludeFromLatest && { excludeFromLatestEnabled: true }),
  };
}
