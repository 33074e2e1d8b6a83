import { UPDATES, type Update, type UpdatedObject } from "../../diff/updates";
import { tableMarkdown } from "../../text/markdown";

/** The table of updates as it stands in docs/diff.md: a row for each attribute, object by object. */
export function updatesMarkdown(): string {
  const rows = OBJECTS.flatMap(([object, noun]) =>
    Object.entries<Update | null>(UPDATES[object]).flatMap(([attribute, update]) =>
      update === null ? [] : [rowOf(noun, attribute, update)],
    ),
  );
  return tableMarkdown(5, ["object", "what changes", "azurerm", "azapi", "why"], rows);
}

const OBJECTS: readonly (readonly [UpdatedObject, string])[] = [
  ["gallery", "gallery"],
  ["definition", "image definition"],
  ["version", "image version"],
];

function rowOf(noun: string, attribute: string, { azurerm, azapi, reason, source }: Update): string[] {
  return [noun, `\`${attribute}\``, azurerm, azapi, `${reason} ([source](${source}))`];
}
