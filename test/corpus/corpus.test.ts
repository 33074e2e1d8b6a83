import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { check } from "../../lib/index";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";

type Tree = Readonly<Record<string, unknown>>;

const read = (name: string): unknown => parse(readFileSync(join(__dirname, name), "utf8"), { merge: true });

const BASE = read("base.yaml") as Tree;
const GOOD = Object.entries(read("good.yaml") as Record<string, Tree>);
const BAD = Object.entries(read("bad.yaml") as Record<string, [finding: string, change: Tree]>);

/** Maps are merged, null takes a key away, anything else replaces. */
function changed(base: Tree, change: Tree): Tree {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key];
    else result[key] = isTree(value) && isTree(base[key]) ? changed(base[key], value) : value;
  }
  return result;
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is said of a whole file, as users write it. */
function findings(change: Tree): string[] {
  const parsed = parseSpec(stringify(changed(BASE, change)));
  const found = check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]), asOf: "2026-11-22" });
  expect(found.filter(({ place }) => place === null)).toEqual([]);
  return found.map(({ severity, rule, path }) => `${severity}[${rule}] ${path}`);
}

test.each(GOOD)("good: %s", (_, change) => {
  expect(findings(change)).toEqual([]);
});

test.each(BAD)("bad: %s", (_, [finding, change]) => {
  expect(findings(change)).toEqual([finding]);
});

test("there are enough of both", () => {
  expect(GOOD.length).toBeGreaterThanOrEqual(20);
  expect(BAD.length).toBeGreaterThanOrEqual(60);
});
