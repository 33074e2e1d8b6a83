import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { regionName } from "../lib/azure/regions";
import { parseGalleryId } from "../lib/azure/resource-id";
import { ARTIFACTS_PUBLISHER, IMAGE_READER, SHARING_ADMIN, type Role } from "../lib/azure/roles";
import type { GalleryPlan } from "../lib/plan/plan";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { ItemKind } from "../lib/spec/item-kind";
import { constructId } from "../lib/emit/construct-id";
import type { AzapiResource } from "./azapi";
import { addApplication, addExistingApplication, type GalleryApplication } from "./gallery-application";
import type { ExistingGalleryApplicationOptions, GalleryApplicationOptions } from "./gallery-application-options";
import { commonFacts, createdFacts, existingFacts } from "./gallery-facts";
import { GalleryModel, galleryModelOf } from "./gallery-model";
import { addGalleryParts, addressesOf } from "./gallery-parts";
import type {
  CommonGalleryProps,
  GalleryAttributes,
  GalleryImportOptions,
  GalleryProps,
  GalleryProviders,
  SpecFromText,
} from "./gallery-props";
import { galleryResource } from "./gallery-resource";
import { addGrants, grantRole } from "./grant";
import type { GrantOptions } from "./grant-options";
import { guardStacks } from "./guard";
import { addExistingDefinition, ImageDefinition } from "./image-definition";
import type { ExistingImageDefinitionOptions, ImageDefinitionOptions } from "./image-definition-options";
import type { IGallery, IGalleryApplication, IImageDefinition } from "./interfaces";
import { ITEM_FACTS } from "./item-types";
import { addItems } from "./items-of-spec";
import { requireObject, requireText } from "./required";
import { requireGallery, requireProviders } from "./required-gallery";
import { requireScope } from "./required-scope";
import { mirrorsIn, originOf, propsOf } from "./spec-props";
import { plainText, textWithTokens, type ToText } from "./text";
import { refuseTokens } from "./tokens";
import { UsageError } from "./usage-error";

/** The common part of created and existing galleries. */
abstract class GalleryBase extends Construct implements IGallery {
  abstract readonly galleryName: string;
  abstract readonly galleryId: string;
  readonly resourceGroup: string;
  readonly location: string;

  protected constructor(scope: Construct, id: string, props: CommonGalleryProps) {
    requireProperProps(scope, `gallery "${id}"`, props);
    requireScope(`gallery "${id}"`, scope, id);
    super(scope, id);
    this.resourceGroup = toTextOf(props)(props.resourceGroup);
    this.location = regionName(props.location);
    guardStacks(this);
  }

  get plan(): GalleryPlan {
    return galleryModelOf(this).plan;
  }

  addImageDefinition(name: string, options: ImageDefinitionOptions): ImageDefinition {
    this.requireItem("image", name, options);
    return new ImageDefinition(this, constructId(name), { ...options, gallery: this, name });
  }

  addExistingImageDefinition(name: string, options: ExistingImageDefinitionOptions = {}): IImageDefinition {
    this.requireItem("image", name, options);
    return addExistingDefinition(this, constructId(name), name, options);
  }

  imageDefinition(name: string): IImageDefinition {
    return galleryModelOf(this).construct("image", name);
  }

  addApplication(name: string, options: GalleryApplicationOptions): GalleryApplication {
    this.requireItem("application", name, options);
    return addApplication(this, name, options);
  }

  addExistingApplication(name: string, options: ExistingGalleryApplicationOptions = {}): IGalleryApplication {
    this.requireItem("application", name, options);
    return addExistingApplication(this, name, options);
  }

  application(name: string): IGalleryApplication {
    return galleryModelOf(this).construct("application", name);
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

  private grant(role: Role, principalId: string, options?: GrantOptions): RoleAssignment {
    return grantRole(this, role, this.galleryId, principalId, options, galleryModelOf(this).facts.provider);
  }

  private requireItem(kind: ItemKind, name: string, options: unknown): void {
    const { item } = ITEM_FACTS[kind];
    requireText(`${item} of ${galleryModelOf(this).title}`, "its name", name);
    requireObject(`${item} "${name}"`, "`options`", options);
  }
}

/**
 * Emits one `azurerm_shared_image_gallery`, its image definitions and its applications; one `azapi_resource` instead for
 * a gallery with an identity. With direct sharing, emits two `azapi_resource_action` for each subscription and tenant.
 * With soft delete, emits one `azapi_update_resource`. Emits one `azurerm_role_assignment` for each storage account that
 * its identity reads.
 */
export class Gallery extends GalleryBase {
  /** The L1, for overrides. */
  readonly resource: SharedImageGallery | AzapiResource;

