import type { ChangeClasses } from "../../azure/attributes/change-classes";
import { CHANGES, type ComparedObject } from "../../azure/attributes/changes";
import { tableMarkdown } from "../../text/markdown";

/** Returns the table of changes and their classes in docs/diff.md: a row for each attribute, object by object. */
export function changesMarkdown(): string {
  const rows = OBJECTS.flatMap(([object, noun]) =>
    [...CHANGES[object]].map(([attribute, classes]) => rowOf(noun, attribute, classes)),
  );
  return tableMarkdown(5, ["object", "what changes", "azurerm", "azapi", "why"], rows);
}

const OBJECTS: readonly (readonly [ComparedObject, string])[] = [
  ["gallery", "gallery"],
  ["definition", "image definition"],
  ["version", "image version"],
  ["application", "application"],
  ["applicationVersion", "application version"],
];

function rowOf(noun: string, attribute: string, { azurerm, azapi, reason, source }: ChangeClasses): string[] {
  return [noun, `\`${attribute}\``, azurerm, azapi, `${reason} ([source](${source}))`];
}
