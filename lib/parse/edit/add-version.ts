import { isAlias, isMap, type YAMLMap } from "yaml";
import { own } from "../../text/order";
import type { ParsedSpec } from "../parse-spec";
import { keyText } from "../data";
import { readSpec } from "../read-spec";
import { readText } from "../text";
import { code, subject } from "../words";
import type { GallerySpec } from "../../spec/gallery-spec";
import type { ImageVersionSpec } from "../../spec/image-version-spec";
import { compareVersions, parseVersion } from "../../spec/version-number";
import { insertEntry, type EditedText } from "./insert-entry";
import { entryOf, type ParsedPair } from "./layout";
import { applyEdits } from "./lines";
import { NotEditableError } from "./not-editable";
import { isSameData } from "./same-data";

/** A text and the spec that was read from it. */
export interface ReadText {
  readonly text: string;
  readonly parsed: ParsedSpec;
}

/**
 * Adds a version to a definition of a gallery.yaml or gallery.json. Comments, order, layout, quotes, anchors and line
 * ends stay as they are; the version stands first where the file has the newest first, last where it has it last.
 * @throws NotEditableError if the definition is not there, has the version already, or shares its versions
 * @throws UnreadableSpecError as `parseSpec` does
 */
export function addVersion(text: string, definition: string, version: string, entry: ImageVersionSpec): string {
  return withVersion({ text, parsed: readSpec(text, "gallery.yaml") }, definition, version, entry).text;
}

/** Adds a version to a parsed text, and returns the new text parsed. Parsing a large text takes a while. */
export function withVersion(
  { text, parsed }: ReadText,
  definition: string,
  version: string,
  entry: ImageVersionSpec,
): ReadText {
  const before = parsed.spec;
  const image = own(before.images, definition);
  if (!image) throw new NotEditableError(`there is no image ${code(definition)}`);
  if (own(image.versions, version)) throw new NotEditableError(`${subject(["images", definition])} has ${version}`);
  const result = added(text, definition, version, entry);
  const images = { ...before.images, [definition]: { ...image, versions: { ...image.versions, [version]: entry } } };
  return { text: result, parsed: readUnlessOther(result, parsed.file, { ...before, images }, definition) };
}

function added(text: string, definition: string, version: string, entry: ImageVersionSpec): string {
  const edited = { text, isJson: isJson(text) };
  const { root } = readText(text, "gallery.yaml");
  const images = mapIn(root, ["images"]);
  const image = mapIn(entryOf(images, definition)?.value, ["images", definition]);
  const holder = entryOf(image, "versions");
  if (!holder) return added(withKey(edited, definition, images, image), definition, version, entry);
  const next = isMap(holder.value) ? follower(holder.value, version) : undefined;
  return applyEdits(text, insertEntry(edited, holder, image.flow === true, { key: version, value: entry }, next));
}

function mapIn(node: unknown, at: readonly string[]): YAMLMap {
  const parent = at.length === 1 && isMap(node) ? entryOf(node, "images")?.value : node;
  if (isMap(parent)) return parent;
  const what = isAlias(parent) ? `the alias \`*${parent.source}\`` : "no map";
  throw new NotEditableError(`${subject(at)} is ${what}; write the version by hand`);
}

/** Returns the text with an empty `versions` at the end of the image. */
function withKey(edited: EditedText, definition: string, images: YAMLMap, image: YAMLMap): string {
  const holder = entryOf(images, definition) as ParsedPair;
  if (!image.flow) return applyEdits(edited.text, insertEntry(edited, holder, false, { key: "versions", value: null }));
  return applyEdits(edited.text, insertEntry(edited, holder, images.flow === true, { key: "versions", value: {} }));
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

function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads the new text. Refuses it if another image changed too, as images that share versions by an anchor do. */
function readUnlessOther(text: string, file: string, wanted: GallerySpec, definition: string): ParsedSpec {
  const parsed = readIfWhole(text, file);
  if (parsed && isSameData(parsed.spec, wanted)) return parsed;
  throw new NotEditableError(
    `${subject(["images", definition])} cannot get a version without changing something else; write it by hand`,
  );
}

function readIfWhole(text: string, file: string): ParsedSpec | undefined {
  try {
    return readSpec(text, file);
  } catch {
    return undefined;
  }
}
