import { isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Edit } from "../../spec/edit";
import type { Place, SpecPath } from "../../spec/finding";
import { toData } from "../data";
import { placesOf, type Nodes, type Places } from "../places";
import { valueAt } from "../shape";
import { readText } from "../text";
import { subject } from "../words";
import { isJson } from "./add-version";
import { insertEntry, type EditedText } from "./insert-entry";
import { applyEdits, type TextEdit } from "./lines";
import { moveLast } from "./move-last";
import { NotEditableError } from "./not-editable";
import { isSameData } from "./same-data";
import { inPlaceOf } from "./written-like";

/** Edits that change one place of a text, as where an alias repeats it. */
interface Change {
  readonly edits: readonly Edit[];
  readonly text: readonly TextEdit[];
}

/** An edit of a text, and where it stands in the text before. */
export interface PlacedEdit {
  readonly edit: Edit;
  readonly place: Place;
  /** The value that it replaces, or that stands there. */
  readonly from: unknown;
}

/** An edit that was not made, and why. */
export interface RefusedEdit extends PlacedEdit {
  readonly reason: string;
}

/** A text after some edits. */
export interface Applied {
  readonly text: string;
  /** The edits that were made; one of those that an alias makes one. */
  readonly made: readonly PlacedEdit[];
  readonly refused: readonly RefusedEdit[];
}

/**
 * Makes those edits of a gallery.yaml or gallery.json that change nothing else. Comments, layout, quotes, anchors and
 * line ends stay as they are.
 * @throws UnreadableSpecError as `parseSpec` does
 */
export function applySpecEdits(text: string, file: string, edits: readonly Edit[]): Applied {
  const before = readData(text, file);
  const edited = { text, isJson: isJson(text) };
  const refused: RefusedEdit[] = [];
  const changes = changesOf(edited, before, edits, refused);
  const isClean = (some: readonly Change[]): boolean => {
    const after = readable(
      applyEdits(
        text,
        some.flatMap((change) => change.text),
      ),
    );
    const wanted = edit(
      before.data,
      some.flatMap((change) => change.edits),
    );
    return after !== undefined && wanted !== undefined && isSameData(after, wanted);
  };
  const made = largestClean(changes, isClean);
  const isMade = new Set(made);
  const placed = ({ edits: [first] }: Change): PlacedEdit => placedIn(before, first as Edit);
  for (const change of changes) if (!isMade.has(change)) refused.push({ ...placed(change), reason: SHARED });
  return {
    text: applyEdits(
      text,
      made.flatMap((change) => change.text),
    ),
    made: made.map(placed),
    refused,
  };
}

const SHARED = "it would change something else too: an anchor shares it, or the key is there already";

interface Data {
  readonly data: unknown;
  readonly places: Places;
}

function readData(text: string, file: string): Data {
  const yaml = readText(text, file);
  const { value, targets } = toData(yaml);
  return { data: value, places: placesOf(yaml, targets) };
}

function placedIn({ data, places }: Data, edit: Edit): PlacedEdit {
  return { edit, place: places.at(edit.at), from: valueAt(data, edit.at) };
}

function readable(text: string): unknown {
  try {
    return readData(text, "gallery.yaml").data;
  } catch {
    return undefined;
  }
}

/** Returns the changes of the text, one for all edits that make the same. */
function changesOf(edited: EditedText, before: Data, edits: readonly Edit[], refused: RefusedEdit[]): Change[] {
  const changes = new Map<string, { edits: Edit[]; text: readonly TextEdit[] }>();
  for (const each of edits) {
    try {
      const text = textEditsOf(edited, before.places, each);
      const key = JSON.stringify(text);
      const known = changes.get(key);
      if (known) known.edits.push(each);
      else changes.set(key, { edits: [each], text });
    } catch (error) {
      if (!(error instanceof NotEditableError)) throw error;
      refused.push({ ...placedIn(before, each), reason: error.message });
    }
  }
  return [...changes.values()];
}

function textEditsOf(edited: EditedText, places: Places, { at, ...edit }: Edit): readonly TextEdit[] {
  const nodes = places.nodes(at);
  if (!nodes) throw new NotEditableError(`${subject(at)} is not written out`);
  switch (edit.kind) {
    case "key":
      return [inPlaceOf(keyOf(nodes), edit.to, edited.isJson)];
    case "value":
      if (!isScalar(nodes.value)) throw new NotEditableError(`${subject(at)} is no plain value`);
      return [inPlaceOf(nodes.value, edit.to, edited.isJson)];
    case "entry": {
      const { pair, holder } = nodes;
      if (!pair || !isMap(nodes.value) || pair.value !== nodes.value)
        throw new NotEditableError(`${subject(at)} is no map of its own`);
      return insertEntry(edited, pair, isFlow(holder), { key: edit.key, value: edit.value });
    }
    case "last":
      return moveLast(edited.text, nodes.holder, Number(at.at(-1)));
  }
}

function keyOf({ pair }: Nodes): Scalar {
  if (!pair) throw new NotEditableError("it is no key");
  return pair.key;
}

function isFlow(node: Node): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** Returns as many changes as can be made together. Halves are tried until one change alone is left out. */
function largestClean(changes: readonly Change[], isClean: (some: readonly Change[]) => boolean): Change[] {
  const made: Change[] = [];
  const add = (some: readonly Change[]): void => {
    if (some.length === 0) return;
    if (isClean([...made, ...some])) {
      made.push(...some);
      return;
    }
    if (some.length === 1) return;
    const half = Math.ceil(some.length / 2);
    add(some.slice(0, half));
    add(some.slice(half));
  };
  add(changes);
  return made;
}

/** Returns the data with edits made; undefined if two of them, or one and what is there, cannot stand together. */
function edit(before: unknown, edits: readonly Edit[]): unknown {
  const data = structuredClone(before);
  // The holders are found before anything changes, since a new key or order changes the paths.
  const located = edits.map((each) => ({
    each,
    holder: holderOf(data, each.at),
    step: each.at.at(-1) as string | number,
  }));
  for (const { each, holder, step } of located) {
    if (each.kind === "value") holder[step] = each.to;
    if (each.kind === "entry") {
      const map = holder[step] as Record<string, unknown>;
      if (Object.hasOwn(map, each.key)) return undefined;
      map[each.key] = each.value;
    }
  }
  for (const { each, holder, step } of located) {
    if (each.kind !== "key") continue;
    if (Object.hasOwn(holder, each.to)) return undefined;
    holder[each.to] = holder[step];
    delete holder[step];
  }
  for (const { each, holder, step } of located) {
    if (each.kind === "last" && Array.isArray(holder)) holder.push(...(holder as unknown[]).splice(Number(step), 1));
  }
  return data;
}

function holderOf(data: unknown, at: SpecPath): Record<string | number, unknown> {
  return valueAt(data, at.slice(0, -1)) as Record<string | number, unknown>;
}
