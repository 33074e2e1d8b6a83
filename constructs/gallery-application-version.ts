import {
  GalleryApplicationVersion as AzurermGalleryApplicationVersion,
  type GalleryApplicationVersionConfig,
} from "@cdktf/provider-azurerm/lib/gallery-application-version";
import { Construct } from "constructs";
import { applicationReplicationArguments, applicationVersionResource } from "../lib/emit/application-version";
import type { AzapiResource } from "./azapi";
import { camelCase } from "./camel-case";
import { gateOf } from "./gate";
import type { GalleryApplicationVersionProps } from "./gallery-application-version-props";
import type { IGalleryApplication, IGalleryApplicationVersion } from "./interfaces";
import { applicationModelOf } from "./item-model";
import { PlannedVersion, requireSameStack, resourceOfVersion, type VersionEmission } from "./planned-version";
import { requireObject, requireText } from "./required";
import { requireScope } from "./required-scope";
import { requireScripts } from "./scripts";
import { needSignatures } from "./signature-variable";

/** The resource by which Terraform manages an application version. */
export type GalleryApplicationVersionResource = AzurermGalleryApplicationVersion | AzapiResource;

/**
 * Emits one `azurerm_gallery_application_version`, in the target regions that the policy gives it at synth. Emits one
 * `azapi_resource` instead for a version that azurerm cannot manage. Versions of one application are made one after the
 * other.
 */
export class GalleryApplicationVersion extends Construct implements IGalleryApplicationVersion {
  readonly version: string;
  /** The L1, for overrides. Its target regions, flags and `depends_on` are set when Terraform JSON is made. */
  readonly resource: GalleryApplicationVersionResource;
  readonly application: IGalleryApplication;

  /** @throws when the application has the version, or a value that the plan reads is a token or missing */
  constructor(scope: Construct, id: string, props: GalleryApplicationVersionProps) {
    requireObject(`application version "${id}"`, "`props`", props);
    const { application, version, ...given } = props;
    const model = applicationModelOf(application);
    requireText(`application version of ${model.path}`, "its number", version);
    const spec = model.newVersion(version, given);
    const owner = `application version ${model.path}/${version}`;
    requireScripts(owner, spec);
    requireSameStack(scope, application, "application", owner);
    requireScope(owner, scope, id);
    super(scope, id);
    this.version = version;
    this.application = application;
    needSignatures(this, spec);
    const planned = new PlannedVersion(model, version, spec, EMISSION);
    this.resource = resourceOfVersion(
      this,
      planned,
      (config: GalleryApplicationVersionConfig) => new PlannedApplicationVersion(this, planned, config),
    ) as GalleryApplicationVersionResource;
    model.add(version, { construct: this, spec, resource: this.resource, ...gateOf(this, planned) });
  }

  get galleryApplicationVersionId(): string {
    return this.resource.id;
  }
}

const EMISSION: VersionEmission<"application"> = {
  resource: applicationVersionResource,
  replication: applicationReplicationArguments,
  besides: (_, stack, { facts }) => facts.packageAccess(stack),
  isUpdate: () => false,
};

class PlannedApplicationVersion extends AzurermGalleryApplicationVersion {
  private readonly planned: PlannedVersion<"application">;

  constructor(
    parent: GalleryApplicationVersion,
    planned: PlannedVersion<"application">,
    config: GalleryApplicationVersionConfig,
  ) {
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
    const { targetRegion, excludeFromLatest } = camelCase<GalleryApplicationVersionConfig>(this.planned.replication());
    this.putTargetRegion(targetRegion);
    if (excludeFromLatest === undefined) this.resetExcludeFromLatest();
    else this.excludeFromLatest = excludeFromLatest;
    return super.synthesizeHclAttributes();
  }
}
