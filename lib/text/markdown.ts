import { printable } from "./printable";

/** A text of characters that mean nothing to Markdown, to HTML, or to a site that looks for links and mentions. */
const PLAIN_TEXT = /^[\w./-]+(?: [\w./-]+)*$/;
const SPECIAL = /[^A-Za-z0-9 -]/gu;

/**
 * Returns a user's text as code in Markdown, where no site looks for mentions, issues or links. Special characters
 * are written as character references, which Markdown never takes for its own signs, not even in a table.
 */
export function codeMarkdown(text: string): string {
  if (PLAIN_TEXT.test(text)) return `\`${text}\``;
  return `<code>${printable(text).replace(SPECIAL, (character) => `&#${String(character.codePointAt(0))};`)}</code>`;
}

/** Returns a Markdown table. The first columns hold texts, to the left; the others hold numbers, to the right. */
export function tableMarkdown(texts: number, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, index) => (index < texts ? "---" : "---:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Returns a path as code, followed by the gallery's qualifier where other galleries have the same name. */
export function pathMarkdown({ qualifier }: { readonly qualifier: string | null }, path: string): string {
  return qualifier === null ? codeMarkdown(path) : `${codeMarkdown(path)} (${codeMarkdown(qualifier)})`;
}
