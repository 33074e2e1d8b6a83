import type { SpecPath } from "../../spec/finding";
import { byCodeUnit, own } from "../../text/order";
import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../../plan/plan";
import type { ReplicationPolicy } from "../../spec/policy";
import { shown } from "../../text/wording";

/** A policy of a spec, whether an image uses it or not. */
export interface PolicyItem {
  readonly plan: GalleryPlan;
  readonly name: string;
  readonly policy: ReplicationPolicy;
  readonly at: SpecPath;
  /** "policy fleet". */
  readonly subject: string;
}

export interface DefinitionItem {
  readonly plan: GalleryPlan;
  readonly definition: DefinitionPlan;
  readonly at: SpecPath;
  /** "contoso_images/ubuntu-2404". */
  readonly subject: string;
}

export interface VersionItem extends DefinitionItem {
  readonly version: VersionPlan;
  /** The subject of its definition: "contoso_images/ubuntu-2404". */
  readonly image: string;
}

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

/** Yields every definition of the app, by name within its spec. */
export function* definitions(plans: readonly GalleryPlan[]): Iterable<DefinitionItem> {
  for (const plan of plans) {
    for (const definition of plan.definitions) {
      const subject = `${shown(definition.gallery)}/${shown(definition.name)}`;
      yield { plan, definition, at: ["images", definition.name], subject };
    }
  }
}

/** Yields every version of the app, newest first within its definition. */
export function* versions(plans: readonly GalleryPlan[]): Iterable<VersionItem> {
  for (const plan of plans) yield* versionItems(plan);
}

/** A cache of version items. A dozen rules look at ten thousand versions, so each item is built once. */
const ITEMS = new WeakMap<GalleryPlan, readonly VersionItem[]>();

function versionItems(plan: GalleryPlan): readonly VersionItem[] {
  const known = ITEMS.get(plan);
  if (known) return known;
  const items = [...definitions([plan])].flatMap((item) =>
    item.definition.versions.map((version) => versionItem(item, version)),
  );
  ITEMS.set(plan, items);
  return items;
}

function versionItem(item: DefinitionItem, version: VersionPlan): VersionItem {
  const { plan, definition, subject } = item;
  const at = versionPath(item, version);
  return { plan, definition, version, at, image: subject, subject: `${subject}/${shown(version.version)}` };
}

/** Returns the path of a version in its spec. */
export function versionPath(item: DefinitionItem, { version }: VersionPlan): SpecPath {
  return ["images", item.definition.name, "versions", version];
}

/** Returns "policy fleet". */
export function policySubject(name: string): string {
  return `policy ${shown(name)}`;
}

/** Returns the policy that a definition names, or its gallery's; undefined when there is none of that name. */
export function policyOf({ plan, definition }: DefinitionItem): ReplicationPolicy | undefined {
  const name = policyNameOf({ plan, definition });
  return name === undefined ? undefined : own(plan.spec.policies, name);
}

/** Returns the name of a definition's policy, whether the policy exists or not. */
export function policyNameOf({ plan, definition }: Pick<DefinitionItem, "plan" | "definition">): string | undefined {
  return definition.spec.policy ?? plan.spec.gallery.policy;
}
