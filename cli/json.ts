import { isOfAzure, LOG_LINES } from "../lib/terraform/other-forms";
import { found } from "../lib/text/wording";

/** The first place at which a text is not JSON. */
export class JsonFault {
  readonly line: number;
  readonly column: number;

  constructor(
    text: string,
    offset: number,
    readonly words: string,
  ) {
    const before = text.slice(0, offset);
    this.line = before.split("\n").length;
    this.column = offset - before.lastIndexOf("\n");
  }

  /** Returns the fault as a message about a file. */
  of(name: string): string {
    return `${name}:${this.line}:${this.column}: not JSON: ${this.words}`;
  }
}

/** Lines that each are JSON, which Terraform prints on the way. */
class LogLines extends JsonFault {
  override of(name: string): string {
    return `${name}: ${LOG_LINES}`;
  }
}

/** Keys that a gallery.json may have and Terraform JSON never has. */
const SPEC_KEYS = [
  "gallery",
  "images",
  "applications",
  "consumers",
  "policies",
  "demand",
  "limits",
  "budget",
  "checks",
  "acknowledge",
];

/** The beginnings of Terraform's documents. */
const TERRAFORM =
  /^\s*\{\s*"(?:\/\/|format_version|terraform_version|version|terraform|provider|resource|data|module|locals|variable|output|planned_values|values)"/;

/** The beginning of lists and objects of other tools: a map in YAML has no quotation marks around its keys. */
const OTHERS = /^\s*\[?\s*\{\s*"/;

const SPEC_KEY = new RegExp(`^\\s*\\{[^]*?["'\\s{,](?:${SPEC_KEYS.join("|")})["']?\\s*:`);

/** The length from which on a broken text is not tried as YAML, which takes long. In characters. */
const LARGE = 1_000_000;

/**
 * Returns a text in braces or brackets as JSON. Returns undefined for any other text, and for a small broken one that
 * no other tool wrote: the YAML reader says more of its mistakes.
 */
export function parseJson(text: string, isForTerraform = false): unknown {
  if (!isForTerraform && !/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (/^\s*\{\s*"@level"/.test(text)) return new LogLines(text, 0, "");
    const isTerraform = isForTerraform || TERRAFORM.test(text.slice(0, 1000)) || text.length > LARGE;
    const isOther = OTHERS.test(text) && !SPEC_KEY.test(text);
    return isTerraform || isOther ? faultOf(text, (error as Error).message) : undefined;
  }
}

/** Reports whether a document is a gallery.json, right or wrong. An empty object and a list are wrong ones, unless Azure listed them. */
export function isSpecDocument(document: unknown): boolean {
  if (isOfAzure(document)) return false;
  if (typeof document !== "object" || document === null || Array.isArray(document)) return true;
  return Object.keys(document).length === 0 || SPEC_KEYS.some((key) => Object.hasOwn(document, key));
}

function faultOf(text: string, message: string): JsonFault {
  const position = /at position (\d+)/.exec(message)?.[1];
  const offset = position === undefined ? placeWithoutValue(text) : Number(position);
  const end = text.trimEnd().length;
  if (offset >= end) return new JsonFault(text, end, end === 0 ? "it is empty" : "it ends too early");
  if (position === undefined) return new JsonFault(text, offset, `a value is expected, not ${found(at(text, offset))}`);
  const words = message.replace(/(?: in JSON)? at position.*$/s, "");
  return new JsonFault(text, offset, words.charAt(0).toLowerCase() + words.slice(1));
}

/**
 * Returns the place at which a value is missing: the only fault for which Node gives no place. All before it is JSON.
 */
function placeWithoutValue(text: string): number {
  let last = ":";
  for (let offset = 0; offset < text.length; offset++) {
    const sign = text.charAt(offset);
    if (SPACE.includes(sign)) continue;
    const isEmptyList = last === "[" && sign === "]";
    if (",:[".includes(last) && !isEmptyList && !beginsValue(text, offset)) return offset;
    if (sign === '"') offset = endOfText(text, offset);
    last = sign;
  }
  return text.length;
}

const SPACE = " \t\r\n";

function beginsValue(text: string, offset: number): boolean {
  return (
    /["{[\d-]/.test(text.charAt(offset)) || ["true", "false", "null"].some((word) => text.startsWith(word, offset))
  );
}

/** Returns the place of the quotation mark that ends a text. */
function endOfText(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text.charAt(offset) !== '"') offset += text.charAt(offset) === "\\" ? 2 : 1;
  return offset;
}

function at(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}
