import { linksIn, secretIn } from "../check/facts/links";
import { hasSignature } from "../spec/package-link";
import type { Value } from "./settings";

const HIDDEN = "?(hidden)";

/** Returns a value without the secrets of the links in its texts: those of a script, or of a tag. */
export function withoutSecrets(value: Value): Value {
  if (typeof value === "string") return withoutOthers(hasSignature(value) ? hidden(value) : value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(withoutSecrets);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item)]));
}

/** Hides the queries of links that hold a secret which is no signature, and passwords before a host. */
function withoutOthers(text: string): string {
  let shown = text;
  for (const link of new Set(linksIn(text))) {
    if (secretIn(link) === undefined) continue;
    shown = shown.replaceAll(link, () =>
      link.replace(/^([^:]*:\/\/)[^/?#]*@/, "$1(hidden)@").replace(/\?.*$/s, HIDDEN),
    );
  }
  return shown;
}

/** Hides whole queries that hold a signature, then signatures that stand in no link. */
function hidden(text: string): string {
  return text.replace(/\?(?=\S*sig=)[^\s"'`]*/gi, HIDDEN).replace(/([?&]sig=)[^\s"'`&]*/gi, "$1(hidden)");
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