  /** @throws when a value that the plan reads is a token or missing */
  constructor(scope: Construct, id: string, props: GalleryProps) {
    super(scope, id, props);
    const facts = commonFacts(props);
    this.resource = galleryResource(this, facts);
    const roles = addGalleryParts(this, facts, () => (this.resource as AzapiResource).principalId);
    new GalleryModel(this, createdFacts(facts, this.resource, addressesOf(roles)));
  }

  /**
   * Creates a gallery with all image definitions, applications and versions of a spec. A spec from a file reports its mistakes with their
   * places at synth, and its texts are never tokens. The mirrors of the spec are made by themselves, of what
   * `mirrorsOf` returns. A spec with `removed: true` creates nothing: keep the gallery's
   * provider in the stack until that was applied.
   */
  static fromSpec(
    scope: Construct,
    id: string,
    from: GallerySpec | SpecFromText,
    providers: GalleryProviders = {},
  ): IGallery {
    const [spec, origin] = specOf(`gallery "${id}"`, from);
    const props = propsOf(spec, origin, providers);
    if (spec.gallery.removed) return new ExistingGallery(scope, id, props);
    const gallery = spec.gallery.existing ? new ExistingGallery(scope, id, props) : new Gallery(scope, id, props);
    addItems(gallery, spec);
    if (spec.access) {
      galleryModelOf(gallery).grant(spec.access);
      addGrants(gallery, spec.access);
    }
    return gallery;
  }

  /** Returns a gallery that is managed elsewhere. It is not emitted; items and versions added to it are. */
  static fromGalleryAttributes(scope: Construct, id: string, attributes: GalleryAttributes): IGallery {
    return new ExistingGallery(scope, id, attributes);
  }

  /**
   * Returns a gallery that is managed elsewhere, by its resource id. The id holds all attributes but the location.
   * Items and versions added to the gallery are emitted.
   * @throws when the id is a token, or is not that of a gallery
   */
  static fromGalleryId(scope: Construct, id: string, galleryId: string, options: GalleryImportOptions): IGallery {
    const owner = `gallery "${id}"`;
    requireText(owner, "`galleryId`", galleryId);
    if (Token.isUnresolved(galleryId)) throw new UsageError(`${owner}: ${UNREADABLE_ID}`);
    const parts = parseGalleryId(galleryId);
    if (!parts) throw new UsageError(`${owner}: ${NO_GALLERY_ID} ${JSON.stringify(galleryId)}`);
    requireObject(owner, "`options`", options);
    return new ExistingGallery(scope, id, { ...options, ...parts });
  }

  get galleryName(): string {
    return this.resource.name;
  }

  get galleryId(): string {
    return this.resource.id;
  }
}

const UNREADABLE_ID =
  "`galleryId` is a token, known only when Terraform runs, but the plan reads the gallery's name in it at synth: " +
  "use Gallery.fromGalleryAttributes with `galleryId`, `name`, `resourceGroup` and `location`";

const NO_GALLERY_ID =
  "`galleryId` must be /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/NAME, not";

/** A gallery that is managed elsewhere. It emits no resource of its own. */
class ExistingGallery extends GalleryBase {
  readonly galleryName: string;

  constructor(scope: Construct, id: string, attributes: GalleryAttributes) {
    super(scope, id, attributes);
    this.galleryName = new GalleryModel(this, existingFacts(attributes)).facts.galleryName;
  }

  get galleryId(): string {
    return galleryModelOf(this).galleryId;
  }
}

function toTextOf(props: object): ToText {
  return originOf(props) ? plainText : textWithTokens;
}

/** Refuses wrong props of a program. For a spec from a file, synth reports them with their places. */
function requireProperProps(scope: Construct, owner: string, props: CommonGalleryProps): void {
  requireObject(owner, "`props`", props);
  if (!originOf(props)) {
    refuseTokens(owner, "gallery", props);
    for (const [name, mirror] of Object.entries(mirrorsIn(props) ?? {})) {
      refuseTokens(`${owner}, its mirror "${name}"`, "gallery", mirror);
    }
    requireGallery(owner, props);
  }
  requireProviders(owner, scope, props);
}

function specOf(owner: string, from: GallerySpec | SpecFromText): [GallerySpec, SpecFromText | undefined] {
  requireObject(owner, "the spec", from);
  const [spec, origin] = "spec" in from ? [from.spec, from] : [from, undefined];
  requireObject(owner, "the spec", spec);
  requireObject(owner, "`gallery` of the spec", spec.gallery);
  return [spec, origin];
}
