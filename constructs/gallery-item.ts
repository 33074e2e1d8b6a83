import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import type { Role } from "../lib/azure/roles";
import type { GalleryReference } from "../lib/emit/resource";
import type { ItemKind } from "../lib/spec/item-kind";
import { valueIn } from "../lib/text/value-in";
import { existingFacts } from "./gallery-facts";
import { GalleryModel, galleryModelOf } from "./gallery-model";
import type { GalleryAttributes } from "./gallery-props";
import { grantRole } from "./grant";
import type { GrantOptions } from "./grant-options";
import { guardStackOf, guardStacks } from "./guard";
import type { IGallery } from "./interfaces";
import { ItemModel, type NewItem } from "./item-model";
import { ITEM_FACTS, type ItemTypes } from "./item-types";
import { requireObject, requireText } from "./required";
import { requireGallery, requireProviders } from "./required-gallery";
import { requireScope } from "./required-scope";
import { LatestOutput } from "./latest-output";
import { refuseTokens } from "./tokens";
import { VersionAnchor } from "./version-anchor";

/** The common part of image definitions and applications, new and existing. */
export abstract class GalleryItem<Kind extends ItemKind> extends Construct {
  /** The item as its resources and the plan read it. */
  protected readonly model: ItemModel<Kind>;

  protected constructor(scope: Construct, id: string, item: NewItem<Kind>) {
    const owner = `${ITEM_FACTS[item.kind].item} "${item.name}"`;
    requireProviders(owner, scope, item.gallery.facts);
    requireScope(owner, scope, id);
    super(scope, id);
    guardStackOf(this);
    const construct = this as unknown as ItemTypes[Kind]["item"];
    this.model = new ItemModel(construct, item, () => this.referenceIn(item.gallery.reference));
    new VersionAnchor(this, () => this.model.addresses());
    if (item.gallery.facts.outputs) new LatestOutput(this, this.model);
  }

  /** Home region of versions that set none. */
  get location(): string {
    return this.model.location;
  }

  get plan(): ItemTypes[Kind]["plan"] {
    return this.model.plan;
  }

  get versions(): ReadonlyMap<string, ItemTypes[Kind]["version"]> {
    return this.model.versions;
  }

  version(number: string): ItemTypes[Kind]["version"] {
    return this.model.version(number);
  }

  latestIn(region: string): string {
    requireText(this.model.path, "`region`", region);
    refuseTokens(this.model.path, this.model.kind, region);
    // One token for each version: cdktf remembers by token that another stack refers to it.
    const ids = new Map<ItemTypes[Kind]["version"], string>();
    const produce = (): string => {
      const version = this.model.latestIn(region);
      return valueIn(ids, version, () => this.idOf(version));
    };
    return Lazy.stringValue({ produce });
  }

  /** Returns the resource id of a version. */
  protected abstract idOf(version: ItemTypes[Kind]["version"]): string;

  /** Returns the reference by which versions name the item. */
  protected abstract referenceIn(gallery: GalleryReference): ItemTypes[Kind]["reference"];

  protected requireVersion(version: string, options: unknown): void {
    const { kind, path } = this.model;
    const word = ITEM_FACTS[kind].version;
    requireText(`${word} of ${path}`, "its number", version);
    requireObject(`${word} ${path}/${version}`, "`options`", options);
  }

  protected grant(role: Role, id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return grantRole(this, role, id, principalId, options, this.model.facts.provider);
  }
}

/** Returns the model of a gallery that is given as a construct or as its attributes. */
export function holderOf(scope: Construct, owner: string, gallery: IGallery | GalleryAttributes): GalleryModel {
  if (Construct.isConstruct(gallery)) return galleryModelOf(gallery);
  requireGallery(`gallery of ${owner}`, gallery);
  refuseTokens(`gallery of ${owner}`, "gallery", gallery);
  guardStacks(scope);
  return new GalleryModel(scope, existingFacts(gallery));
}
