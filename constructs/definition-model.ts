import { regionName } from "../lib/azure/regions";
import { providerUnder, type ProviderChoice } from "../lib/plan/provider";
import type { DefinitionPlan, VersionPlan } from "../lib/plan/plan";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { RegionSettings, ReplicationPolicy } from "../lib/spec/policy";
import type { DefinitionReference, GalleryReference } from "../lib/emit/resource";
import { newestFirst } from "../lib/spec/version-number";
import { own } from "../lib/text/order";
import { copyOf } from "./copy";
import type { GalleryFacts } from "./gallery-facts";
import type { GalleryModel, ModelDefinition } from "./gallery-model";
import type { PolicyOptions } from "./image-definition-options";
import type { IImageDefinition, IImageVersion } from "./interfaces";
import { KnownVersions } from "./known-versions";
import { noSuch } from "./no-such";
import { ReadOnlyMap } from "./read-only-map";
import { requireObject, requirePolicy } from "./required";
import { UsageError } from "./usage-error";

/** An image definition as in a spec. Its policy may be given as an object. */
export type DefinitionSettings = PolicyOptions & Omit<ImageDefinitionSpec, "policy" | "versions">;

/** A definition before its construct exists. */
export interface NewDefinition {
  readonly gallery: GalleryModel;
  readonly name: string;
  readonly settings: DefinitionSettings;
}

/** A version that was added to a definition. */
export interface AddedVersion {
  readonly construct: IImageVersion;
  /** A copy of the caller's spec. */
  readonly spec: ImageVersionSpec;
  readonly resource: { readonly terraformResourceType: string; readonly friendlyUniqueId: string };
}

/** A definition as its resources and the plan read it. It collects versions while the app is built. */
export class DefinitionModel implements ModelDefinition {
  readonly construct: IImageDefinition;
  readonly name: string;
  /** The definition as in a spec, without a policy that was given as an object. */
  readonly settings: ImageDefinitionSpec;
  readonly ownPolicy: ReplicationPolicy | undefined;
  readonly policyName: string | undefined;
  readonly versions: ReadonlyMap<string, IImageVersion>;
  private readonly gallery: GalleryModel;
  private cachedReference: DefinitionReference | undefined;
  private readonly added = new Map<string, AddedVersion>();

  constructor(construct: IImageDefinition, { gallery, name, settings }: NewDefinition) {
    const { policy, ...others } = copyOf(settings);
    this.construct = construct;
    this.gallery = gallery;
    this.name = name;
    this.ownPolicy = typeof policy === "object" ? policy : undefined;
    this.policyName = typeof policy === "string" ? policy : undefined;
    this.settings = this.policyName === undefined ? others : { ...others, policy: this.policyName };
    this.versions = new ReadOnlyMap(this.added, (version) => version.construct);
    Object.defineProperty(construct, DEFINITION_MODEL, { value: this });
    gallery.add(this);
  }

  /** The path in findings: `gallery/definition`. */
  get path(): string {
    return `${this.facts.settings.name}/${this.name}`;
  }

  /** The facts of its gallery. */
  get facts(): GalleryFacts {
    return this.gallery.facts;
  }

  get galleryId(): string {
    return this.gallery.galleryId;
  }

  /** The reference by which its resources name its gallery. */
  get galleryReference(): GalleryReference {
    return this.gallery.reference;
  }

  /** The reference by which its versions name it. It is made once, since cdktf keeps every token. */
  get reference(): DefinitionReference {
    return (this.cachedReference ??= this.makeReference());
  }

  private makeReference(): DefinitionReference {
    const { construct } = this;
    const common = {
      gallery: this.galleryReference,
      name: construct.imageDefinitionName,
      id: () => construct.imageDefinitionId,
    };
    if (this.settings.existing) return common;
    const { resource } = construct as { readonly resource?: { readonly galleryName?: string } };
    return { ...common, galleryName: resource?.galleryName ?? common.gallery.name };
  }

  /** Home region of versions that set none. */
  get location(): string {
    return regionName(this.settings.location ?? this.facts.settings.location);
  }

