import { printable } from "../../text/printable";

/** Markup that is safe to put into a page. Only `markup` and `trusted` make it. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = string | number | Html | readonly Html[];

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Returns a template with escaped values. No other code escapes a page's text. Values are allowed in elements and in
 * quoted attributes, never in a script, a style, or an attribute that a browser runs.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    text += textOf(value) + (strings[index + 1] ?? "");
  });
  return new Html(text);
}

/** Returns our own style or script as markup; never use it for a user's text. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** The empty markup. */
export const NOTHING = new Html("");

function textOf(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return printable(String(value)).replace(/[&<>"']/g, (character) => REFERENCES[character] as string);
}
