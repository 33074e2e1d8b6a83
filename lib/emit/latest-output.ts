import { isGated } from "../plan/gates";
import type { ItemPlan } from "../plan/plan";
import type { ItemKind } from "../spec/item-kind";
import type { ToText } from "./terraform-text";

/** An output of Terraform with the id of the version that `latest` is in each region. */
export interface LatestOutput {
  readonly description: string;
  readonly value: Readonly<Record<string, string>>;
  /** The gates of these versions. @default - none */
  readonly depends_on?: readonly string[];
}

/** The addresses of the versions of an item, and of the gates of those that have one. */
export interface ItemAddresses {
  readonly ofVersion: (version: string) => string;
  readonly ofGate: (version: string) => string | undefined;
}

/** Returns the output of an item. A region where `latest` resolves to nothing is not in it. */
export function latestOutput(item: ItemPlan, { ofVersion, ofGate }: ItemAddresses, toText: ToText): LatestOutput {
  const serving = [...item.latest].filter((entry): entry is [string, string] => entry[1] !== null);
  const gates = new Set(isGated(item) ? serving.flatMap(([, version]) => ofGate(version) ?? []) : []);
  return {
    description: descriptionOf(item, toText),
    value: Object.fromEntries(serving.map(([region, version]) => [toText(region), `\${${ofVersion(version)}.id}`])),
    ...(gates.size > 0 && { depends_on: [...gates] }),
  };
}

/** Returns the description of the output of an item. */
export function descriptionOf({ kind, gallery, name }: Pick<ItemPlan, "kind" | "gallery" | "name">, toText: ToText) {
  const what = kind === "image" ? "image" : "application";
  return `Id of the version of ${what} ${toText(name)} of ${toText(gallery)} that latest is, by region`;
}

/**
 * Returns the name of the output of an item. Terraform's names have letters, digits, dashes and underscores: an
 * underscore is written `__`, a dot `_d`, and any other character `_x` and four digits. No two items have one name.
 */
export function outputName(kind: ItemKind, gallery: string, name: string): string {
  return `latest_${kind}_${encoded(name)}_in_${encoded(gallery)}`;
}

function encoded(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, (character) => {
    if (character === "_") return "__";
    if (character === ".") return "_d";
    return `_x${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
