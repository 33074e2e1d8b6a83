import { isMap, type YAMLMap } from "yaml";
import { own } from "../../text/order";
import type { ParsedSpec } from "../parse-spec";
import { keyText } from "../data";
import { readSpec } from "../read-spec";
import { readText } from "../text";
import { code, subject } from "../words";
import type { GallerySpec } from "../../spec/gallery-spec";
import type { ApplicationVersionSpec } from "../../spec/application-version-spec";
import type { ImageVersionSpec } from "../../spec/image-version-spec";
import { ITEM_SECTIONS, ITEM_WORDS, itemsOf, type ItemKind } from "../../spec/item-kind";
import type { ItemSpec } from "../../spec/item-spec";
import { compareVersions, parseVersion } from "../../spec/version-number";
import { insertEntry, type EditedText } from "./insert-entry";
import { entryOf, type ParsedPair } from "./layout";
import { applyEdits } from "./lines";
import { mapIn } from "./map-in";
import { NotEditableError } from "./not-editable";
import { isSameData } from "./same-data";

/** A text and the spec that was read from it. */
export interface ReadText {
  readonly text: string;
  readonly parsed: ParsedSpec;
}

/** The item that gets a version. */
export interface EditedItem {
  readonly kind: ItemKind;
  readonly name: string;
}

/** A version as it is written into a file. */
export type VersionEntry = ImageVersionSpec | ApplicationVersionSpec;

/**
 * Adds a version to an image, or to an application, of a gallery.yaml or gallery.json. Comments, order, layout, quotes, anchors and line
 * ends stay as they are; the version stands first where the file has the newest first, last where it has it last.
 * @param item the name of an image, or an item with its kind
 * @throws NotEditableError if the item is not there, has the version already, or shares its versions
 * @throws UnreadableSpecError as `parseSpec` does
 */
export function addVersion(text: string, item: string | EditedItem, version: string, entry: VersionEntry): string {
  return withVersion({ text, parsed: readSpec(text, "gallery.yaml") }, item, version, entry).text;
}

/** Adds a version to a parsed text, and returns the new text parsed. Parsing a large text takes a while. */
export function withVersion(
  { text, parsed }: ReadText,
  to: string | EditedItem,
  version: string,
  entry: VersionEntry,
): ReadText {
  const edited: EditedItem = typeof to === "string" ? { kind: "image", name: to } : to;
  const { kind, name } = edited;
  const before = parsed.spec;
  const items: Readonly<Record<string, ItemSpec>> = itemsOf(before, kind);
  const item = own(items, name);
  if (!item) throw new NotEditableError(`there is no ${ITEM_WORDS[kind]} ${code(name)}`);
  if (own(item.versions, version)) throw new NotEditableError(`${subject(pathOf(edited))} has ${version}`);
  const result = added(text, edited, version, entry);
  const wanted = { ...items, [name]: { ...item, versions: { ...item.versions, [version]: entry } } };
  const spec: GallerySpec = { ...before, [ITEM_SECTIONS[kind]]: wanted };
  return { text: result, parsed: readUnlessOther(result, parsed.file, spec, edited) };
}

/** Returns the path of an item in a file: `applications`, `agent`. */
export function pathOf({ kind, name }: EditedItem): [section: string, name: string] {
  return [ITEM_SECTIONS[kind], name];
}

function added(text: string, item: EditedItem, version: string, entry: VersionEntry): string {
  const edited = { text, isJson: isJson(text) };
  const { root } = readText(text, "gallery.yaml");
  const path = pathOf(item);
  const [section] = path;
  const items = mapIn(isMap(root) ? entryOf(root, section)?.value : root, [section]);
  const map = mapIn(entryOf(items, item.name)?.value, path);
  const holder = entryOf(map, "versions");
  if (!holder) return added(withKey(edited, item.name, items, map), item, version, entry);
  const next = isMap(holder.value) ? follower(holder.value, version) : undefined;
  return applyEdits(text, insertEntry(edited, holder, map.flow === true, { key: version, value: entry }, next));
}

/** Returns the text with an empty `versions` at the end of the item. */
function withKey(edited: EditedText, name: string, items: YAMLMap, item: YAMLMap): string {
  const holder = entryOf(items, name) as ParsedPair;
  if (!item.flow) return applyEdits(edited.text, insertEntry(edited, holder, false, { key: "versions", value: null }));
  return applyEdits(edited.text, insertEntry(edited, holder, items.flow === true, { key: "versions", value: {} }));
}

/** Returns the entry before which the new version stands, by the order of the others; undefined if it is the last. */
function follower(map: YAMLMap, version: string): ParsedPair | undefined {
  const number = parseVersion(version);
  const others = (map.items as ParsedPair[]).flatMap((pair) => {
    const parsed = parseVersion(keyText(pair));
    return parsed ? [{ pair, parsed }] : [];
  });
  const [first, last] = [others[0], others.at(-1)];
  if (!number || !first || !last) return undefined;
  const isOldestFirst = compareVersions(first.parsed, last.parsed) < 0;
  return others.find(({ parsed }) => compareVersions(number, parsed) > 0 !== isOldestFirst)?.pair;
}

export function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads the new text. Refuses it if another item changed too, as images that share versions by an anchor do. */
function readUnlessOther(text: string, file: string, wanted: GallerySpec, item: EditedItem): ParsedSpec {
  const parsed = readIfWhole(text, file);
  if (parsed && isSameData(parsed.spec, wanted)) return parsed;
  throw new NotEditableError(
    `${subject(pathOf(item))} cannot get a version without changing something else; write it by hand`,
  );
}

export function readIfWhole(text: string, file: string): ParsedSpec | undefined {
  try {
    return readSpec(text, file);
  } catch {
    return undefined;
  }
}