  get plan(): DefinitionPlan {
    return this.gallery.definitionPlan(this.name);
  }

  /**
   * Returns a copy of the spec of a new version, before its construct exists.
   * @throws when there is such a version, or a value that the plan reads is a token or missing
   */
  newVersion(version: string, spec: ImageVersionSpec): ImageVersionSpec {
    this.gallery.refuseTokens(`image version of ${this.path}`, "version", version);
    const owner = `image version ${this.path}/${version}`;
    this.gallery.refuseTokens(owner, "version", spec);
    if (!this.facts.origin) requireObject(owner, "`source`", spec.source);
    if (this.added.has(version)) throw new UsageError(`${this.path}: version ${version} was added before`);
    return copyOf(spec);
  }

  add(version: string, added: AddedVersion): void {
    this.added.set(version, added);
    this.gallery.forgetPlan();
  }

  /** @throws when there is no such version */
  version(number: string): IImageVersion {
    const version = this.versions.get(number);
    if (!version) throw noSuch(`image definition ${this.path}`, "version", number, this.versions.keys());
    return version;
  }

  /** Returns the provider that manages a version. It is known before the plan is. */
  providerOf(version: ImageVersionSpec): ProviderChoice {
    return providerUnder(this.regions)(version);
  }

  get isEncrypted(): boolean {
    return this.regions.some(({ diskEncryptionSetId }) => diskEncryptionSetId !== undefined);
  }

  /** Returns the plan of one of its versions. */
  versionPlan(version: string): VersionPlan {
    return this.gallery.versionPlan(this.name, version);
  }

  /** Returns the Terraform address of one of its versions. */
  addressOfVersion(version: string): string {
    const { resource } = this.added.get(version) as AddedVersion;
    return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  }

  /** Returns the addresses by version, oldest first. The order of addition does not matter. */
  addresses(): ReadonlyMap<string, string> {
    const oldestFirst = newestFirst(this.added.keys()).reverse();
    return new Map(oldestFirst.map((version) => [version, this.addressOfVersion(version)]));
  }

  /** The definition as in a spec, with its versions. */
  toSpec(): ImageDefinitionSpec {
    const known = new KnownVersions(this.construct);
    const versions = [...this.added].map(([version, { spec }]) => {
      const { source } = spec;
      return [version, source === undefined ? spec : { ...spec, source: known.sourceOf(source) }] as const;
    });
    return { ...this.settings, versions: Object.fromEntries(versions) };
  }

  /** The settings of every region of its policy. */
  private get regions(): readonly RegionSettings[] {
    const name = this.policyName ?? this.facts.settings.policy;
    const policy = this.ownPolicy ?? (name === undefined ? undefined : own(this.facts.policies, name));
    return Object.values(policy?.regions ?? {});
  }
}

/**
 * Returns a new definition of a gallery, before its construct exists.
 * @throws when there is one of that name, or a value that the plan reads is a token or missing
 */
export function newDefinition(gallery: GalleryModel, name: string, settings: DefinitionSettings): NewDefinition {
  gallery.refuseTokens(`image definition of ${gallery.title}`, "definition", name);
  const owner = `image definition "${name}"`;
  gallery.refuseTokens(owner, "definition", settings);
  if (typeof settings.policy === "object" && !gallery.facts.origin) requirePolicy(owner, "policy", settings.policy);
  gallery.refuseTwice(name);
  return { gallery, name, settings };
}

/** The symbol of constructs of image definitions. Every copy of this library in an app shares it. */
const DEFINITION_MODEL = Symbol.for("gallerist/definition-model");

/**
 * Returns the model of an image definition.
 * @throws for anything else
 */
export function definitionModelOf(definition: IImageDefinition): DefinitionModel {
  const model = (definition as { readonly [DEFINITION_MODEL]?: DefinitionModel } | undefined)?.[DEFINITION_MODEL];
  if (!model) throw new UsageError("`definition` must be an ImageDefinition, or what a gallery returns as one");
  return model;
}
