import { SharedImageVersion, type SharedImageVersionConfig } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { Construct } from "constructs";
import { replicationArguments, versionResource } from "../lib/emit/image-version";
import { isPublishedElsewhere } from "../lib/plan/provider";
import type { AzapiResource, AzapiUpdateResource } from "./azapi";
import { camelCase } from "./camel-case";
import { gateOf } from "./gate";
import type { ImageVersionProps } from "./image-version-props";
import type { IImageDefinition, IImageVersion } from "./interfaces";
import { definitionModelOf } from "./item-model";
import { PlannedVersion, requireSameStack, resourceOfVersion, type VersionEmission } from "./planned-version";
import { requireObject, requireText } from "./required";
import { requireScope } from "./required-scope";
import { sourceAddressOf } from "./source-address";

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
    const owner = `image version ${model.path}/${version}`;
    requireSameStack(scope, definition, "definition", owner);
    requireScope(owner, scope, id);
    super(scope, id);
    this.version = version;
    this.definition = definition;
    const planned = new PlannedVersion(model, version, spec, EMISSION);
    this.resource = resourceOfVersion(
      this,
      planned,
      (config: SharedImageVersionConfig) => new PlannedImageVersion(this, planned, config),
    );
    model.add(version, { construct: this, spec, resource: this.resource, ...gateOf(this, planned) });
  }

  get imageVersionId(): string {
    return this.resource.id;
  }
}

const EMISSION: VersionEmission<"image"> = {
  resource: versionResource,
  replication: replicationArguments,
  besides: (version, stack) => [sourceAddressOf(version, stack)].filter((source) => source !== undefined),
  isUpdate: isPublishedElsewhere,
};

class PlannedImageVersion extends SharedImageVersion {
  private readonly planned: PlannedVersion<"image">;

  constructor(parent: ImageVersion, planned: PlannedVersion<"image">, config: SharedImageVersionConfig) {
    super(parent, "Resource", config);
    this.planned = planned;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    return this.planned.metaArguments(super.terraformMetaArguments);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.planned.attributes(super.synthesizeAttributes(), this.rawOverrides as object);
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const { targetRegion, excludeFromLatest } = camelCase<SharedImageVersionConfig>(this.planned.replication());
    this.putTargetRegion(targetRegion);
    if (excludeFromLatest === undefined) this.resetExcludeFromLatest();
    else this.excludeFromLatest = excludeFromLatest;
    return super.synthesizeHclAttributes();
  }
}
