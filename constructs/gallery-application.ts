import {
  GalleryApplication as AzurermGalleryApplication,
  type GalleryApplicationConfig,
} from "@cdktf/provider-azurerm/lib/gallery-application";
import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Construct } from "constructs";
import { ARTIFACTS_PUBLISHER, READER } from "../lib/azure/roles";
import { applicationResource } from "../lib/emit/application";
import { APPLICATIONS, constructId, versionId } from "../lib/emit/construct-id";
import type { ApplicationReference, GalleryReference } from "../lib/emit/resource";
import { providerOfApplication } from "../lib/plan/provider";
import type { AzapiResource } from "./azapi";
import type { ExistingGalleryApplicationOptions, GalleryApplicationOptions } from "./gallery-application-options";
import type { GalleryApplicationAttributes, GalleryApplicationProps } from "./gallery-application-props";
import { GalleryApplicationVersion } from "./gallery-application-version";
import type { GalleryApplicationVersionOptions } from "./gallery-application-version-options";
import { GalleryItem, holderOf } from "./gallery-item";
import { galleryModelOf, type GalleryModel } from "./gallery-model";
import type { GrantOptions } from "./grant-options";
import type { IGallery, IGalleryApplication, IGalleryApplicationVersion } from "./interfaces";
import { newItem, type ItemModel, type NewItem } from "./item-model";
import { itemResource } from "./item-resource";
import { requireObject, requireText } from "./required";
import { requireScripts } from "./scripts";

/** The common part of new and existing applications. */
abstract class GalleryApplicationBase extends GalleryItem<"application"> implements IGalleryApplication {
  abstract readonly galleryApplicationName: string;
  abstract readonly galleryApplicationId: string;

  addVersion(version: string, options: GalleryApplicationVersionOptions): GalleryApplicationVersion {
    this.requireVersion(version, options);
    return new GalleryApplicationVersion(this, versionId(version), { ...options, application: this, version });
  }

  grantRead(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(READER, this.galleryApplicationId, principalId, options);
  }

  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant(ARTIFACTS_PUBLISHER, this.galleryApplicationId, principalId, options);
  }

  protected idOf({ galleryApplicationVersionId }: IGalleryApplicationVersion): string {
    return galleryApplicationVersionId;
  }

  protected referenceIn(gallery: GalleryReference): ApplicationReference {
    return { gallery, name: this.galleryApplicationName, id: () => this.galleryApplicationId };
  }
}

/**
 * Emits one `azurerm_gallery_application`, or one `azapi_resource` for an application with custom actions, which azurerm
 * lacks. Emits also its versions, and the `terraform_data` that orders them.
 */
export class GalleryApplication extends GalleryApplicationBase {
  /** The L1, for overrides. */
  readonly resource: AzurermGalleryApplication | AzapiResource;

  /** @throws when the gallery has one of that name, or a value that the plan reads is a token or missing */
  constructor(scope: Construct, id: string, props: GalleryApplicationProps) {
    const owner = `application "${id}"`;
    requireObject(owner, "`props`", props);
    const { gallery, name = id, ...settings } = props;
    const application = newItem("application", galleryModelOf(gallery), name, settings);
    requireScripts(owner, settings);
    super(scope, id, application);
    this.resource = resource(this, this.model);
  }

  /** Returns an application that is managed elsewhere, to add versions to. The application is not emitted. */
  static fromGalleryApplicationAttributes(
    scope: Construct,
    id: string,
    attributes: GalleryApplicationAttributes,
  ): IGalleryApplication {
    const owner = `application "${id}"`;
    requireObject(owner, "`attributes`", attributes);
    const { name, gallery, ...options } = attributes;
    requireText(owner, "`name`", name);
    return new ExistingGalleryApplication(scope, id, newExisting(holderOf(scope, owner, gallery), name, options));
  }

  get galleryApplicationName(): string {
    return this.resource.name;
  }

  get galleryApplicationId(): string {
    return this.resource.id;
  }
}

function resource(
  parent: GalleryApplication,
  model: ItemModel<"application">,
): AzurermGalleryApplication | AzapiResource {
  const { name, location: home, facts, settings: spec } = model;
  const isProtected = facts.settings.protect === true;
  return itemResource(
    parent,
    facts,
    providerOfApplication(spec).provider,
    () => applicationResource({ name, spec, home, isProtected }, model.galleryReference, facts.toText),
    (config: GalleryApplicationConfig) => new AzurermGalleryApplication(parent, "Resource", config),
  );
}

/** Adds a new application to a gallery. */
export function addApplication(
  gallery: IGallery & Construct,
  name: string,
  options: GalleryApplicationOptions,
): GalleryApplication {
  return new GalleryApplication(applicationsOf(gallery), constructId(name), { ...options, gallery, name });
}

/** Adds an application that is managed elsewhere to a gallery. */
export function addExistingApplication(
  gallery: IGallery & Construct,
  name: string,
  options: ExistingGalleryApplicationOptions,
): IGalleryApplication {
  const application = newExisting(galleryModelOf(gallery), name, options);
  return new ExistingGalleryApplication(applicationsOf(gallery), constructId(name), application);
}

/** Returns the scope of the applications of a gallery: one of them may have the name of an image. */
function applicationsOf(gallery: Construct): Construct {
  return (gallery.node.tryFindChild(APPLICATIONS) as Construct | undefined) ?? new Construct(gallery, APPLICATIONS);
}

/** An application that is managed elsewhere. It emits only its versions, and the `terraform_data` that orders them. */
class ExistingGalleryApplication extends GalleryApplicationBase {
  readonly galleryApplicationName: string;

  constructor(scope: Construct, id: string, application: NewItem<"application">) {
    super(scope, id, application);
    this.galleryApplicationName = application.gallery.facts.toText(application.name);
  }

  get galleryApplicationId(): string {
    return `${this.model.galleryId}/applications/${this.galleryApplicationName}`;
  }

  protected override referenceIn(gallery: GalleryReference): ApplicationReference {
    const id = (): string => `${gallery.id()}/applications/${this.galleryApplicationName}`;
    return { ...super.referenceIn(gallery), id };
  }
}

function newExisting(
  gallery: GalleryModel,
  name: string,
  options: ExistingGalleryApplicationOptions,
): NewItem<"application"> {
  return newItem("application", gallery, name, { ...options, existing: true });
}
