import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { parseResourceId } from "../lib/azure/resource-id";
import { plan, type DefinitionPlan, type GalleryPlan, type VersionPlan } from "../lib/plan/plan";
import type { GalleryIdentity } from "../lib/spec/gallery-identity";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import { idNotKnown } from "../lib/emit/gallery-resources";
import { galleryIdOf, type GalleryReference } from "../lib/emit/resource";
import type { GalleryFacts } from "./gallery-facts";
import type { IGallery, IImageDefinition, IImageVersion } from "./interfaces";
import { NamedPolicies } from "./named-policies";
import { noSuch } from "./no-such";
import { providerSettings } from "./provider-settings";
import { subscriptionOf } from "./gallery-provider";
import { isEscapedExpression } from "./text";
import { expressionOf, refuseTokens, type TokenOwner } from "./tokens";
import { UsageError } from "./usage-error";

/** The part of a definition that the model of its gallery reads. */
export interface ModelDefinition {
  readonly name: string;
  readonly construct: IImageDefinition;
  readonly versions: ReadonlyMap<string, IImageVersion>;
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
  toSpec(): ImageDefinitionSpec;
}

/** A gallery as the plan reads it. It collects definitions while the app is built, and plans them at synth. */
export class GalleryModel {
  readonly facts: GalleryFacts;
  /** The construct at which findings are shown. */
  readonly owner: IConstruct;
  private readonly byName = new Map<string, ModelDefinition>();
  private cached: CachedPlan | undefined;
  private cachedReference: GalleryReference | undefined;
  /** The expressions in the spec that the model itself wrote for tokens. */
  private readonly expressions = new Set<string>();

  constructor(owner: IConstruct, facts: GalleryFacts) {
    this.owner = owner;
    this.facts = facts;
    modelsAt(owner).push(this);
  }

  get definitions(): Iterable<ModelDefinition> {
    return this.byName.values();
  }

  definition(name: string): ModelDefinition | undefined {
    return this.byName.get(name);
  }

  add(definition: ModelDefinition): void {
    this.byName.set(definition.name, definition);
    this.forgetPlan();
  }

  /** @throws when there is a definition of that name */
  refuseTwice(name: string): void {
    if (this.byName.has(name)) throw new UsageError(`${this.title}: image definition ${name} was added before`);
  }

  /** @throws when there is no definition of that name */
  imageDefinition(name: string): IImageDefinition {
    const definition = this.byName.get(name);
    if (!definition) throw noSuch(this.title, "image definition", name, this.byName.keys());
    return definition.construct;
  }

  /** The gallery's name in messages. */
  get title(): string {
    return `gallery ${this.facts.settings.name}`;
  }

  /** Discards the plan. Call it when a definition or a version was added. */
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
    const { galleryId, settings, galleryName, provider, toText } = this.facts;
    if (galleryId !== undefined) return galleryId;
    const subscription = settings.subscription ?? subscriptionOf(this.owner, undefined, provider);
    if (subscription === undefined) {
      throw new UsageError(idNotKnown(settings.name));
    }
    return galleryIdOf(toText(subscription), toText(settings.resourceGroup), galleryName);
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
    const subscription = (): string | undefined => this.subscription();
    return {
      name,
      id: () => this.galleryId,
      resourceGroup: toText(settings.resourceGroup),
      // A provider may be added until Terraform JSON is made.
      get subscription() {
        return subscription();
      },
    };
  }

  definitionPlan(name: string): DefinitionPlan {
    return (this.planned().definitions.get(name) as CachedDefinition).plan;
  }

  versionPlan(name: string, version: string): VersionPlan {
    return (this.planned().definitions.get(name) as CachedDefinition).versions.get(version) as VersionPlan;
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

  /** The policy names that definitions use, of existing policies or not. */
  private namesInUse(): string[] {
    const names = [this.facts.settings.policy, ...[...this.definitions].map(({ policyName }) => policyName)];
    return names.filter((name) => name !== undefined);
  }

  /** The subscription in which the plan counts limits. */
  private subscription(): string | undefined {
    const { settings, provider, origin } = this.facts;
    if (origin && settings.subscription !== undefined) return settings.subscription;
    return subscriptionOf(this.owner, settings.subscription, provider) ?? this.subscriptionOfId();
  }

  /** The subscription in the id of a gallery that is managed elsewhere. An expression where only Terraform knows it. */
  private subscriptionOfId(): string | undefined {
    const { settings, galleryId } = this.facts;
    if (settings.existing !== true) return undefined;
    if (settings.subscription !== undefined) return this.expressionOf(settings.subscription);
    if (galleryId === undefined) return undefined;
    const id = expressionOf(this.owner, galleryId);
    const known = parseResourceId(id)?.subscription;
    if (known !== undefined || !id.includes("${")) return known;
    const subscription = `\${split("/", "${id}")[2]}`;
    this.expressions.add(subscription);
    return subscription;
  }

  private toSpec(): GallerySpec {
    const { demand, limits, acknowledge } = this.facts;
    const { subscription: _, ...settings } = this.facts.settings;
    const policies = new NamedPolicies(this.facts.policies, this.namesInUse());
    const images = [...this.definitions].map((definition) => {
      const { name, ownPolicy } = definition;
      const spec = definition.toSpec();
      return [name, ownPolicy ? { ...spec, policy: policies.nameOf(ownPolicy, name) } : spec] as const;
    });
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
      acknowledge,
      images: Object.fromEntries(images),
    };
  }
}

interface CachedPlan {
  readonly plan: GalleryPlan;
  readonly definitions: ReadonlyMap<string, CachedDefinition>;
}

interface CachedDefinition {
  readonly plan: DefinitionPlan;
  readonly versions: ReadonlyMap<string, VersionPlan>;
}

function cache(made: GalleryPlan): CachedPlan {
  const definitions = made.definitions.map(
    (definition) =>
      [
        definition.name,
        { plan: definition, versions: new Map(definition.versions.map((version) => [version.version, version])) },
      ] as const,
  );
  return { plan: made, definitions: new Map(definitions) };
}

/** The symbol of the number of changes of an app. Every copy of this library in an app shares it. */
const CHANGES = Symbol.for("gallerist/changes");

interface Changed {
  [CHANGES]?: number;
}

function noteChange(app: IConstruct): void {
  (app as Changed)[CHANGES] = changesOf(app) + 1;
}

/** Returns a number that grows whenever a definition or a version is added to a gallery of an app. */
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
