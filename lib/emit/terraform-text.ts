/** How texts of users reach Terraform JSON, in which `${` and `%{` begin templates. */
export type ToText = (text: string) => string;

/**
 * Returns a text from a file as Terraform JSON has it: `${` and `%{` are doubled, so that nothing in it is an
 * expression. What looks like a token of cdktf is taken apart by an expression that yields its first characters, since
 * constructs write the same text.
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

/** Returns JSON with every text in it as Terraform JSON has it, keys included. */
export function deepText(value: unknown, toText: ToText): unknown {
  if (typeof value === "string") return toText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => deepText(item, toText));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [toText(key), deepText(item, toText)]));
}
