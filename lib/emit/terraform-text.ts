/** Writes a user's text to Terraform JSON, in which `${` and `%{` begin templates. */
export type ToText = (text: string) => string;

/**
 * Returns a literal text for Terraform JSON: `${` and `%{` are doubled, so that no part of it is an expression. An
 * expression yields the first characters of a text that looks like a token of cdktf, since constructs write it so.
 */
export const plainText: ToText = (text) =>
  text
    .split(/([$%&#]+\{TfToken\[)/)
    .map((part, index) => (index % 2 === 1 ? quoted(part.slice(0, part.indexOf("{"))) + "{TfToken[" : escaped(part)))
    .join("");

/** Returns an expression that yields these characters. */
export function quoted(characters: string): string {
  return "${" + JSON.stringify(characters) + "}";
}

function escaped(text: string): string {
  return text.replace(/[$%]\{/g, (match) => `${match[0]}${match}`);
}

/** Returns JSON in which every text, including keys, is written for Terraform JSON. */
export function deepText(value: unknown, toText: ToText): unknown {
  if (typeof value === "string") return toText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => deepText(item, toText));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [toText(key), deepText(item, toText)]));
}
