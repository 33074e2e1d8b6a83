import type { SpecPath } from "../../spec/finding";
import { byCodeUnit, own } from "../../text/order";
import type { ApplicationPlan, DefinitionPlan, GalleryPlan, ItemPlan, ItemVersionPlan } from "../../plan/plan";
import { ITEM_SECTIONS, itemName, type ItemKind } from "../../spec/item-kind";
import type { ReplicationPolicy } from "../../spec/policy";
import { valueIn } from "../../text/value-in";
import { counted, firstFew, shown } from "../../text/wording";

/** A policy of a spec, whether an image uses it or not. */
export interface PolicyItem {
  readonly plan: GalleryPlan;
  readonly name: string;
  readonly policy: ReplicationPolicy;
  readonly at: SpecPath;
  /** "policy fleet". */
  readonly subject: string;
}

/** An item with versions: an image definition or the definition of an application. */
export interface Item<Plan extends ItemPlan = ItemPlan> {
  readonly plan: GalleryPlan;
  readonly definition: Plan;
  readonly at: SpecPath;
  /** "contoso_images/ubuntu-2404", or "contoso_images/applications/agent" where an image has that name too. */
  readonly subject: string;
}

/** A version of an item. */
export interface ItemVersion<Plan extends ItemPlan = ItemPlan> extends Item<Plan> {
  readonly version: Plan["versions"][number];
  /** The subject of its item: "contoso_images/ubuntu-2404". */
  readonly owner: string;
}

export type DefinitionItem = Item<DefinitionPlan>;
export type VersionItem = ItemVersion<DefinitionPlan>;
export type ApplicationItem = Item<ApplicationPlan>;
export type ApplicationVersionItem = ItemVersion<ApplicationPlan>;

/** Yields every policy of the app, by name within its spec. */
export function* policies(plans: readonly GalleryPlan[]): Iterable<PolicyItem> {
  for (const plan of plans) {
    const names = Object.keys(plan.spec.policies ?? {}).sort(byCodeUnit);
    for (const name of names) {
      const policy = own(plan.spec.policies, name) as ReplicationPolicy;
      yield { plan, name, policy, at: ["policies", name], subject: policySubject(name) };
    }
  }
}

/** Yields every image definition and application of the app, by name within its spec, images first. */
export function* items(plans: readonly GalleryPlan[]): Iterable<Item> {
  yield* definitions(plans);
  yield* applications(plans);
}

/** Yields every image definition of the app, by name within its spec. */
export function* definitions(plans: readonly GalleryPlan[]): Iterable<DefinitionItem> {
  for (const plan of plans) for (const definition of plan.definitions) yield itemOf(plan, definition);
}

/** Yields every application of the app, by name within its spec. */
export function* applications(plans: readonly GalleryPlan[]): Iterable<ApplicationItem> {
  for (const plan of plans) for (const definition of plan.applications) yield itemOf(plan, definition);
}

function itemOf<Plan extends ItemPlan>(plan: GalleryPlan, definition: Plan): Item<Plan> {
  const at = [ITEM_SECTIONS[definition.kind], definition.name];
  return { plan, definition, at, subject: itemSubject(plan, definition) };
}

function itemSubject({ spec }: GalleryPlan, { gallery, kind, name }: ItemPlan): string {
  return `${shown(gallery)}/${shown(itemName(spec, kind, name))}`;
}

/** Yields every version of every image and application, newest first within its item. */
export function* itemVersions(plans: readonly GalleryPlan[]): Iterable<ItemVersion> {
  yield* versions(plans);
  yield* applicationVersions(plans);
}

/** Yields every image version of the app, newest first within its definition. */
export function* versions(plans: readonly GalleryPlan[]): Iterable<VersionItem> {
  for (const plan of plans) yield* valueIn(IMAGE_VERSIONS, plan, () => versionsOf([...definitions([plan])]));
}

/** Yields every application version of the app, newest first within its application. */
export function* applicationVersions(plans: readonly GalleryPlan[]): Iterable<ApplicationVersionItem> {
  for (const plan of plans) yield* valueIn(APPLICATION_VERSIONS, plan, () => versionsOf([...applications([plan])]));
}

/** Caches of version items. A dozen rules look at ten thousand versions, so each item is built once. */
const IMAGE_VERSIONS = new WeakMap<GalleryPlan, readonly VersionItem[]>();
const APPLICATION_VERSIONS = new WeakMap<GalleryPlan, readonly ApplicationVersionItem[]>();

function versionsOf<Plan extends ItemPlan>(of: readonly Item<Plan>[]): readonly ItemVersion<Plan>[] {
  return of.flatMap((item) => item.definition.versions.map((version) => versionItem(item, version)));
}

function versionItem<Plan extends ItemPlan>(item: Item<Plan>, version: Plan["versions"][number]): ItemVersion<Plan> {
  const { plan, definition, subject } = item;
  const at = versionPath(item, version);
  return { plan, definition, version, at, owner: subject, subject: `${subject}/${shown(version.version)}` };
}

/** Returns the path of a version in its spec. */
export function versionPath({ at }: Pick<Item, "at">, { version }: Pick<ItemVersionPlan, "version">): SpecPath {
  return [...at, "versions", version];
}

/** The word for what versions belong to, by its kind. */
export const DEFINITION_WORDS: Readonly<Record<ItemKind, string>> = { image: "definition", application: "application" };

/** Returns "2 images", "1 application", or "2 images and 1 application". */
export function countedItems(kinds: readonly ItemKind[]): string {
  const words = (Object.keys(ITEM_SECTIONS) as ItemKind[]).flatMap((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [counted(count, kind)];
  });
  return firstFew(words);
}

/** Returns "policy fleet". */
export function policySubject(name: string): string {
  return `policy ${shown(name)}`;
}

/** Returns the policy that a definition names, or its gallery's; undefined when there is none of that name. */
export function policyOf({ plan, definition }: Item): ReplicationPolicy | undefined {
  const name = policyNameOf({ plan, definition });
  return name === undefined ? undefined : own(plan.spec.policies, name);
}

/** Returns the name of a definition's policy, whether the policy exists or not. */
export function policyNameOf({ plan, definition }: Pick<Item, "plan" | "definition">): string | undefined {
  return definition.spec.policy ?? plan.spec.gallery.policy;
}
