// Puts into the documentation what stands in files that are tested, and what the command line prints, and writes
// the pages of rules: `npm run docs`. With --check it changes nothing, and fails where something is out of date.
//
// A block is named by the comment before it: `<!-- splice: FILE -->` is a whole file, `<!-- splice: FILE KEY... -->`
// the part of a YAML file below these keys, and `<!-- splice: $ gallerist VERB FILE -->` what a command prints. The table between
// `<!-- updates -->` and `<!-- end of updates -->`, and those after `<!-- attributes: OBJECT -->`, are made from
// lib/azure/attributes.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LineCounter, parseDocument } from "yaml";
import { buildIfStale } from "./build.mjs";
import { rulePages, RULES_FOLDER } from "./rule-pages.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BLOCK = /^<!-- splice: (.+) -->\n\n?(```\w*)\n[^]*?^```$/gm;

/** A page with every block as its source has it. */
export function spliced(page) {
  return withAttributes(withUpdates(page)).replace(
    BLOCK,
    (_, source, fence) => `<!-- splice: ${source} -->\n\n${fence}\n${textOf(source)}\`\`\``,
  );
}

/** The table of updates between its two comments, from the data that `gallerist diff` reads. */
function withUpdates(page) {
  return page.replace(/^<!-- updates -->\n[^]*?^<!-- end of updates -->$/m, () => {
    const { changesMarkdown } = createRequire(import.meta.url)(
      join(ROOT, "dist", "lib", "reports", "diff", "classes-markdown.js"),
    );
    return `<!-- updates -->\n\n${changesMarkdown()}\n\n<!-- end of updates -->`;
  });
}

/** The tables of keys between their comments, from the attribute tables that everything reads. */
function withAttributes(page) {
  return page.replace(/^<!-- attributes: (\w+) -->\n[^]*?^<!-- end of attributes -->$/gm, (_, object) => {
    const { attributesMarkdown } = createRequire(import.meta.url)(
      join(ROOT, "dist", "lib", "reports", "explain", "attributes-markdown.js"),
    );
    return `<!-- attributes: ${object} -->\n\n${attributesMarkdown(object)}\n\n<!-- end of attributes -->`;
  });
}

/** The paths of the pages that people write. */
export function pages() {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true });
  const below = docs.map((name) => join("docs", name)).filter((path) => path.endsWith(".md"));
  return ["README.md", "CONTRIBUTING.md", ...below.filter((path) => dirname(path) !== RULES_FOLDER).sort()];
}

/** What every page should be, by path; undefined for the page of a rule that is no more. */
function wantedPages() {
  const folder = join(ROOT, RULES_FOLDER);
  const old = existsSync(folder) ? readdirSync(folder).map((name) => [join(RULES_FOLDER, name), undefined]) : [];
  const spliceable = pages().map((path) => [path, spliced(readFileSync(join(ROOT, path), "utf8"))]);
  return new Map([...old, ...spliceable, ...rulePages()]);
}

function textOf(source) {
  const [first, ...others] = source.split(" ");
  if (first === "$") return outputOf(others);
  const text = readFileSync(join(ROOT, first), "utf8");
  return others.length === 0 ? text : partOf(text, others, source);
}

function outputOf([command, ...args]) {
  if (command !== "gallerist") throw new Error(`only gallerist is run for the documentation, not ${command}`);
  const program = join(ROOT, "dist", "cli", "gallerist.js");
  // Messages are no part of a page; those of a failure stand in the error.
  return execFileSync(process.execPath, [program, ...args], { cwd: ROOT, encoding: "utf8", env: {}, stdio: "pipe" });
}

/** The whole lines of a key and its value, with the comments right above it, moved to the left. */
function partOf(text, keys, source) {
  const lineCounter = new LineCounter();
  const pair = keys.reduce((found, key) => found?.value.items.find((item) => String(item.key) === key), {
    value: parseDocument(text, { lineCounter }).contents,
  });
  if (!pair) throw new Error(`${source}: there is no such key`);
  const lines = text.split("\n");
  const last = lineCounter.linePos(pair.value.range[1] - 1).line;
  let first = lineCounter.linePos(pair.key.range[0]).line - 1;
  while (/^ *#/.test(lines[first - 1] ?? "")) first--;
  const indent = lines[first].search(/\S/);
  const moved = lines.slice(first, last).map((line) => `${line.slice(indent)}\n`);
  return moved.join("");
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildIfStale();
  const isCheck = process.argv[2] === "--check";
  for (const [page, wanted] of wantedPages()) {
    const file = join(ROOT, page);
    if (wanted === (existsSync(file) ? readFileSync(file, "utf8") : undefined)) continue;
    if (isCheck) process.exitCode = 1;
    else write(file, wanted);
    console.error(isCheck ? `${page} is out of date; run: npm run docs` : `${wanted ? "wrote" : "removed"} ${page}`);
  }
}
