/** How texts of users reach Terraform JSON, in which `${` and `%{` begin templates. */
export type ToText = (text: string) => string;

/**
 * A text that may hold cdktf's tokens, from a program: they stay, everything else is text. Dollar signs before
 * a token are quoted, because the expression that takes its place would be escaped by them.
 */
export const textWithTokens: ToText = (text) =>
  text.replace(/\$+(?=\$\{TfToken\[)|\$\{(?!TfToken\[)|%\{/g, (match) =>
    match.endsWith("{") ? `${match[0]}${match}` : quoted(match),
  );

/**
 * A text from a file, in which nothing is a token: what looks like one of cdktf's is taken apart,
 * by an expression that yields its first characters.
 */
export const plainText: ToText = (text) =>
  text
    .split(/([$%&#]+\{TfToken\[)/)
    .map((part, index) => (index % 2 === 1 ? quoted(part.slice(0, part.indexOf("{"))) + "{TfToken[" : escaped(part)))
    .join("");

function quoted(characters: string): string {
  return "${" + JSON.stringify(characters) + "}";
}

function escaped(text: string): string {
  return text.replace(/[$%]\{/g, (match) => `${match[0]}${match}`);
}

/** Keys and values of tags. */
export function textRecord(
  record: Readonly<Record<string, string>> | undefined,
  toText: ToText,
): Record<string, string> | undefined {
  return record && Object.fromEntries(Object.entries(record).map(([key, value]) => [toText(key), toText(value)]));
}
