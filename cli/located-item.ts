import { findRegion, regionName, REGIONS } from "../lib/azure/regions";
import { itemPlans, type GalleryPlan, type ItemPlan } from "../lib/plan/plan";
import { ITEM_WORDS } from "../lib/spec/item-kind";
import { didYouMean, orList } from "../lib/text/nearest";
import { found } from "../lib/text/wording";
import { galleryNames } from "./gallery-names";
import {
  ambiguousItem,
  ITEM_KINDS,
  itemArgument,
  itemsCalled,
  parseItem,
  plainNames,
  type NamedItem,
} from "./item-argument";
import { Refusal } from "./refusal";

/** An item of the files. */
export interface LocatedItem extends NamedItem {
  readonly plan: GalleryPlan;
  readonly definition: ItemPlan;
}

/** Returns the item that an argument names. @throws Refusal when there is none, or there are several */
export function itemOf(plans: readonly GalleryPlan[], argument: string): LocatedItem {
  const all = plans.flatMap((plan) =>
    itemPlans(plan).map((definition): LocatedItem => {
      const { kind, name } = definition;
      const isMirrored = plan.mirrorOf !== undefined;
      return { plan, definition, kind, name, galleries: galleryNames(plan), isMirrored };
    }),
  );
  return itemAmong(all, argument);
}

/** Returns the item of these that an argument names. @throws Refusal when there is none, or there are several */
export function itemAmong<Item extends NamedItem>(all: readonly Item[], argument: string): Item {
  const items = itemsCalled(all, argument);
  const [first, ...others] = items;
  if (!first) throw notFound(all, argument);
  if (others.length > 0) throw ambiguousItem(all, items, argument);
  return first;
}

function notFound(all: readonly NamedItem[], argument: string): Refusal {
  const { kind } = parseItem(argument);
  const ofKind = kind === undefined ? all : all.filter((item) => item.kind === kind);
  const isWithGallery = argument.includes("/");
  const names = new Set(
    ofKind.flatMap((item) => {
      if (kind !== undefined) return itemArgument(item);
      return plainNames(item).find((name) => name.includes("/") === isWithGallery) ?? [];
    }),
  );
  const kinds = ITEM_KINDS.filter((each) => each === "image" || all.some((item) => item.kind === each));
  const noun = kind === undefined ? orList(kinds.map((each) => ITEM_WORDS[each])) : ITEM_WORDS[kind];
  const advice = didYouMean(argument, names) ?? knownText([...names]);
  return new Refusal([`there is no ${noun} ${found(argument)}; ${advice}`]);
}

/** Returns the version of an item. @throws Refusal when there is none of that number */
export function versionOf<Version extends { readonly version: string }>(
  { name, versions }: { readonly name: string; readonly versions: readonly Version[] },
  number: string,
): Version {
  const version = versions.find((each) => each.version === number);
  if (version) return version;
  const numbers = versions.map((each) => each.version);
  const advice = didYouMean(number, numbers) ?? knownText(numbers);
  throw new Refusal([`${name} has no version ${found(number)}; ${advice}`]);
}

/** Returns a region that the item or Azure has. The version need not be in it. @throws Refusal when there is none */
export function regionOf({ regions }: ItemPlan, where: string): string {
  const region = regionName(where);
  if (regions.includes(region) || findRegion(region)) return region;
  const clouds = new Set(regions.flatMap((each) => findRegion(each)?.cloud ?? []));
  const ofCloud = REGIONS.filter(({ cloud }) => clouds.size === 0 || clouds.has(cloud));
  const known = new Set([...regions, ...ofCloud.map(({ name }) => name)]);
  const advice = didYouMean(region, known) ?? knownText(regions);
  throw new Refusal([`there is no region ${found(where)}; ${advice}`]);
}

/** The number of names that a message lists when none is similar. */
const MOST_KNOWN = 5;

function knownText(names: readonly string[]): string {
  if (names.length === 0) return "there are none";
  const few = names.slice(0, MOST_KNOWN).join(", ");
  return `there ${names.length === 1 ? "is" : "are"} ${few}${names.length > MOST_KNOWN ? ", …" : ""}`;
}
