import { hasSignature } from "../spec/package-link";
import type { Value } from "./settings";

const HIDDEN = "?(hidden)";

/** Returns a value without the secrets of the signed links in its texts: those of a script, or of a tag. */
export function withoutSecrets(value: Value): Value {
  if (typeof value === "string") return hasSignature(value) ? hidden(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(withoutSecrets);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item)]));
}

/** Hides whole queries that hold a signature, then signatures that stand in no link. */
function hidden(text: string): string {
  return text.replace(/\?(?=\S*sig=)[^\s"'`]*/gi, HIDDEN).replace(/([?&]sig=)[^\s"'`&]*/gi, "$1(hidden)");
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
