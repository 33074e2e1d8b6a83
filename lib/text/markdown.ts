import { printable } from "./printable";

/** Letters that mean nothing to Markdown, to HTML, or to a site that looks for links and mentions. */
const PLAIN_TEXT = /^[\w./-]+(?: [\w./-]+)*$/;
const SPECIAL = /[^A-Za-z0-9 -]/gu;

/**
 * A user's text inside Markdown, shown as code: there no site looks for mentions, issues or links. What is not plain
 * is written as character references, which Markdown never takes for its own signs, in a table neither.
 */
export function codeMarkdown(text: string): string {
  if (PLAIN_TEXT.test(text)) return `\`${text}\``;
  return `<code>${printable(text).replace(SPECIAL, (character) => `&#${String(character.codePointAt(0))};`)}</code>`;
}

/** A table: its first columns hold texts, to the left, the others numbers, to the right. Cells are Markdown. */
export function tableMarkdown(texts: number, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, index) => (index < texts ? "---" : "---:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A path as code, and which gallery it is in where others have its name. */
export function pathMarkdown({ qualifier }: { readonly qualifier: string | null }, path: string): string {
  return qualifier === null ? codeMarkdown(path) : `${codeMarkdown(path)} (${codeMarkdown(qualifier)})`;
}
