/** The characters that JSON.stringify leaves raw and a terminal would obey. Line breaks are not among them. */
const RAW = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A character other than printable ASCII. A text without one needs no search for `RAW`, which takes long. */
const OTHER_THAN_ASCII = /[^\n -~]/;

/** Returns pretty-printed JSON with a trailing newline. Characters that a terminal would obey are escaped. */
export function jsonText(value: unknown): string {
  return withoutRaw(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Returns JSON on one line, without a line break, for a part of a document that would be too long otherwise. */
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
