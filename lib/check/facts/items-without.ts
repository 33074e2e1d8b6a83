import type { GalleryPlan, ItemPlan } from "../../plan/plan";
import { counted, firstFew, shown } from "../../text/wording";
import type { Violation } from "../rule";
import { policyNameOf, type Item } from "./items";

/** An item that names no policy, and its versions that nothing places. */
export interface WithoutPolicy extends Violation {
  readonly subject: string;
  readonly count: number;
}

/** Yields items whose versions neither a policy nor their own `placement` places. */
export function* withoutPolicy(items: Iterable<Item>): Iterable<WithoutPolicy> {
  for (const item of items) {
    if (policyNameOf(item) !== undefined || item.plan.mirrorOf) continue; // another rule is about mirrors
    const count = item.definition.versions.filter(({ spec }) => spec.placement === undefined).length;
    if (count > 0) yield { plan: item.plan, at: [...item.at, "policy"], subject: item.subject, count };
  }
}

/** Returns "contoso_images/ubuntu-2404 names no policy, and its gallery has none: nothing places 1 version". */
export function withoutPolicyWords({ subject, count }: WithoutPolicy): string {
  return `${subject} names no policy, and its gallery has none: nothing places ${counted(count, "version")}`;
}

/** The items of a gallery that have no versions, by name. */
export interface WithoutVersions extends Violation {
  readonly names: readonly string[];
}

/** Yields the items without versions of each gallery, all as one. */
export function* withoutVersions(
  plans: readonly GalleryPlan[],
  itemsIn: (plans: readonly GalleryPlan[]) => Iterable<Item<ItemPlan>>,
): Iterable<WithoutVersions> {
  for (const plan of plans) {
    const empty = [...itemsIn([plan])].filter(({ definition }) => definition.versions.length === 0);
    const names = empty.map(({ definition }) => definition.name);
    if (empty[0]) yield { plan, at: empty[0].at, names };
  }
}

/** Returns "contoso_images has 1 image without versions (ubuntu-2404): nothing of it is replicated". */
export function withoutVersionsWords({ plan, names }: WithoutVersions, kind: string): string {
  return `${shown(plan.spec.gallery.name)} has ${counted(names.length, kind)} without versions (${firstFew(names)}): nothing of ${names.length === 1 ? "it" : "them"} is replicated`;
}
