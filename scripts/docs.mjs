// Copies into the documentation the files that are tested and the output of the command line, and writes the pages of
// rules and of constructs: `npm run docs`. With --check it changes nothing, and fails if a page is out of date.
//
// The comment before a block names its source: `<!-- splice: FILE -->` is a whole file, `<!-- splice: FILE KEY... -->`
// the part of a YAML file below these keys, `<!-- splice: cdktn FILE -->` a program for
// cdktn, and `<!-- splice: $ gallerist VERB FILE -->` the output of a command. The table between
// `<!-- updates -->` and `<!-- end of updates -->`, and those after `<!-- attributes: OBJECT -->`, are made from
// lib/azure/attributes.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LineCounter, parseDocument } from "yaml";
import { buildIfStale } from "./build.mjs";
import { API_PAGE, apiPage } from "./api-page.mjs";
import { forCdktn } from "./cdktn.mjs";
import { rulePages, RULES_FOLDER } from "./rule-pages.mjs";
import { source } from "./source.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BLOCK = /^<!-- splice: (.+) -->\n\n?(```\w*)\n[^]*?^```$/gm;

/** Returns a page in which every block is the same as its source. */
export function spliced(page) {
  return withAttributes(withUpdates(page)).replace(
    BLOCK,
    (_, source, fence) => `<!-- splice: ${source} -->\n\n${fence}\n${textOf(source)}\`\`\``,
  );
}

/** Returns a page with the table of updates, made from the data that `gallerist diff` reads. */
function withUpdates(page) {
  return page.replace(/^<!-- updates -->\n[^]*?^<!-- end of updates -->$/m, () => {
    const { changesMarkdown } = source("lib/reports/diff/classes-markdown.ts");
    return `<!-- updates -->\n\n${changesMarkdown()}\n\n<!-- end of updates -->`;
  });
}

/** Returns a page with the tables of keys, made from lib/azure/attributes. */
function withAttributes(page) {
  return page.replace(/^<!-- attributes: (\w+) -->\n[^]*?^<!-- end of attributes -->$/gm, (_, object) => {
    const { attributesMarkdown } = source("lib/reports/explain/attributes-markdown.ts");
    return `<!-- attributes: ${object} -->\n\n${attributesMarkdown(object)}\n\n<!-- end of attributes -->`;
  });
}

/** Returns the paths of the pages that people write. */
export function pages() {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true });
  const below = docs.map((name) => join("docs", name)).filter((path) => path.endsWith(".md"));
  return [
    "README.md",
    "CONTRIBUTING.md",
    ...below.filter((path) => dirname(path) !== RULES_FOLDER && path !== API_PAGE).sort(),
  ];
}

/** Returns the text that each page should have, by path. It is undefined for the page of a rule that no longer exists. */
function wantedPages() {
  const folder = join(ROOT, RULES_FOLDER);
  const old = existsSync(folder) ? readdirSync(folder).map((name) => [join(RULES_FOLDER, name), undefined]) : [];
  const spliceable = pages().map((path) => [path, spliced(readFileSync(join(ROOT, path), "utf8"))]);
  return new Map([...old, ...spliceable, ...rulePages(), [API_PAGE, apiPage()]]);
}

function textOf(source) {
  const [first, ...others] = source.split(" ");
  if (first === "$") return outputOf(others);
  if (first === "cdktn") return programForCdktn(readFileSync(join(ROOT, others[0]), "utf8"));
  const text = readFileSync(join(ROOT, first), "utf8");
  return others.length === 0 ? text : partOf(text, others, source);
}

/** Returns a program for cdktf as it is written for cdktn. */
export function programForCdktn(text) {
  return forCdktn(text).replace('from "gallerist"', 'from "gallerist/cdktn"');
}

function outputOf([command, ...args]) {
  if (command !== "gallerist") throw new Error(`only gallerist is run for the documentation, not ${command}`);
  const program = join(ROOT, "dist", "cli", "gallerist.js");
  // A page shows standard output only. The error of a failed command has its messages.
  return execFileSync(process.execPath, [program, ...args], { cwd: ROOT, encoding: "utf8", env: {}, stdio: "pipe" });
}

/** Returns the lines of a key and its value, with the comments directly above it, without their indentation. */
function partOf(text, keys, source) {
  const lineCounter = new LineCounter();
  const pair = keys.reduce((parent, key) => parent?.value.items.find((item) => String(item.key) === key), {
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
