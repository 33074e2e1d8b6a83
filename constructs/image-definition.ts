import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { Construct, type IConstruct } from "constructs";
import { IMAGE_READER } from "../lib/azure/roles";
import { regionName } from "../lib/azure/regions";
import { managementUnder, type Management } from "../lib/plan/provider";
import { own } from "../lib/text/order";
import type { DefinitionPlan, VersionPlan } from "../lib/plan/plan";
import type { RegionSettings, ReplicationPolicy } from "../lib/spec/policy";
import type { Identifier, ImageDefinitionSpec, OperatingSystem } from "../lib/spec/image-definition-spec";
import type { AzapiResource } from "./azapi";
import type { DefinitionReference, GalleryReference } from "../lib/emit/resource";
import { copyOf } from "./copy";
import { newestFirst } from "../lib/spec/version-number";
import { existingFacts, type GalleryFacts } from "./gallery-facts";
import { GalleryModel, type ModelDefinition } from "./gallery-model";
import type { GalleryAttributes } from "./gallery-props";
import { guardStacks } from "./guard";
import { grantRole, type GrantOptions } from "./grant";
import { definitionResource } from "./definition-resource";
import { KnownVersions } from "./known-versions";
import { ImageVersion, type ImageVersionProps } from "./image-version";
import { refuseTokens } from "./tokens";
import { VersionAnchor } from "./version-anchor";

/** An image definition, created here or elsewhere. */
export interface IImageDefinition extends IConstruct {
  /** Name of the definition; a reference when it is created here, so that Terraform keeps the order. */
  readonly imageDefinitionName: string;
  /** Resource id. */
  readonly imageDefinitionId: string;
  /** The plan of its versions, as of now. */
  readonly plan: DefinitionPlan;
  /**
   * Adds an image version; the policy decides at synth where it is replicated.
   * @throws when the version was added before, or a value that the plan reads is a token
   */
  addVersion(version: string, props: ImageVersionProps): ImageVersion;
  /** Lets a principal read the definition and its versions. Access to a single version is not offered: Azure advises against it. */
  grantRead(principalId: string, options?: GrantOptions): RoleAssignment;
}

/** What is said of replication, for new and for existing definitions. */
export interface ReplicationProps {
  /** A policy, or the name of one of the gallery's. @default - the gallery's `policy`; with neither, each version needs a `placement` */
  readonly replication?: ReplicationPolicy | string;
}

/** An image definition as in a spec, but with its policy itself. */
export interface ImageDefinitionProps
  extends ReplicationProps, Omit<ImageDefinitionSpec, "versions" | "existing" | "policy" | "identifier" | "os"> {
  /** Unique in its gallery. Changing this replaces the definition. */
  readonly identifier: Identifier;
  /** Operating system. Changing this replaces the definition. */
  readonly os: OperatingSystem;
}

/** An image definition that is managed elsewhere, when its versions are managed here. */
export interface ExistingImageDefinitionProps
  extends ReplicationProps, Pick<ImageDefinitionSpec, "location" | "demand" | "sizeGiB"> {}

/** An image definition that is managed elsewhere, and its gallery. */
export interface ImageDefinitionAttributes extends ExistingImageDefinitionProps {
  readonly name: string;
  /** The gallery that holds it; what it says of policies and demand counts here too. */
  readonly gallery: GalleryAttributes;
}

/** What new and existing image definitions share. */
export abstract class ImageDefinitionBase extends Construct implements IImageDefinition, ModelDefinition {
  abstract readonly imageDefinitionName: string;
  abstract readonly imageDefinitionId: string;
  readonly name: string;
  readonly ownPolicy: ReplicationPolicy | undefined;
  readonly policyName: string | undefined;
  protected readonly model: GalleryModel;
  private readonly settings: ImageDefinitionSpec;
  private cachedReference: DefinitionReference | undefined;
  private readonly versionsByNumber = new Map<string, ImageVersion>();

  protected constructor(
    scope: Construct,
    id: string,
    model: GalleryModel,
    name: string,
    props: ReplicationProps & ImageDefinitionSpec,
  ) {
    super(scope, id);
    model.refuseTokens(`image definition "${name}"`, props);
    const { replication, ...settings } = copyOf(props);
    this.name = name;
    this.model = model;
    this.ownPolicy = typeof replication === "object" ? replication : undefined;
    this.policyName = typeof replication === "string" ? replication : undefined;
    this.settings = this.policyName === undefined ? settings : { ...settings, policy: this.policyName };
    new VersionAnchor(this, () => this.addresses());
    model.add(this);
  }

  /** `gallery/definition`, as findings show it. */
  get path(): string {
    return `${this.facts.settings.name}/${this.name}`;
  }

  /** What it knows of its gallery. */
  get facts(): GalleryFacts {
    return this.model.facts;
  }

  /** How its resources refer to its gallery. */
  get gallery(): GalleryReference {
    return this.model.reference;
  }

  /** How its versions refer to it: made once, since each token that is made stays for good. */
  get reference(): DefinitionReference {
    return (this.cachedReference ??= this.makeReference());
  }

  protected abstract makeReference(): DefinitionReference;

