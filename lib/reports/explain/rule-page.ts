import { isOpen } from "../../spec/finding";
import { jsonText } from "../../text/json";
import { cut, type Block } from "./page";
import { ruleEntries, type RuleEntry } from "./rule-entries";
import { ruleExamples, type ExampleFile, type RuleExample } from "./rule-examples";
import { counted } from "../../text/paint";

/** The most files of an example on a page. Only pages cut longer examples. */
const MOST_FILES = 2;
const MOST_LINES = 36;
const MOST_COLUMNS = 180;

/** Returns the page of a rule: summary, reason, a bad and a good example, source. Undefined for an unknown id. */
export function rulePage(id: string): Block[] | undefined {
  const entry = ruleEntries().find((candidate) => candidate.id === id);
  const examples = ruleExamples(id);
  if (!entry || !examples) return undefined;
  const { severity, summary, source } = entry;
  return [
    { kind: "title", text: id },
    paragraph(`${severity === "error" ? "Error" : "Warning"}: ${summary}.`),
    heading("Why"),
    paragraph(whyOf(entry)),
    heading("Bad"),
    ...exampleBlocks(examples.bad),
    heading("Good"),
    ...exampleBlocks(examples.good),
    heading("Source"),
    { kind: "link", label: source, to: source },
  ];
}

function whyOf({ severity, subject, why }: RuleEntry): string {
  if (subject === "reading the file") {
    return "The file says something that gallerist would have to guess at. An error of reading stops everything, and can't be acknowledged.";
  }
  if (subject === "acknowledgements") {
    return "An acknowledgement hides a finding, so it must say why, be about something, and end when it was meant to. What is wrong with it can't be acknowledged itself.";
  }
  const consequence =
    severity === "error"
      ? "An error: `gallerist check` exits with 1 and nothing is synthesized, until it is put right or acknowledged."
      : "A warning: it stops nothing, unless `--warnings-as-errors` says so. It can be acknowledged.";
  if (why !== undefined) return `${why} ${consequence}`;
  return subject === "policies"
    ? `Policies are gallerist's own, so nobody but gallerist would find it. ${consequence}`
    : `${consequence} It comes from the page named below.`;
}

function exampleBlocks({ files, given, findings }: RuleExample): Block[] {
  const shown = files.length > MOST_FILES + 1 ? files.slice(0, MOST_FILES) : files;
  const rest = files.length - shown.length;
  return [
    ...shown.flatMap((file) => fileBlocks(file, files.length > 1)),
    ...(rest > 0 ? [paragraph(`… and ${counted(rest, "file")} like these.`)] : []),
    ...(given.asOf === undefined ? [] : [paragraph(`Checked with \`--as-of ${given.asOf}\`.`)]),
    ...(given.usage === undefined
      ? []
      : [paragraph("Checked with `--usage usage.json`, which holds:"), code("json", jsonText(given.usage))]),
    ...(findings.some(isOpen) ? [paragraph("`gallerist check` prints:"), { kind: "findings", findings } as const] : []),
  ];
}

function fileBlocks({ name, text }: ExampleFile, isOneOfSeveral: boolean): Block[] {
  return [...(isOneOfSeveral ? [paragraph(`\`${name}\`:`)] : []), code("yaml", shortened(text))];
}

/** Returns a shortened text; `…` marks the omitted part. */
function shortened(text: string): string {
  const lines = text.trimEnd().split("\n");
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), "…"] : lines;
  return `${shown.map((line) => cut(line, MOST_COLUMNS)).join("\n")}\n`;
}

function heading(text: string): Block {
  return { kind: "heading", text };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function code(language: string, text: string): Block {
  return { kind: "code", language, text };
}
