import { ITEM_SECTIONS, ITEM_WORDS, kindOfSection, type ItemKind } from "../lib/spec/item-kind";
import { orList } from "../lib/text/nearest";
import { counted, found } from "../lib/text/wording";
import { Refusal } from "./refusal";

/** An image or an application that an argument may name. */
export interface NamedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** The names of its gallery on the command line, shortest first. */
  readonly galleries: readonly string[];
  /** Its gallery is a mirror. A name alone means the item of the gallery that is mirrored. @default false */
  readonly isMirrored?: boolean;
}

/** The kinds of items, images first. */
export const ITEM_KINDS: readonly ItemKind[] = ["image", "application"];

/** Returns the kind and the name of `applications/agent`; the kind is undefined for a name alone. */
export function parseItem(argument: string): { readonly kind: ItemKind | undefined; readonly name: string } {
  const [section = "", ...rest] = argument.split("/");
  const kind = rest.length > 0 ? kindOfSection(section) : undefined;
  return { kind, name: kind === undefined ? argument : rest.join("/") };
}

/** Returns the argument that names an item of a gallery and its kind: `applications/agent`. */
export function itemArgument({ kind, name }: Pick<NamedItem, "kind" | "name">): string {
  return `${ITEM_SECTIONS[kind]}/${name}`;
}

/**
 * Returns the items that an argument names: `NAME` or `applications/NAME`, alone or behind `GALLERY/` or
 * `SUBSCRIPTION/GALLERY/`. An item of a mirror is named with the mirror. Names in Azure have no case. A gallery may be
 * called `images`, so that of two readings of an argument the one that names a single item counts.
 */
export function itemsCalled<Item extends NamedItem>(all: readonly Item[], argument: string): readonly Item[] {
  const [plain, ofKind] = [plainNames, namesOfKind].map((namesOf) => matching(all, argument, namesOf)) as [
    readonly Item[],
    readonly Item[],
  ];
  if (plain.length === 1 && ofKind.length !== 1) return plain;
  if (ofKind.length === 1 && plain.length !== 1) return ofKind;
  return [...new Set([...plain, ...ofKind])];
}

/** Returns the refusal of an argument that names several items, with spellings that each name one. */
export function ambiguousItem(all: readonly NamedItem[], items: readonly NamedItem[], argument: string): Refusal {
  const choices = items.flatMap((item) => spellingOf(all, item) ?? []);
  const advice = choices.length > 1 ? `write ${orList(choices)}` : "name the file of one of them only";
  const counts = ITEM_KINDS.map((kind) => [items.filter((item) => item.kind === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => counted(count, ITEM_WORDS[kind]));
  return new Refusal([`${counts.join(" and ")} are called ${found(argument)}; ${advice}`]);
}

/** Returns the names without a kind, shortest first: `agent`, `contoso_images/agent`. */
export function plainNames(item: NamedItem): string[] {
  return withGalleries(item, item.name);
}

/** Returns the names with the kind, shortest first: `applications/agent`, `contoso_images/applications/agent`. */
function namesOfKind(item: NamedItem): string[] {
  return withGalleries(item, itemArgument(item));
}

function withGalleries({ galleries, isMirrored = false }: NamedItem, argument: string): string[] {
  const names = galleries.map((gallery) => `${gallery}/${argument}`);
  return isMirrored ? names : [argument, ...names];
}

function matching<Item extends NamedItem>(
  all: readonly Item[],
  argument: string,
  namesOf: (item: NamedItem) => readonly string[],
): readonly Item[] {
  const wanted = argument.toLowerCase();
  const named = all.filter((item) => namesOf(item).some((name) => name.toLowerCase() === wanted));
  const exact = named.filter((item) => namesOf(item).includes(argument));
  return exact.length > 0 ? exact : named;
}

/** Returns the shortest name that names only this item; undefined if there is none. */
function spellingOf(all: readonly NamedItem[], item: NamedItem): string | undefined {
  return [...plainNames(item), ...namesOfKind(item)].find((name) => {
    const [first, ...others] = itemsCalled(all, name);
    return first === item && others.length === 0;
  });
}
