import type { Finding } from "../../spec/finding";
import { findingsText } from "../findings/text";
import { hang, PLAIN, type TextOptions } from "../../text/paint";

/** A part of a page that is shown both as Markdown and on a terminal. */
export type Block =
  | { readonly kind: "title" | "heading" | "paragraph"; readonly text: string }
  | { readonly kind: "link"; readonly label: string; readonly to: string }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "findings"; readonly findings: readonly Finding[] };

const INDENT = 2;

/** Writes a page as Markdown. `linkTo` returns the link from the page to a file of ours. */
export function pageMarkdown(blocks: readonly Block[], linkTo: (path: string) => string): string {
  return `${blocks.map((block) => markdownOf(block, linkTo)).join("\n\n")}\n`;
}

function markdownOf(block: Block, linkTo: (path: string) => string): string {
  switch (block.kind) {
    case "title":
      return `# ${block.text}`;
    case "heading":
      return `## ${block.text}`;
    case "paragraph":
      return block.text;
    case "link":
      return `[${block.label}](${URL.canParse(block.to) ? block.to : linkTo(block.to)})`;
    case "code":
      return fenced(block.language, block.text);
    case "findings":
      return fenced("text", findingsText(block.findings));
  }
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\`\`\``;
}

/** Writes a page for a terminal. Paragraphs are wrapped; code is not cut, since ids may differ at any character. */
export function pageText(blocks: readonly Block[], { width = Infinity, paint = PLAIN }: TextOptions = {}): string {
  const parts = blocks.map((block) => {
    switch (block.kind) {
      case "title":
      case "heading":
        return paint.strong(block.text);
      case "paragraph":
        return hang(block.text.replaceAll("`", ""), 0, 0, width);
      case "link":
        return URL.canParse(block.to) ? block.to : `${block.to}, in the package gallerist`;
      case "code":
        return indented(block.text.trimEnd());
      case "findings":
        return indented(findingsText(block.findings, { width: width - INDENT, paint }).trimEnd());
    }
  });
  return `${parts.join("\n\n")}\n`;
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `${" ".repeat(INDENT)}${line}`))
    .join("\n");
}

/** Returns a line that is cut to a number of columns. */
export function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}
