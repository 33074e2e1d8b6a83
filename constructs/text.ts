import { quoted, type ToText } from "../lib/emit/terraform-text";
export { plainText, type ToText } from "../lib/emit/terraform-text";

/**
 * A text that may hold cdktf's tokens, from a program: they stay, everything else is text. Dollar signs before
 * a token are quoted, because the expression that takes its place would be escaped by them.
 */
export const textWithTokens: ToText = (text) =>
  text.replace(/\$+(?=\$\{TfToken\[)|\$\{(?!TfToken\[)|%\{/g, (match) =>
    match.endsWith("{") ? `${match[0]}${match}` : quoted(match),
  );
