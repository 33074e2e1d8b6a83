import { isScalar, type YAMLMap } from "yaml";
import type { GallerySpec } from "../../spec/gallery-spec";
import { ITEM_SECTIONS, itemsOf } from "../../spec/item-kind";
import type { ItemSpec } from "../../spec/item-spec";
import type { Retired, VersionSpec } from "../../spec/version-spec";
import { own } from "../../text/order";
import { readText } from "../text";
import { readSpec } from "../read-spec";
import { code, subject } from "../words";
import { isJson, readIfWhole, type EditedItem, type ReadText } from "./add-version";
import { mapIn } from "./map-in";
import { insertEntry, type EditedText } from "./insert-entry";
import { entryOf, type ParsedPair } from "./layout";
import { applyEdits, type TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";
import { removeEntries } from "./remove-entries";
import { isSameData } from "./same-data";
import { scalarEdit } from "./scalar-edit";
import { versionsIn } from "./version-entries";

/** A version that comes to a stage on its way out, or leaves the file. */
export interface Retirement extends EditedItem {
  readonly version: string;
  /** Its new stage. @default - none: it leaves the file */
  readonly retired?: Retired;
}

/**
 * Writes retirements into a gallery.yaml or gallery.json. Comments, order, layout, quotes and line ends stay as they
 * are; the comments right above a version leave with it.
 * @throws NotEditableError if a version is not there, or cannot change without changing something else
 * @throws UnreadableSpecError as `parseSpec` does
 */
export function retireVersions(text: string, retirements: readonly Retirement[]): string {
  return withRetirements({ text, parsed: readSpec(text, "gallery.yaml") }, retirements).text;
}

/** Writes retirements into a parsed text, and returns the new text parsed. */
export function withRetirements({ text, parsed }: ReadText, retirements: readonly Retirement[]): ReadText {
  const edited = { text, isJson: isJson(text) };
  const { root } = readText(text, parsed.file);
  const edits = [...byItem(retirements).values()].flatMap((of) => editsOf(edited, root, of));
  const result = applyEdits(text, edits);
  const read = readIfWhole(result, parsed.file);
  if (read && isSameData(read.spec, retired(parsed.spec, retirements))) return { text: result, parsed: read };
  throw new NotEditableError(
    "versions cannot be retired without changing something else, as where anchors share them; write it by hand",
  );
}

function byItem(retirements: readonly Retirement[]): Map<string, [Retirement, ...Retirement[]]> {
  const groups = new Map<string, [Retirement, ...Retirement[]]>();
  for (const each of retirements) {
    const key = `${each.kind}/${each.name}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** Returns the specification that the new text must have. */
function retired(spec: GallerySpec, retirements: readonly Retirement[]): GallerySpec {
  let result = spec;
  for (const group of byItem(retirements).values()) {
    const [{ kind, name }] = group;
    const items: Readonly<Record<string, ItemSpec>> = itemsOf(result, kind);
    const item = own(items, name) as ItemSpec;
    const changes = new Map(group.map((each) => [each.version, each]));
    const versions = Object.entries(item.versions ?? {}).flatMap(([number, version]): [string, VersionSpec][] => {
      const change = changes.get(number);
      if (!change) return [[number, version]];
      return change.retired ? [[number, { ...version, retired: change.retired }]] : [];
    });
    const changed = { ...items, [name]: { ...item, versions: Object.fromEntries(versions) } };
    result = { ...result, [ITEM_SECTIONS[kind]]: changed };
  }
  return result;
}

/** Returns the edits in the versions of one item. */
function editsOf(edited: EditedText, root: unknown, group: readonly [Retirement, ...Retirement[]]): TextEdit[] {
  const [item] = group;
  const versions = versionsIn(root, item);
  const removed = new Set<ParsedPair>();
  const edits: TextEdit[] = [];
  for (const { version, retired: stage } of group) {
    const pair = versions.entry(version);
    if (stage) edits.push(...stageEdits(edited, versions.map, pair, stage, [...versions.path, version]));
    else removed.add(pair);
  }
  return [...edits, ...removeEntries(edited, versions.map, removed)];
}

/** Returns the edits that bring a version to a stage. */
function stageEdits(
  edited: EditedText,
  versions: YAMLMap,
  pair: ParsedPair,
  stage: Retired,
  at: readonly string[],
): TextEdit[] {
  const before = entryOf(mapIn(pair.value, at), "retired");
  if (!before) return insertEntry(edited, pair, versions.flow === true, { key: "retired", value: stage });
  const map = mapIn(before.value, [...at, "retired"]);
  return (["stage", "since"] as const).map((key) => {
    const scalar = entryOf(map, key)?.value;
    if (isScalar(scalar)) return scalarEdit(scalar, stage[key]);
    throw new NotEditableError(`${subject([...at, "retired"])} has no plain ${code(key)}; write it by hand`);
  });
}
