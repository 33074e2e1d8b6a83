import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { Construct } from "constructs";
import { ARTIFACTS_PUBLISHER, IMAGE_READER, type Role } from "../lib/azure/roles";
import type { DefinitionPlan } from "../lib/plan/plan";
import type { AzapiResource } from "./azapi";
import { versionId } from "../lib/emit/construct-id";
import { definitionModelOf, DefinitionModel, newDefinition, type NewDefinition } from "./definition-model";
import { definitionResource } from "./definition-resource";
import { existingFacts } from "./gallery-facts";
import { GalleryModel, galleryModelOf } from "./gallery-model";
import type { GalleryAttributes } from "./gallery-props";
import { grantRole } from "./grant";
import type { GrantOptions } from "./grant-options";
import { guardStackOf, guardStacks } from "./guard";
import type { ExistingImageDefinitionOptions } from "./image-definition-options";
import type { ImageDefinitionAttributes, ImageDefinitionProps } from "./image-definition-props";
import { ImageVersion } from "./image-version";
import type { ImageVersionOptions } from "./image-version-options";
import type { IGallery, IImageDefinition, IImageVersion } from "./interfaces";
import { requireObject, requireText } from "./required";
import { requireGallery, requireProviders } from "./required-gallery";
import { requireScope } from "./required-scope";
import { refuseTokens } from "./tokens";
import { VersionAnchor } from "./version-anchor";

/** The common part of new and existing image definitions. */
abstract class ImageDefinitionBase extends Construct implements IImageDefinition {
  abstract readonly imageDefinitionName: string;
  abstract readonly imageDefinitionId: string;

  protected constructor(scope: Construct, id: string, definition: NewDefinition) {
    requireProviders(`image definition "${definition.name}"`, scope, definition.gallery.facts);
    requireScope(`image definition "${definition.name}"`, scope, id);
    super(scope, id);
    guardStackOf(this);
    const model = new DefinitionModel(this, definition);
    new VersionAnchor(this, () => model.addresses());
  }

  /** Home region of versions that set none. */
  get location(): string {
    return definitionModelOf(this).location;
  }

  get plan(): DefinitionPlan {
    return definitionModelOf(this).plan;
  }

  get versions(): ReadonlyMap<string, IImageVersion> {
    return definitionModelOf(this).versions;
  }

  addVersion(version: string, options: ImageVersionOptions): ImageVersion {
    const { path } = definitionModelOf(this);
    requireText(`image version of ${path}`, "its number", version);
    requireObject(`image version ${path}/${version}`, "`options`", options);
    return new ImageVersion(this, versionId(version), { ...options, definition: this, version });
  }

  version(number: string): IImageVersion {
    return definitionModelOf(this).version(number);
  }

  grantRead(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(IMAGE_READER, principalId, options);
  }

  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(ARTIFACTS_PUBLISHER, principalId, options);
  }

  private grant(role: Role, principalId: string, options?: GrantOptions): RoleAssignment {
    const { provider } = definitionModelOf(this).facts;
    return grantRole(this, role, this.imageDefinitionId, principalId, options, provider);
  }
}

/**
 * Emits one `azurerm_shared_image`, or one `azapi_resource` for a security type that azurerm lacks. Emits also its
 * versions, and the `terraform_data` that orders them.
 */
export class ImageDefinition extends ImageDefinitionBase {
  /** The L1, for overrides. */
  readonly resource: SharedImage | AzapiResource;

  /** @throws when the gallery has one of that name, or a value that the plan reads is a token or missing */
  constructor(scope: Construct, id: string, props: ImageDefinitionProps) {
    requireObject(`image definition "${id}"`, "`props`", props);
    const { gallery, name = id, ...settings } = props;
    super(scope, id, newDefinition(galleryModelOf(gallery), name, settings));
    this.resource = definitionResource(this, definitionModelOf(this));
  }

  /** Returns a definition that is managed elsewhere, to add versions to. The definition is not emitted. */
  static fromImageDefinitionAttributes(
    scope: Construct,
    id: string,
    attributes: ImageDefinitionAttributes,
  ): IImageDefinition {
    const owner = `image definition "${id}"`;
    requireObject(owner, "`attributes`", attributes);
    const { name, gallery, ...options } = attributes;
    requireText(owner, "`name`", name);
    return new ExistingImageDefinition(scope, id, newExisting(holderOf(scope, owner, gallery), name, options));
  }

  get imageDefinitionName(): string {
    return this.resource.name;
  }

  get imageDefinitionId(): string {
    return this.resource.id;
  }
}

/** Adds a definition that is managed elsewhere to a gallery. */
export function addExisting(
  gallery: IGallery & Construct,
  id: string,
  name: string,
  options: ExistingImageDefinitionOptions,
): IImageDefinition {
  return new ExistingImageDefinition(gallery, id, newExisting(galleryModelOf(gallery), name, options));
}

/** A definition that is managed elsewhere. It emits only its versions, and the `terraform_data` that orders them. */
class ExistingImageDefinition extends ImageDefinitionBase {
  readonly imageDefinitionName: string;

  constructor(scope: Construct, id: string, definition: NewDefinition) {
    super(scope, id, definition);
    this.imageDefinitionName = definition.gallery.facts.toText(definition.name);
  }

  get imageDefinitionId(): string {
    return `${definitionModelOf(this).galleryId}/images/${this.imageDefinitionName}`;
  }
}

function newExisting(gallery: GalleryModel, name: string, options: ExistingImageDefinitionOptions): NewDefinition {
  return newDefinition(gallery, name, { ...options, existing: true });
}

/** Returns the model of a gallery that is given as a construct or as its attributes. */
function holderOf(scope: Construct, owner: string, gallery: IGallery | GalleryAttributes): GalleryModel {
  if (Construct.isConstruct(gallery)) return galleryModelOf(gallery);
  requireGallery(`gallery of ${owner}`, gallery);
  refuseTokens(`gallery of ${owner}`, "gallery", gallery);
  guardStacks(scope);
  return new GalleryModel(scope, existingFacts(gallery));
}
