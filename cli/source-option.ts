import { orList } from "../lib/text/nearest";
import { own } from "../lib/text/order";
import { found } from "../lib/text/wording";
import { sourceKindOfId, type ResourceSourceKind } from "../lib/spec/source-kind";
import type { ImageSourceSpec } from "../lib/spec/image-version-spec";
import { Refusal } from "./refusal";

const KINDS: Readonly<Record<string, ResourceSourceKind>> = {
  "managed-image": "managedImage",
  "virtual-machine": "virtualMachine",
  snapshot: "snapshot",
  "gallery-image-version": "galleryImageVersion",
};

/**
 * Returns the source that `--source` names: `KIND=ID`, or an id that shows its kind.
 * @throws Refusal
 */
export function parseSource(text: string, storageAccountId: string | undefined): ImageSourceSpec {
  const source = sourceOf(text);
  if ("uri" in source) {
    if (storageAccountId !== undefined) return { blob: { uri: source.uri, storageAccountId } };
    throw new Refusal(["a blob needs --storage-account, the resource id of the storage account that holds it"]);
  }
  if (storageAccountId === undefined) return source;
  throw new Refusal([`--storage-account goes with a blob; the source is ${found(text)}`]);
}

function sourceOf(text: string): ImageSourceSpec | { readonly uri: string } {
  const [, kind = "", id = ""] = /^([a-z-]+)=(.*)$/s.exec(text) ?? [];
  const named = own(KINDS, kind);
  if (named !== undefined) return { [named]: notEmpty(id, text) };
  if (kind === "blob") return { uri: notEmpty(id, text) };
  if (/^https?:\/\//i.test(text)) return { uri: text };
  const type = sourceKindOfId(text);
  if (type !== undefined) return { [type]: text };
  const kinds = orList([...Object.keys(KINDS).map((name) => `${name}=ID`), "blob=URI"]);
  throw new Refusal([`--source is ${found(text)}, whose kind does not show; write ${kinds}`]);
}

function notEmpty(id: string, text: string): string {
  if (id !== "") return id;
  throw new Refusal([`--source is ${found(text)}, which has no id; write one behind the =`]);
}
