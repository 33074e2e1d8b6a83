import { regionName } from "../lib/azure/regions";
import type { ItemAddresses } from "../lib/emit/latest-output";
import type { GalleryReference } from "../lib/emit/resource";
import { latestIn } from "../lib/plan/latest";
import { providerOfVersions, type ProviderChoice } from "../lib/plan/provider";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import { itemName, type ItemKind } from "../lib/spec/item-kind";
import type { RegionSettings, ReplicationPolicy } from "../lib/spec/policy";
import { newestFirst } from "../lib/spec/version-number";
import { own } from "../lib/text/order";
import { copyOf } from "./copy";
import type { GalleryFacts } from "./gallery-facts";
import type { GalleryModel, ModelItem } from "./gallery-model";
import type { IGalleryApplication, IImageDefinition } from "./interfaces";
import { ITEM_FACTS, type ItemTypes } from "./item-types";
import { KnownVersions } from "./known-versions";
import { noSuch } from "./no-such";
import type { PolicyOptions } from "./policy-options";
import { ReadOnlyMap } from "./read-only-map";
import { requirePolicy } from "./required";
import { UsageError } from "./usage-error";

/** An item as in a spec. Its policy may be given as an object. */
export type ItemSettings<Kind extends ItemKind> = PolicyOptions & Omit<ItemTypes[Kind]["spec"], "policy" | "versions">;

/** An item before its construct exists. */
export interface NewItem<Kind extends ItemKind> {
  readonly kind: Kind;
  readonly gallery: GalleryModel;
  readonly name: string;
  readonly settings: ItemSettings<Kind>;
}

/** A version that was added to an item. */
export interface AddedVersion<Kind extends ItemKind> {
  readonly construct: ItemTypes[Kind]["version"];
  /** A copy of the caller's spec. */
  readonly spec: ItemTypes[Kind]["versionSpec"];
  readonly resource: Addressed;
  /** The data source that reads its replication. @default - its policy has no gate */
  readonly gate?: Addressed;
}

/** The parts of an address. */
interface Addressed {
  readonly terraformResourceType: string;
  readonly friendlyUniqueId: string;
}

/**
 * An item with versions, an image definition or an application, as its resources and the plan read it. It collects
 * versions while the app is built.
 */
export class ItemModel<Kind extends ItemKind> implements ModelItem<Kind> {
  readonly kind: Kind;
  readonly construct: ItemTypes[Kind]["item"];
  readonly name: string;
  /** The item as in a spec, without a policy that was given as an object. */
  readonly settings: ItemTypes[Kind]["spec"];
  readonly ownPolicy: ReplicationPolicy | undefined;
  readonly policyName: string | undefined;
  readonly versions: ReadonlyMap<string, ItemTypes[Kind]["version"]>;
  private readonly gallery: GalleryModel;
  private readonly makeReference: () => ItemTypes[Kind]["reference"];
  private cachedReference: ItemTypes[Kind]["reference"] | undefined;
  private readonly added = new Map<string, AddedVersion<Kind>>();

  /** `makeReference` returns the reference by which versions name the item, once its resource exists. */
  constructor(
    construct: ItemTypes[Kind]["item"],
    { kind, gallery, name, settings }: NewItem<Kind>,
    makeReference: () => ItemTypes[Kind]["reference"],
  ) {
    const { policy, ...others } = copyOf<PolicyOptions>(settings);
    this.kind = kind;
    this.construct = construct;
    this.gallery = gallery;
    this.name = name;
    this.makeReference = makeReference;
    this.ownPolicy = typeof policy === "object" ? policy : undefined;
    this.policyName = typeof policy === "string" ? policy : undefined;
    this.settings = { ...others, ...(this.policyName !== undefined && { policy: this.policyName }) };
    this.versions = new ReadOnlyMap(this.added, (version) => version.construct);
    Object.defineProperty(construct, ITEM_MODEL, { value: this });
    gallery.add(this);
  }

