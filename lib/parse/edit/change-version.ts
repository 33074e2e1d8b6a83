import { isAlias, isScalar } from "yaml";
import type { GallerySpec } from "../../spec/gallery-spec";
import { ITEM_SECTIONS, itemsOf } from "../../spec/item-kind";
import type { ItemSpec } from "../../spec/item-spec";
import type { VersionSpec } from "../../spec/version-spec";
import { own } from "../../text/order";
import { offsetOf } from "../data";
import { readSpec } from "../read-spec";
import { readText } from "../text";
import { code, subject } from "../words";
import { isJson, pathOf, readIfWhole, type EditedItem, type ReadText } from "./add-version";
import { mapIn } from "./map-in";
import { endOf, insertEntry, type EditedText } from "./insert-entry";
import { entryOf, flowText, type Entry, type ParsedPair } from "./layout";
import { applyEdits, type TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";
import { removeKeys } from "./remove-entries";
import { isSameData } from "./same-data";
import { scalarEdit } from "./scalar-edit";
import { versionsIn } from "./version-entries";

/** The keys of a version that decide whom it serves. */
type RolloutKey = "state" | "ring" | "withdrawn";

/** New values of keys of a version; null takes a key away. */
export type RolloutChanges = { readonly [Key in RolloutKey]?: NonNullable<VersionSpec[Key]> | null };

/** A version, and what changes in it. */
export interface VersionChange extends EditedItem {
  readonly version: string;
  readonly changes: RolloutChanges;
}

/**
 * Changes the state, the ring or the withdrawal of a version in a gallery.yaml or gallery.json. Comments on lines of their
 * own, order, layout, quotes and line ends stay as they are.
 * @throws NotEditableError if the version is not there, or cannot change without changing something else
 * @throws UnreadableSpecError as `parseSpec` does
 */
export function changeVersion(text: string, change: VersionChange): string {
  return withChange({ text, parsed: readSpec(text, "gallery.yaml") }, change).text;
}

/** Changes a version of a parsed text, and returns the new text parsed. */
export function withChange({ text, parsed }: ReadText, change: VersionChange): ReadText {
  const { root } = readText(text, parsed.file);
  const result = applyEdits(text, editsOf({ text, isJson: isJson(text) }, root, change));
  const read = readIfWhole(result, parsed.file);
  if (read && isSameData(read.spec, changed(parsed.spec, change))) return { text: result, parsed: read };
  throw new NotEditableError(
    `${subject([...pathOf(change), "versions", change.version])} cannot change without changing something else, as where an anchor shares it; write it by hand`,
  );
}

/** Returns the specification that the new text must have. */
function changed(spec: GallerySpec, { kind, name, version, changes }: VersionChange): GallerySpec {
  const items: Readonly<Record<string, ItemSpec>> = itemsOf(spec, kind);
  const item = own(items, name) as ItemSpec;
  const entries = { ...own(item.versions, version), ...changes };
  const wanted = Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null)) as VersionSpec;
  const versions = { ...item.versions, [version]: wanted };
  return { ...spec, [ITEM_SECTIONS[kind]]: { ...items, [name]: { ...item, versions } } };
}

function editsOf(edited: EditedText, root: unknown, change: VersionChange): TextEdit[] {
  const versions = versionsIn(root, change);
  const at = [...versions.path, change.version];
  const pair = versions.entry(change.version);
  const map = mapIn(pair.value, at);
  const taken = entriesTaken(change.changes).flatMap((key) => entryOf(map, key) ?? []);
  const edits: TextEdit[] = [];
  for (const { key, value } of entriesGiven(change.changes)) {
    const there = entryOf(map, key);
    // A key takes the place of one that goes: two edits at the end of one map would meet.
    const place = there ? undefined : taken.shift();
    if (there) edits.push(valueEdit(there, value, [...at, key]));
    else if (place) edits.push(...replaced(edited, place, { key, value }));
    else edits.push(...insertEntry(edited, pair, versions.map.flow === true, { key, value }));
  }
  return [...edits, ...removeKeys(edited, map, new Set(taken))];
}

function entriesTaken(changes: RolloutChanges): string[] {
  return Object.entries(changes).flatMap(([key, value]) => (value === null ? [key] : []));
}

function entriesGiven(changes: RolloutChanges): Entry[] {
  return Object.entries(changes).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}

/** Returns the edits that write an entry in place of another one, laid out like it. */
function replaced(edited: EditedText, place: ParsedPair, { key, value }: Entry): TextEdit[] {
  if (isScalar(place.value) && typeof value === "string")
    return [scalarEdit(place.key, key), scalarEdit(place.value, value)];
  const start = offsetOf(place.key);
  const style = { isJson: edited.isJson, indent: undefined, unit: "", lineBreak: "\n" };
  return [{ offset: start, removed: endOf(place) - start, added: flowText({ key, value }, place, style) }];
}

/** Returns the edit that writes another text in place of the value of a key. */
function valueEdit({ value: node }: ParsedPair, value: unknown, at: readonly string[]): TextEdit {
  if (isScalar(node) && typeof value === "string") return scalarEdit(node, value);
  const what = isAlias(node) ? `the alias ${code(`*${node.source}`)}` : "no plain text";
  throw new NotEditableError(`${subject(at)} is ${what}; write it by hand`);
}
