import { isPublishedElsewhere } from "../../plan/provider";
import type { GalleryPlan, ItemPlan } from "../../plan/plan";
import { ITEM_SECTIONS } from "../../spec/item-kind";
import { items, type Item } from "./items";
import { earlierInSameGallery } from "./same-gallery";

/** A definition whose versions are planned in two places. */
export interface PlannedTwice {
  readonly item: Item;
  readonly first: Item;
  /** The versions that both places have, newest first. */
  readonly shared: readonly string[];
  /** The place that only lists versions as published that the other place creates; undefined if there is none. */
  readonly published: Item | undefined;
}

/** Yields each definition that an earlier place plans too, with the first place, or with one that it conflicts with. */
export function* plannedTwice(plans: readonly GalleryPlan[]): Iterable<PlannedTwice> {
  const earlier = earlierInSameGallery<Item[]>();
  for (const item of items(plans)) {
    const { kind, name } = item.definition;
    const others = earlier(item.plan, `${ITEM_SECTIONS[kind]}/${name}`, [item]);
    if (!others) continue;
    const pairs = others.map((first) => pairOf(first, item));
    yield pairs.find(({ published }) => published === undefined) ?? (pairs[0] as PlannedTwice);
    others.push(item);
  }
}

function pairOf(first: Item, item: Item): PlannedTwice {
  const numbers = new Set(first.definition.versions.map(({ version }) => version));
  const shared = item.definition.versions.map(({ version }) => version).filter((version) => numbers.has(version));
  const published = [item, first].find((each) =>
    isReplicationOf(each.definition, (each === item ? first : item).definition),
  );
  return { item, first, shared, published };
}

/** Reports whether all versions of a definition are published, and created by another plan of it. */
function isReplicationOf({ versions }: ItemPlan, other: ItemPlan): boolean {
  const created = new Set(
    other.versions.filter(({ spec }) => !isPublishedElsewhere(spec)).map(({ version }) => version),
  );
  return (
    versions.length > 0 && versions.every(({ version, spec }) => isPublishedElsewhere(spec) && created.has(version))
  );
}
