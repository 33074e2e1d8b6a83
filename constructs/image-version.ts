import { SharedImageVersion, type SharedImageVersionConfig } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { Construct } from "constructs";
import { regionName } from "../lib/azure/regions";
import type { TargetRegion, VersionPlan } from "../lib/plan";
import type { ImageSourceSpec, ImageVersionSpec } from "../lib/spec";
import { versionId } from "./construct-id";
import { copyOf } from "./copy";
import { instantOf } from "./dates";
import type { ImageDefinitionBase } from "./image-definition";
import { textRecord, type ToText } from "./text";
import { timeouts, VERSION_TIMEOUT_MINUTES } from "./timeouts";

/** An image version as in a spec. Ids in `source`, and `tags`, may be tokens; the rest is read by the plan. */
export type ImageVersionProps = ImageVersionSpec;

/** Emits one `azurerm_shared_image_version`, in the target regions that the policy gives it at synth. */
export class ImageVersion extends Construct {
  /** `Major.Minor.Patch`. */
  readonly version: string;
  /** The L1, for overrides. Its target regions, flags and `depends_on` are set when Terraform JSON is made. */
  readonly resource: SharedImageVersion;
  /** As given: a copy. */
  readonly props: ImageVersionProps;

  /** Use `addVersion` of an image definition. */
  constructor(definition: ImageDefinitionBase, version: string, props: ImageVersionProps) {
    super(definition, versionId(version));
    this.version = version;
    this.props = copyOf(props);
    this.resource = new PlannedImageVersion(this, definition, version);
  }

  /** Resource id, a token. */
  get imageVersionId(): string {
    return this.resource.id;
  }
}

/** Takes what the plan decides when Terraform JSON is made, since versions may be added until then. */
class PlannedImageVersion extends SharedImageVersion {
  private readonly definition: ImageDefinitionBase;
  private readonly version: string;

  constructor(parent: ImageVersion, definition: ImageDefinitionBase, version: string) {
    super(parent, "Resource", config(definition, version, parent.props));
    this.definition = definition;
    this.version = version;
  }

  private get versionPlan(): VersionPlan {
    return this.definition.versionPlan(this.version);
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    const { dependsOn = [], ...others } = super.terraformMetaArguments as { dependsOn?: string[] };
    const waits = this.versionPlan.waitsFor.map((version) => this.definition.addressOfVersion(version));
    const all = [...dependsOn, ...waits];
    return { ...others, ...(all.length > 0 && { dependsOn: all }) };
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
    const { targetRegions, excludeFromLatest } = this.versionPlan;
    this.putTargetRegion(targetRegions.map((region) => targetRegion(region, this.definition.facts.toText)));
    if (excludeFromLatest) this.excludeFromLatest = true;
    else this.resetExcludeFromLatest();
  }
}

function config(definition: ImageDefinitionBase, version: string, props: ImageVersionProps): SharedImageVersionConfig {
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
    ...(region.diskEncryptionSetId !== undefined && { diskEncryptionSetId: toText(region.diskEncryptionSetId) }),
    ...(region.excludeFromLatest && { excludeFromLatestEnabled: true }),
  };
}
