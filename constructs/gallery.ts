import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { SharedImageGallery, type SharedImageGalleryConfig } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { regionName } from "../lib/azure/regions";
import { ARTIFACTS_PUBLISHER, IMAGE_READER, SHARING_ADMIN, type Role } from "../lib/azure/roles";
import type { SpecOrigin } from "../lib/spec/finding";
import type { GalleryPlan } from "../lib/plan/plan";
import type { GallerySettings, GallerySpec } from "../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import { galleryResource } from "../lib/emit/gallery";
import { constructId } from "../lib/emit/construct-id";
import { camelCase } from "./camel-case";
import { createdFacts, existingFacts, propsOf, settingsOf } from "./gallery-facts";
import { addGalleryParts } from "./gallery-parts";
import { GalleryModel } from "./gallery-model";
import type { CommonGalleryProps, GalleryAttributes, GalleryProps, IGallery, SpecFromText } from "./gallery-props";
import { grantRole, type GrantOptions } from "./grant";
import { guardStacks } from "./guard";
import {
  ExistingImageDefinition,
  ImageDefinition,
  type ExistingImageDefinitionProps,
  type IImageDefinition,
  type ImageDefinitionProps,
} from "./image-definition";
import { plainText, textWithTokens, type ToText } from "./text";
import { refuseTokens } from "./tokens";

/** What created and existing galleries share. */
abstract class GalleryBase extends Construct implements IGallery {
  abstract readonly galleryName: string;
  abstract readonly galleryId: string;
  readonly resourceGroupName: string;
  readonly location: string;
  protected readonly toText: ToText;
  protected abstract readonly model: GalleryModel;
  private readonly provider: TerraformProvider | undefined;

  protected constructor(scope: Construct, id: string, props: CommonGalleryProps, origin: SpecOrigin | undefined) {
    super(scope, id);
    const toText = origin ? plainText : textWithTokens;
    if (!origin) refuseTokens(`gallery "${id}"`, props);
    this.toText = toText;
    this.resourceGroupName = toText(props.resourceGroupName);
    this.location = regionName(props.location);
    this.provider = props.provider;
    guardStacks(this);
  }

  get plan(): GalleryPlan {
    return this.model.plan;
  }

  addImageDefinition(name: string, props: ImageDefinitionProps): ImageDefinition {
    return new ImageDefinition(this, this.idOf(name), this.model, name, props);
  }

  addExistingImageDefinition(name: string, props: ExistingImageDefinitionProps = {}): IImageDefinition {
    return new ExistingImageDefinition(this, this.idOf(name), this.model, name, props);
  }

  grantRead(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(IMAGE_READER, principalId, options);
  }

  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(ARTIFACTS_PUBLISHER, principalId, options);
  }

  grantSharingAdmin(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(SHARING_ADMIN, principalId, options);
  }

  /** The construct id of a new definition. */
  private idOf(name: string): string {
    const what = `gallery ${this.model.facts.settings.name}`;
    this.model.refuseTokens(`image definition of ${what}`, name);
    if (this.node.tryFindChild(constructId(name)))
      throw new Error(`${what}: image definition ${name} was added before`);
    return constructId(name);
  }

  private grant(role: Role, principalId: string, options?: GrantOptions): RoleAssignment {
    return grantRole(this, role, this.galleryId, principalId, options, this.provider);
  }
}

/**
 * Emits one `azurerm_shared_image_gallery`, and its definitions; two `azapi_resource_action` for each subscription
 * and tenant that it is shared with directly, and one `azapi_update_resource` where soft delete is given.
 */
export class Gallery extends GalleryBase {
  /** The L1, for overrides. */
  readonly resource: SharedImageGallery;
  protected readonly model: GalleryModel;

  /** `origin` is for `fromSpec` alone. */
  constructor(scope: Construct, id: string, props: GalleryProps, origin?: SpecOrigin) {
    super(scope, id, props, origin);
    const settings = settingsOf(props);
    this.resource = new SharedImageGallery(this, "Resource", config(settings, this.toText, props.provider));
    this.model = new GalleryModel(this, createdFacts(props, origin, this.resource));
    addGalleryParts(this, settings, this.toText);
  }

  /**
   * Everything that a spec describes. One that was read from a file reports its mistakes with their places at
   * synth, and nothing in it is taken as a token.
   * @param provider provider of everything in the gallery; without it, the stack's azurerm provider
   */
  static fromSpec(
    scope: Construct,
    id: string,
    from: GallerySpec | SpecFromText,
    provider?: TerraformProvider,
  ): IGallery {
    const [spec, origin] = "spec" in from ? [from.spec, from] : [from, undefined];
    const props = { ...propsOf(spec), ...(provider && { provider }) };
    const gallery = spec.gallery.existing
      ? new ExistingGallery(scope, id, props, origin)
      : new Gallery(scope, id, props, origin);
    for (const [name, image] of Object.entries(spec.images ?? {})) addImage(gallery, name, image);
    return gallery;
  }

  /** A gallery that is managed elsewhere: it is not emitted, what is added to it is. */
  static fromGalleryAttributes(scope: Construct, id: string, attributes: GalleryAttributes): IGallery {
    return new ExistingGallery(scope, id, attributes);
  }

  get galleryName(): string {
    return this.resource.name;
  }

  get galleryId(): string {
    return this.resource.id;
  }
}

/** Emits nothing of its own. */
class ExistingGallery extends GalleryBase {
  readonly galleryName: string;
  protected readonly model: GalleryModel;

  constructor(scope: Construct, id: string, attributes: GalleryAttributes, origin?: SpecOrigin) {
    super(scope, id, attributes, origin);
    this.model = new GalleryModel(this, existingFacts(attributes, origin));
    this.galleryName = this.model.facts.galleryName;
  }

  get galleryId(): string {
    return this.model.galleryId;
  }
}

/** What a spec leaves out although Azure needs it is left to the check. */
function addImage(gallery: IGallery, name: string, image: ImageDefinitionSpec): void {
  const { versions, existing, policy, ...settings } = image;
  const props = { ...settings, ...(policy !== undefined && { replication: policy }) };
  const definition = existing
    ? gallery.addExistingImageDefinition(name, props)
    : gallery.addImageDefinition(name, props as ImageDefinitionProps);
  for (const [version, versionProps] of Object.entries(versions ?? {})) definition.addVersion(version, versionProps);
}

function config(
  settings: GallerySettings,
  toText: ToText,
  provider: TerraformProvider | undefined,
): SharedImageGalleryConfig {
  const { arguments: args, lifecycle } = galleryResource(settings, toText);
  return {
    ...camelCase<SharedImageGalleryConfig>(args),
    ...(lifecycle && { lifecycle: camelCase<{ preventDestroy?: boolean }>(lifecycle) }),
    ...(provider && { provider }),
  };
}
