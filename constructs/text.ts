import { quoted, type ToText } from "../lib/emit/terraform-text";
export { plainText, type ToText } from "../lib/emit/terraform-text";

/**
 * Returns a text of a program for Terraform: cdktf's tokens stay, and the rest is escaped. Dollar signs before a token
 * are written as an expression, since they would escape the token's own expression.
 */
export const textWithTokens: ToText = (text) =>
  text.replace(/\$+(?=\$\{TfToken\[)|\$\{(?!TfToken\[)|%\{/g, (match) =>
    match.endsWith("{") ? `${match[0]}${match}` : quoted(match),
  );

/** Reports whether a text of a program holds something like an expression that `textWithTokens` escapes. */
export function isEscapedExpression(text: string): boolean {
  return /\$\{(?!TfToken\[)/.test(text);
}
