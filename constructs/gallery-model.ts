import { Lazy, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { parseResourceId } from "../lib/azure/resource-id";
import { itemPlans, plan, type GalleryPlan, type ItemPlan, type ItemVersionPlan } from "../lib/plan/plan";
import type { GalleryIdentity } from "../lib/spec/gallery-identity";
import type { AccessGrant } from "../lib/spec/access-spec";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { ItemKind } from "../lib/spec/item-kind";
import type { ReplicationPolicy } from "../lib/spec/policy";
import { idNotKnown } from "../lib/emit/gallery-resources";
import { galleryIdOf, type GalleryReference } from "../lib/emit/resource";
import type { GalleryFacts } from "./gallery-facts";
import type { IGallery } from "./interfaces";
import { ITEM_FACTS, type ItemTypes } from "./item-types";
import { NamedPolicies } from "./named-policies";
import { noSuch } from "./no-such";
import { providerSettings } from "./provider-settings";
import { subscriptionOf } from "./gallery-provider";
import { isEscapedExpression } from "./text";
import { expressionOf, refuseTokens, type TokenOwner } from "./tokens";
import { UsageError } from "./usage-error";

/** The part of an item, an image definition or an application, that the model of its gallery reads. */
export interface ModelItem<Kind extends ItemKind = ItemKind> {
  readonly kind: Kind;
  readonly name: string;
  readonly construct: ItemTypes[Kind]["item"];
  readonly settings: ItemTypes[Kind]["spec"];
  readonly versions: ReadonlyMap<string, ItemTypes[Kind]["version"]>;
  /** True when the policy encrypts versions with disk encryption sets. */
  readonly isEncrypted: boolean;
  /** The policy, if it was given as an object. */
  readonly ownPolicy: ReplicationPolicy | undefined;
  /** The name of the policy, if it was given by name. */
  readonly policyName: string | undefined;
  /** Returns the Terraform address of one of its versions. */
  addressOfVersion(version: string): string;
  /** Returns the addresses by version, oldest first. */
  addresses(): ReadonlyMap<string, string>;
  toSpec(): ItemTypes[Kind]["spec"];
}

type ItemsByName = { readonly [Kind in ItemKind]: Map<string, ModelItem<Kind>> };

/** A gallery as the plan reads it. It collects items while the app is built, and plans them at synth. */
export class GalleryModel {
  readonly facts: GalleryFacts;
  /** The construct at which findings are shown. */
  readonly owner: IConstruct;
  private readonly byName: ItemsByName = { image: new Map(), application: new Map() };
  /** The grants of its spec. Those of a program are role assignments alone. */
  private access: readonly AccessGrant[] | undefined;
  private cached: CachedPlan | undefined;
  private cachedReference: GalleryReference | undefined;
  /** The expressions in the spec that the model itself wrote for tokens. */
  private readonly expressions = new Set<string>();

  constructor(owner: IConstruct, facts: GalleryFacts) {
    this.owner = owner;
    this.facts = facts;
    modelsAt(owner).push(this);
  }

  /** Returns the items of a kind, in the order of addition. */
  items<Kind extends ItemKind>(kind: Kind): Iterable<ModelItem<Kind>> {
    return this.itemsByName(kind).values();
  }

  item<Kind extends ItemKind>(kind: Kind, name: string): ModelItem<Kind> | undefined {
    return this.itemsByName(kind).get(name);
  }

  add<Kind extends ItemKind>(item: ModelItem<Kind>): void {
    this.itemsByName(item.kind).set(item.name, item);
    this.forgetPlan();
  }

  /** Takes the grants of its spec over, so that the check sees them. */
  grant(access: readonly AccessGrant[]): void {
    this.access = access;
    this.forgetPlan();
  }

  /** @throws when there is an item of that kind and name */
  refuseTwice(kind: ItemKind, name: string): void {
    if (this.byName[kind].has(name)) {
      throw new UsageError(`${this.title}: ${ITEM_FACTS[kind].item} ${name} was added before`);
    }
  }

  /** Returns the construct of an item. @throws when there is none of that kind and name */
  construct<Kind extends ItemKind>(kind: Kind, name: string): ItemTypes[Kind]["item"] {
    const item = this.item(kind, name);
    if (!item) throw noSuch(this.title, ITEM_FACTS[kind].item, name, this.byName[kind].keys());
    return item.construct;
  }

  private itemsByName<Kind extends ItemKind>(kind: Kind): Map<string, ModelItem<Kind>> {
    return this.byName[kind];
  }

  /** The gallery's name in messages. */
  get title(): string {
    return `gallery ${this.facts.settings.name}`;
  }

  /** Discards the plan. Call it when an item or a version was added. */
  forgetPlan(): void {
    this.cached = undefined;
    noteChange(this.owner.node.root);
  }

  /** The current plan. Its spec holds the subscription and the resource group as far as synth knows them. */
  get plan(): GalleryPlan {
    return this.planned().plan;
  }

  /**
   * Resource id of the gallery.
   * @throws for a gallery that is managed elsewhere, when neither its id nor its subscription is known
   */
  get galleryId(): string {
    const { galleryId, settings, galleryName, toText } = this.facts;
    if (galleryId !== undefined) return galleryId;
    const subscription = this.givenSubscription();
    if (subscription === undefined) {
      throw new UsageError(idNotKnown(settings.name));
    }
    return galleryIdOf(toText(subscription), toText(settings.resourceGroup), galleryName);
  }

  /** Returns the subscription that the gallery names, which may be a token, else its provider's, if that is known. */
  private givenSubscription(): string | undefined {
    const { settings, provider } = this.facts;
    return settings.subscription ?? subscriptionOf(this.owner, undefined, provider);
  }

  /** The identity of the gallery, as far as synth knows it. */
  get identity(): GalleryIdentity {
    const { settings, origin } = this.facts;
    const resourceGroup = origin ? settings.resourceGroup : this.expressionOf(settings.resourceGroup);
    return { name: settings.name, resourceGroup, subscription: this.subscription() };
  }

  /** The reference by which the gallery's resources name it. */
  get reference(): GalleryReference {
    return (this.cachedReference ??= this.makeReference());
  }

  private makeReference(): GalleryReference {
    const { galleryName: name, settings, toText } = this.facts;
    const subscription = (): string | undefined => this.literalSubscription();
    return {
      name,
      id: () => this.lateId(),
      resourceGroup: toText(settings.resourceGroup),
      // A provider may be added until Terraform JSON is made.
      get subscription() {
        return subscription();
      },
    };
  }

  /**
   * Returns the resource id of the gallery, or a token for one that is not known yet: the provider that knows its
   * subscription may be added until Terraform JSON is made.
   */
  private lateId(): string {
    const { galleryId } = this.facts;
    const isKnown = galleryId !== undefined || this.givenSubscription() !== undefined;
    return isKnown ? this.galleryId : Lazy.stringValue({ produce: () => this.galleryId });
  }

  itemPlan<Kind extends ItemKind>(kind: Kind, name: string): ItemTypes[Kind]["plan"] {
    return this.cachedItem(kind, name).plan as ItemTypes[Kind]["plan"];
  }

  versionPlan<Kind extends ItemKind>(kind: Kind, name: string, version: string): ItemTypes[Kind]["versionPlan"] {
    return this.cachedItem(kind, name).versions.get(version) as ItemTypes[Kind]["versionPlan"];
  }

  private cachedItem(kind: ItemKind, name: string): CachedItem {
    return this.planned().items[kind].get(name) as CachedItem;
  }

  /** Refuses tokens where the plan reads a value. A text from a file holds no tokens. */
  refuseTokens(what: string, object: TokenOwner, value: unknown): void {
    if (!this.facts.origin) refuseTokens(what, object, value);
  }

  /** Reports whether a text of the spec is an expression to Terraform. Other texts with `${` are escaped. */
  isExpression(text: string): boolean {
    return this.expressions.has(text) || (Token.isUnresolved(text) && !isEscapedExpression(text));
  }

  /** Returns the expression of a text that may hold a token. */
  private expressionOf(text: string): string {
    const expression = expressionOf(this.owner, text);
    if (this.isExpression(text)) this.expressions.add(expression);
    return expression;
  }

  private planned(): CachedPlan {
    return (this.cached ??= cache(plan(this.toSpec())));
  }

  /** The policy names that items use, of existing policies or not. */
  private namesInUse(): string[] {
    const items = [...this.items("image"), ...this.items("application")];
    const names = [this.facts.settings.policy, ...items.map(({ policyName }) => policyName)];
    return names.filter((name) => name !== undefined);
  }

  /** The subscription in which the plan counts limits. */
  private subscription(): string | undefined {
    const { settings, provider, origin } = this.facts;
    if (origin && settings.subscription !== undefined) return settings.subscription;
    return subscriptionOf(this.owner, settings.subscription, provider) ?? this.subscriptionForIds();
  }

  /** The subscription for texts of Terraform JSON, which are escaped: undefined where it is an expression. */
  private literalSubscription(): string | undefined {
    const subscription = this.subscription();
    return subscription !== undefined && this.expressions.has(subscription) ? undefined : subscription;
  }

  /**
   * The subscription of a gallery whose id azapi needs, where it is managed elsewhere or has an identity. An expression
   * where only Terraform knows it.
   */
  private subscriptionForIds(): string | undefined {
    const { settings, galleryId } = this.facts;
    if (settings.existing !== true && settings.identity === undefined) return undefined;
    if (settings.subscription !== undefined) return this.expressionOf(settings.subscription);
    if (settings.existing !== true || galleryId === undefined) return undefined;
    const id = expressionOf(this.owner, galleryId);
    const known = parseResourceId(id)?.subscription;
    if (known !== undefined || !id.includes("${")) return known;
    const subscription = `\${split("/", "${id}")[2]}`;
    this.expressions.add(subscription);
    return subscription;
  }

  private toSpec(): GallerySpec {
    const { demand, limits, checks, acknowledge, mirrors, outputs } = this.facts;
    const { subscription: _, ...settings } = this.facts.settings;
    const policies = new NamedPolicies(this.facts.policies, this.namesInUse());
    const images = specsOf(this.items("image"), policies);
    const applications = specsOf(this.items("application"), policies);
    const { resourceGroup, subscription } = this.identity;
    const terraform = providerSettings(this.owner, this.facts.provider, this.facts.azapiProvider, subscription);
    return {
      gallery: {
        ...settings,
        resourceGroup,
        ...(subscription !== undefined && { subscription }),
      },
      policies: policies.toRecord(),
      ...(terraform && { terraform }),
      demand,
      ...(limits && { limits }),
      ...(checks && { checks }),
      acknowledge,
      ...(outputs && { outputs }),
      images,
      ...(Object.keys(applications).length > 0 && { applications }),
      ...(this.access && { access: this.access }),
      ...(mirrors && { mirrors }),
    };
  }
}

/** Returns the specs of items by name. Policies that were given as objects get names. */
function specsOf<Kind extends ItemKind>(
  items: Iterable<ModelItem<Kind>>,
  policies: NamedPolicies,
): Record<string, ItemTypes[Kind]["spec"]> {
  const specs = [...items].map((item) => {
    const { name, ownPolicy } = item;
    const spec = item.toSpec();
    return [name, ownPolicy ? { ...spec, policy: policies.nameOf(ownPolicy, name) } : spec] as const;
  });
  return Object.fromEntries(specs);
}

interface CachedPlan {
  readonly plan: GalleryPlan;
  readonly items: Readonly<Record<ItemKind, Map<string, CachedItem>>>;
}

interface CachedItem {
  readonly plan: ItemPlan;
  readonly versions: ReadonlyMap<string, ItemVersionPlan>;
}

function cache(made: GalleryPlan): CachedPlan {
  const items: CachedPlan["items"] = { image: new Map(), application: new Map() };
  for (const item of itemPlans(made) as readonly ItemPlan[]) {
    const versions = new Map(item.versions.map((version) => [version.version, version]));
    items[item.kind].set(item.name, { plan: item, versions });
  }
  return { plan: made, items };
}

/** The symbol of the number of changes of an app. Every copy of this library in an app shares it. */
const CHANGES = Symbol.for("gallerist/changes");

interface Changed {
  [CHANGES]?: number;
}

function noteChange(app: IConstruct): void {
  (app as Changed)[CHANGES] = changesOf(app) + 1;
}

/** Returns a number that grows whenever an item or a version is added to a gallery of an app. */
export function changesOf(app: IConstruct): number {
  return (app as Changed)[CHANGES] ?? 0;
}

/** The symbol of constructs that own models. Every copy of this library in an app shares it. */
const GALLERY_MODELS = Symbol.for("gallerist/gallery-models");

interface Owner {
  readonly [GALLERY_MODELS]?: GalleryModel[];
}

function modelsAt(owner: IConstruct): GalleryModel[] {
  if (!(GALLERY_MODELS in owner)) Object.defineProperty(owner, GALLERY_MODELS, { value: [] });
  return (owner as Owner)[GALLERY_MODELS] as GalleryModel[];
}

/** Returns the models in a tree of constructs, in the order of construction. */
export function galleryModels(root: IConstruct): GalleryModel[] {
  return root.node.findAll().flatMap((construct) => (construct as Owner)[GALLERY_MODELS] ?? []);
}

/**
 * Returns the model of a gallery.
 * @throws for anything else
 */
export function galleryModelOf(gallery: IGallery): GalleryModel {
  const model = (gallery as Owner | undefined)?.[GALLERY_MODELS]?.[0];
  if (!model) throw new UsageError("`gallery` must be a Gallery, or what one of its `from…` returns");
  return model;
}
