/** What JSON.stringify leaves raw and a terminal would obey; its own line breaks stay. */
const RAW = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Printable ASCII needs no closer look, which takes longer than writing the text. */
const OTHER_THAN_ASCII = /[^\n -~]/;

/** Pretty-printed JSON with a trailing newline; characters that a terminal would obey are escaped. */
export function jsonText(value: unknown): string {
  return withoutRaw(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** The same on one line, without a line break: a part of a document that would be too long otherwise. */
export function jsonLine(value: unknown): string {
  return withoutRaw(JSON.stringify(value));
}

function withoutRaw(json: string): string {
  return OTHER_THAN_ASCII.test(json) ? json.replace(RAW, escapeUnits) : json;
}

function escapeUnits(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
