/** What JSON.stringify leaves raw and a terminal would obey; its own line breaks stay. */
const RAW = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Pretty-printed JSON with a trailing newline; characters that a terminal would obey are escaped. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`.replace(RAW, escapeUnits);
}

/** The same on one line, without a line break: a part of a document that would be too long otherwise. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(RAW, escapeUnits);
}

function escapeUnits(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
