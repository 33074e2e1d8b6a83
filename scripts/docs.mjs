// Puts into the documentation what stands in files that are tested, and what the command line prints:
// `npm run docs`. With --check it changes nothing, and fails where something is out of date.
//
// A block is named by the comment before it: `<!-- splice: FILE -->` is a whole file, `<!-- splice: FILE KEY... -->`
// the part of a YAML file below these keys, and `<!-- splice: $ gallerist VERB FILE -->` what a command prints.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LineCounter, parseDocument } from "yaml";
import { buildIfStale } from "./build.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BLOCK = /^<!-- splice: (.+) -->\n\n?(```\w*)\n[^]*?^```$/gm;

/** A page with every block as its source has it. */
export function spliced(page) {
  return page.replace(BLOCK, (_, source, fence) => `<!-- splice: ${source} -->\n\n${fence}\n${textOf(source)}\`\`\``);
}

/** The pages of the documentation, by path. */
export function pages() {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true });
  const below = docs.map((name) => join("docs", name)).filter((path) => path.endsWith(".md"));
  return ["README.md", "CONTRIBUTING.md", ...below.sort()];
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
  return execFileSync(process.execPath, [program, ...args], { cwd: ROOT, encoding: "utf8", env: {} });
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildIfStale();
  const isCheck = process.argv[2] === "--check";
  for (const page of pages()) {
    const text = readFileSync(join(ROOT, page), "utf8");
    const current = spliced(text);
    if (current === text) continue;
    if (!isCheck) writeFileSync(join(ROOT, page), current);
    console.error(isCheck ? `${page} is out of date; run: npm run docs` : `wrote ${page}`);
    if (isCheck) process.exitCode = 1;
  }
}
