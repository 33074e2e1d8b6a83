import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { SharedImage, type SharedImageConfig } from "@cdktf/provider-azurerm/lib/shared-image";
import type { Construct } from "constructs";
import { ARTIFACTS_PUBLISHER, IMAGE_READER } from "../lib/azure/roles";
import { versionId } from "../lib/emit/construct-id";
import { definitionResource } from "../lib/emit/image-definition";
import type { DefinitionReference, GalleryReference } from "../lib/emit/resource";
import { providerOfDefinition } from "../lib/plan/provider";
import type { AzapiResource } from "./azapi";
import { GalleryItem, holderOf } from "./gallery-item";
import { galleryModelOf, type GalleryModel } from "./gallery-model";
import type { GrantOptions } from "./grant-options";
import type { ExistingImageDefinitionOptions } from "./image-definition-options";
import type { ImageDefinitionAttributes, ImageDefinitionProps } from "./image-definition-props";
import { ImageVersion } from "./image-version";
import type { ImageVersionOptions } from "./image-version-options";
import type { IGallery, IImageDefinition, IImageVersion } from "./interfaces";
import { newItem, type ItemModel, type NewItem } from "./item-model";
import { itemResource } from "./item-resource";
import { requireObject, requireText } from "./required";

/** The common part of new and existing image definitions. */
abstract class ImageDefinitionBase extends GalleryItem<"image"> implements IImageDefinition {
  abstract readonly imageDefinitionName: string;
  abstract readonly imageDefinitionId: string;

  addVersion(version: string, options: ImageVersionOptions): ImageVersion {
    this.requireVersion(version, options);
    return new ImageVersion(this, versionId(version), { ...options, definition: this, version });
  }

  grantRead(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(IMAGE_READER, this.imageDefinitionId, principalId, options);
  }

  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(ARTIFACTS_PUBLISHER, this.imageDefinitionId, principalId, options);
  }

  protected idOf({ imageVersionId }: IImageVersion): string {
    return imageVersionId;
  }

  protected referenceIn(gallery: GalleryReference): DefinitionReference {
    return { gallery, name: this.imageDefinitionName, id: () => this.imageDefinitionId };
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
    super(scope, id, newItem("image", galleryModelOf(gallery), name, settings));
    this.resource = resource(this, this.model);
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

  protected override referenceIn(gallery: GalleryReference): DefinitionReference {
    const { galleryName = gallery.name } = this.resource as { readonly galleryName?: string };
    return { ...super.referenceIn(gallery), galleryName };
  }
}

function resource(parent: ImageDefinition, model: ItemModel<"image">): SharedImage | AzapiResource {
  const { name, location: home, facts, settings: spec } = model;
  const isProtected = facts.settings.protect === true;
  return itemResource(
    parent,
    facts,
    providerOfDefinition(spec).provider,
    () => definitionResource({ name, spec, home, isProtected }, model.galleryReference, facts.toText),
    (config: SharedImageConfig) => new SharedImage(parent, "Resource", config),
  );
}

/** Adds a definition that is managed elsewhere to a gallery. */
export function addExistingDefinition(
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

  constructor(scope: Construct, id: string, definition: NewItem<"image">) {
    super(scope, id, definition);
    this.imageDefinitionName = definition.gallery.facts.toText(definition.name);
  }

  get imageDefinitionId(): string {
    return `${this.model.galleryId}/images/${this.imageDefinitionName}`;
  }
}

function newExisting(gallery: GalleryModel, name: string, options: ExistingImageDefinitionOptions): NewItem<"image"> {
  return newItem("image", gallery, name, { ...options, existing: true });
}