  /** The path in findings: `gallery/definition`. */
  get path(): string {
    const image = this.gallery.item("image", this.name);
    const images = image ? { [this.name]: image.settings } : {};
    return `${this.facts.settings.name}/${itemName({ images }, this.kind, this.name)}`;
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
  get reference(): ItemTypes[Kind]["reference"] {
    return (this.cachedReference ??= this.makeReference());
  }

  /** Home region of versions that set none. */
  get location(): string {
    return regionName(this.settings.location ?? this.facts.settings.location);
  }

  get plan(): ItemTypes[Kind]["plan"] {
    return this.gallery.itemPlan(this.kind, this.name);
  }

  /**
   * Returns a copy of the spec of a new version, before its construct exists.
   * @throws when there is such a version, or a value that the plan reads is a token or missing
   */
  newVersion(version: string, spec: ItemTypes[Kind]["versionSpec"]): ItemTypes[Kind]["versionSpec"] {
    const { version: word, objects, requireVersion } = ITEM_FACTS[this.kind];
    this.gallery.refuseTokens(`${word} of ${this.path}`, objects.version, version);
    const owner = `${word} ${this.path}/${version}`;
    this.gallery.refuseTokens(owner, objects.version, spec);
    if (!this.facts.origin) requireVersion(owner, spec);
    if (this.added.has(version)) throw new UsageError(`${this.path}: version ${version} was added before`);
    return copyOf(spec);
  }

  add(version: string, added: AddedVersion<Kind>): void {
    this.added.set(version, added);
    this.gallery.forgetPlan();
  }

  /** @throws when there is no such version */
  version(number: string): ItemTypes[Kind]["version"] {
    const version = this.versions.get(number);
    if (!version) throw noSuch(`${ITEM_FACTS[this.kind].item} ${this.path}`, "version", number, this.versions.keys());
    return version;
  }

  /** Returns the provider that manages a version. It is known before the plan is. */
  providerOf(version: ItemTypes[Kind]["versionSpec"]): ProviderChoice {
    return providerOfVersions(this.kind, this.regions)(version);
  }

  get isEncrypted(): boolean {
    return this.regions.some(({ diskEncryptionSetId }) => diskEncryptionSetId !== undefined);
  }

  /** Returns the plan of one of its versions. */
  versionPlan(version: string): ItemTypes[Kind]["versionPlan"] {
    return this.gallery.versionPlan(this.kind, this.name, version);
  }

  /** Returns the Terraform address of one of its versions. */
  addressOfVersion(version: string): string {
    const { resource } = this.added.get(version) as AddedVersion<Kind>;
    return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  }

  /** Returns the Terraform address of the gate of one of its versions; undefined for one that has none. */
  addressOfGate(version: string): string | undefined {
    const { gate } = this.added.get(version) as AddedVersion<Kind>;
    if (!gate || !this.versionPlan(version).gate) return undefined;
    return `data.${gate.terraformResourceType}.${gate.friendlyUniqueId}`;
  }

  /** The addresses that its output refers to. */
  get itemAddresses(): ItemAddresses {
    return {
      ofVersion: (version) => this.addressOfVersion(version),
      ofGate: (version) => this.addressOfGate(version),
    };
  }

  /**
   * Returns the version that `latest` is in a region, as the plan now says.
   * @throws when there is none
   */
  latestIn(region: string): ItemTypes[Kind]["version"] {
    const version = latestIn(this.plan, region);
    if (version === null) throw new UsageError(`${this.path}: latest resolves to nothing in ${regionName(region)}`);
    return this.version(version);
  }

  /** Returns the addresses by version, oldest first. The order of addition does not matter. */
  addresses(): ReadonlyMap<string, string> {
    const oldestFirst = newestFirst(this.added.keys()).reverse();
    return new Map(oldestFirst.map((version) => [version, this.addressOfVersion(version)]));
  }

  /** The item as in a spec, with its versions. */
  toSpec(): ItemTypes[Kind]["spec"] {
    const known = new KnownVersions(this.construct);
    const versions = [...this.added].map(([version, { spec }]) => [version, withSource(spec, known)] as const);
    return { ...this.settings, versions: Object.fromEntries(versions) };
  }

  /** True if its policy has a gate. */
  get isGated(): boolean {
    return this.policy?.gate === "replicated";
  }

  /** The settings of every region of its policy. */
  private get regions(): readonly RegionSettings[] {
    return Object.values(this.policy?.regions ?? {});
  }

  private get policy(): ReplicationPolicy | undefined {
    const name = this.policyName ?? this.facts.settings.policy;
    return this.ownPolicy ?? (name === undefined ? undefined : own(this.facts.policies, name));
  }
}

/** Returns the spec of a version with all that synth knows of its source. Only images have one. */
function withSource<Spec extends ItemTypes[ItemKind]["versionSpec"]>(spec: Spec, known: KnownVersions): Spec {
  const { source } = spec as Partial<ImageVersionSpec>;
  return source === undefined ? spec : { ...spec, source: known.sourceOf(source) };
}

/**
 * Returns a new item of a gallery, before its construct exists.
 * @throws when there is one of that name, or a value that the plan reads is a token or missing
 */
export function newItem<Kind extends ItemKind>(
  kind: Kind,
  gallery: GalleryModel,
  name: string,
  settings: ItemSettings<Kind>,
): NewItem<Kind> {
  const { item, objects } = ITEM_FACTS[kind];
  gallery.refuseTokens(`${item} of ${gallery.title}`, objects.item, name);
  const owner = `${item} "${name}"`;
  gallery.refuseTokens(owner, objects.item, settings);
  if (typeof settings.policy === "object" && !gallery.facts.origin) requirePolicy(owner, "policy", settings.policy);
  gallery.refuseTwice(kind, name);
  return { kind, gallery, name, settings };
}

/** The symbol of constructs of items. Every copy of this library in an app shares it. */
const ITEM_MODEL = Symbol.for("gallerist/item-model");

/**
 * Returns the model of an image definition.
 * @throws for anything else
 */
export function definitionModelOf(definition: IImageDefinition): ItemModel<"image"> {
  const model = modelOf("image", definition);
  if (!model) throw new UsageError("`definition` must be an ImageDefinition, or what a gallery returns as one");
  return model;
}

/**
 * Returns the model of an application.
 * @throws for anything else
 */
export function applicationModelOf(application: IGalleryApplication): ItemModel<"application"> {
  const model = modelOf("application", application);
  if (!model) throw new UsageError("`application` must be a GalleryApplication, or what a gallery returns as one");
  return model;
}

/** Returns the model of an item of a kind; undefined for anything else. */
function modelOf<Kind extends ItemKind>(kind: Kind, item: ItemTypes[Kind]["item"]): ItemModel<Kind> | undefined {
  const model = (item as { readonly [ITEM_MODEL]?: ItemModel<Kind> } | undefined)?.[ITEM_MODEL];
  return model?.kind === kind ? model : undefined;
}
