/** Where a text stops being JSON. */
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
}

/** Keys that a gallery.json may have and Terraform JSON never has. */
const SPEC_KEYS = ["gallery", "images", "policies", "demand", "limits", "acknowledge"];

/** What Terraform's documents begin with. */
const TERRAFORM =
  /^\s*\{\s*"(?:\/\/|format_version|terraform_version|version|terraform|provider|resource|data|module|locals|variable|output|planned_values|values)"/;

/** A text that nothing else will read, since YAML takes long to find out that it is none. */
const LARGE = 1_000_000;

/**
 * A text in braces or brackets as JSON. Undefined for any other text, and for a small one that is broken and was not
 * meant for Terraform: who reads YAML tells more of what is wrong with it.
 */
export function parseJson(text: string, isForTerraform = false): unknown {
  if (!isForTerraform && !/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    const isTerraform = isForTerraform || TERRAFORM.test(text.slice(0, 1000)) || text.length > LARGE;
    return isTerraform ? faultOf(text, (error as Error).message) : undefined;
  }
}

/** Whether it is a gallery.json, right or wrong: an empty object and a list are wrong ones. */
export function isSpecDocument(document: unknown): boolean {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return true;
  return Object.keys(document).length === 0 || SPEC_KEYS.some((key) => Object.hasOwn(document, key));
}

function faultOf(text: string, message: string): JsonFault {
  const position = /at position (\d+)/.exec(message)?.[1];
  const offset = position === undefined ? text.length : Number(position);
  if (offset >= text.trimEnd().length) return new JsonFault(text, text.trimEnd().length, "it ends too early");
  const words = message.replace(/ in JSON at position.*$/s, "");
  return new JsonFault(text, offset, words.charAt(0).toLowerCase() + words.slice(1));
}