  /** Home region of versions that set none. */
  get location(): string {
    return regionName(this.settings.location ?? this.facts.settings.location);
  }

  /** Its image versions, by number. */
  get versions(): ReadonlyMap<string, ImageVersion> {
    return this.versionsByNumber;
  }

  get plan(): DefinitionPlan {
    return this.model.definitionPlan(this.name);
  }

  addVersion(version: string, props: ImageVersionProps): ImageVersion {
    this.model.refuseTokens(`image version of ${this.path}`, version);
    this.model.refuseTokens(`image version ${this.path}/${version}`, props);
    if (this.versionsByNumber.has(version)) throw new Error(`${this.path}: version ${version} was added before`);
    const added = new ImageVersion(this, version, props);
    this.versionsByNumber.set(version, added);
    this.model.forgetPlan();
    return added;
  }

  grantRead(principalId: string, options?: GrantOptions): RoleAssignment {
    return grantRole(this, IMAGE_READER, this.imageDefinitionId, principalId, options, this.facts.provider);
  }

  /** Which provider manages a version with these props: it is known before the plan is. */
  managementOf(props: ImageVersionProps): Management {
    return managementUnder(this.regions)(props);
  }

  /** Whether its policy encrypts versions with disk encryption sets. */
  get isEncrypted(): boolean {
    return this.regions.some(({ diskEncryptionSetId }) => diskEncryptionSetId !== undefined);
  }

  /** Settings of every region of its policy. */
  private get regions(): readonly RegionSettings[] {
    const name = this.policyName ?? this.facts.settings.policy;
    const policy = this.ownPolicy ?? (name === undefined ? undefined : own(this.facts.policies, name));
    return Object.values(policy?.regions ?? {});
  }

  /** What the plan decided for one of its versions. */
  versionPlan(version: string): VersionPlan {
    return this.model.versionPlan(this.name, version);
  }

  /** The Terraform address of one of its versions. */
  addressOfVersion(version: string): string {
    const { resource } = this.versionsByNumber.get(version) as ImageVersion;
    return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  }

  /** As a spec has it, versions included. */
  toSpec(): ImageDefinitionSpec {
    const known = new KnownVersions(this);
    const versions = [...this.versionsByNumber].map(([version, { props }]) => {
      const { source } = props;
      return [version, source === undefined ? props : { ...props, source: known.sourceOf(source) }] as const;
    });
    return { ...this.settings, versions: Object.fromEntries(versions) };
  }

  /** Oldest first, whatever the order in which they were added. */
  private addresses(): ReadonlyMap<string, string> {
    const oldestFirst = newestFirst(this.versionsByNumber.keys()).reverse();
    return new Map(oldestFirst.map((version) => [version, this.addressOfVersion(version)]));
  }
}

/**
 * Emits one `azurerm_shared_image`, or one `azapi_resource` for a security type that azurerm lacks; the
 * `terraform_data` that orders its versions; and these.
 */
export class ImageDefinition extends ImageDefinitionBase {
  /** The L1, for overrides. */
  readonly resource: SharedImage | AzapiResource;

  /** Use `addImageDefinition` of a gallery. */
  constructor(
    scope: Construct,
    id: string,
    model: GalleryModel,
    name: string,
    props: ReplicationProps & ImageDefinitionSpec,
  ) {
    super(scope, id, model, name, props);
    this.resource = definitionResource(this, props);
  }

  /** A definition that is managed elsewhere, in a gallery that is managed elsewhere, to add versions to. */
  static fromImageDefinitionAttributes(
    scope: Construct,
    id: string,
    attributes: ImageDefinitionAttributes,
  ): IImageDefinition {
    const { name, gallery, ...props } = attributes;
    refuseTokens(`gallery of image definition "${id}"`, gallery);
    guardStacks(scope);
    return new ExistingImageDefinition(
      scope,
      id,
      new GalleryModel(scope, existingFacts(gallery, undefined)),
      name,
      props,
    );
  }

  get imageDefinitionName(): string {
    return this.resource.name;
  }

  get imageDefinitionId(): string {
    return this.resource.id;
  }

  protected override makeReference(): DefinitionReference {
    const { gallery, resource } = this;
    const galleryName = resource instanceof SharedImage ? resource.galleryName : gallery.name;
    return { gallery, name: resource.name, id: () => resource.id, galleryName };
  }
}

/** A definition that is managed elsewhere: emits only the `terraform_data` that orders its versions, and these. */
export class ExistingImageDefinition extends ImageDefinitionBase {
  readonly imageDefinitionName: string;

  /** Use `addExistingImageDefinition` of a gallery, or `ImageDefinition.fromImageDefinitionAttributes`. */
  constructor(scope: Construct, id: string, model: GalleryModel, name: string, props: ExistingImageDefinitionProps) {
    super(scope, id, model, name, { ...props, existing: true });
    this.imageDefinitionName = this.facts.toText(name);
  }

  get imageDefinitionId(): string {
    return `${this.model.galleryId}/images/${this.imageDefinitionName}`;
  }

  protected override makeReference(): DefinitionReference {
    return { gallery: this.gallery, name: this.imageDefinitionName, id: () => this.imageDefinitionId };
  }
}
