import { inOneForm } from "./arm-forms";
import { isObject } from "../terraform/resource";
import { own } from "../text/order";

/** Returns the pages of a document, each in the form of the REST API: a file may hold one, or a list of them. */
export function pagesOf(document: unknown): unknown[] {
  if (Array.isArray(document) && document.length > 0 && document.every(isPage)) return document.flatMap(pagesOf);
  return [inOneForm(document)];
}

function isPage(item: unknown): boolean {
  if (Array.isArray(item)) return true;
  if (!isObject(item)) return false;
  return ["value", "data", "Data"].some((key) => typeof own(item, key) === "object" && own(item, key) !== null);
}
