import { Composer, Lexer, LineCounter, Parser, type Document, type Node, type YAMLError } from "yaml";
import { UnreadableSpecError } from "./unreadable";

/** The deepest nesting that is read. A spec needs ten levels, and a parser's stack is limited. */
export const MAX_DEPTH = 100;

/** The most syntax errors that a message lists. */
const MAX_LISTED = 10;

/** The tree of a YAML or JSON text, and its lines. */
export interface YamlText {
  readonly file: string;
  readonly root: Node | null;
  readonly lines: LineCounter;
}

/** The options of YAML 1.2 for every file, whatever its directive says: no merge keys, no dates, no octal `017`. */
const OPTIONS = {
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  // Keys keep their text (1.10 stays "1.10"); duplicates are found later, since the parser's own search is quadratic.
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

/** Reads a text that must hold one YAML document. @throws UnreadableSpecError if it does not */
export function readText(text: string, file: string): YamlText {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const documents = new Composer(OPTIONS).compose(shallowTokens(text, file, lines), true, text.length);
  const [first, second] = [documents.next().value, documents.next().value];
  const errors = [...(first?.errors ?? []), ...(second?.errors ?? [])];
  if (errors.length > 0) throw notYaml(errors, file, lines);
  if (second)
    throw unreadableAt("a second YAML document begins here; put it into a file of its own", second, file, lines);
  return { file, root: first?.contents ?? null, lines };
}

function* shallowTokens(text: string, file: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_DEPTH) throw tooDeep(start, file, lines);
  }
  yield* parser.end();
}

/** Returns the error for nesting that is too deep, at an offset of a text. */
export function tooDeep(offset: number, file: string, lines: LineCounter): UnreadableSpecError {
  const { line, col } = lines.linePos(offset);
  return new UnreadableSpecError(`nested more than ${MAX_DEPTH} levels deep`, file, line, col);
}

function unreadableAt(message: string, document: Document, file: string, lines: LineCounter): UnreadableSpecError {
  const { line, col } = lines.linePos(document.range?.[0] ?? 0);
  return new UnreadableSpecError(message, file, line, col);
}

function notYaml(errors: readonly YAMLError[], file: string, lines: LineCounter): UnreadableSpecError {
  const sorted = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const listed = sorted
    .slice(0, MAX_LISTED)
    .map((error) => ({ ...lines.linePos(error.pos[0]), words: wordsOf(error) }));
  const [first, ...others] = listed;
  const texts = [first?.words, ...others.map(({ line, col, words }) => `${line}:${col}: ${words}`)];
  if (sorted.length > MAX_LISTED) texts.push(`and ${sorted.length - MAX_LISTED} more`);
  return new UnreadableSpecError(`not YAML: ${texts.join("; ")}`, file, first?.line, first?.col);
}

function wordsOf({ code, message }: YAMLError): string {
  if (code === "NON_STRING_KEY") return "a key must be a text; a template such as `{{ name }}` must be rendered first";
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\s+/g, " ");
}
