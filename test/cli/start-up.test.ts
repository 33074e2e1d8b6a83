import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";
import { armResources } from "../support/arm";
import { GOOD, withFiles } from "../support/gallery-files";
import { spawned } from "../support/gallerist";

const LIST = JSON.stringify(armResources(plan(parseSpec(GOOD).spec)));

/** What a run requires, in order. */
function requiredBy(args: readonly string[]): Promise<string[]> {
  const hook = `const { Module } = require("node:module");
    const { appendFileSync } = require("node:fs");
    const load = Module._load;
    Module._load = (name, ...rest) => {
      appendFileSync(process.env.REQUIRED, name + "\\n");
      return load(name, ...rest);
    };`;
  return withFiles({ "hook.js": hook, required: "", "gallery.yaml": GOOD, "list.json": LIST }, (cwd) => {
    const env = { NODE_OPTIONS: `--require ${join(cwd, "hook.js")}`, REQUIRED: join(cwd, "required") };
    expect(spawned(args, { cwd, env }).code).toBe(0);
    return readFileSync(join(cwd, "required"), "utf8").split("\n").slice(0, -1);
  });
}

/** Neither a built-in module nor a file of the command line. */
const packages = (names: readonly string[]): string[] =>
  names.filter(
    (name) => !/^node:|^\.{0,2}\/|^(assert|buffer|child_process|events|fs|path|process|stream|tty|util)$/.test(name),
  );

test("--version loads nothing but the entry", async () => {
  expect(await requiredBy(["--version"])).toEqual([expect.stringMatching(/dist\/cli\/gallerist\.js$/)]);
});

test.each([
  ["check", ["check", "gallery.yaml"]],
  ["matrix", ["matrix", "gallery.yaml"]],
  ["synth", ["synth", "gallery.yaml", "--out", "terraform"]],
  ["import --import-blocks", ["import", "list.json", "-o", "found.yaml", "--import-blocks", "import.tf.json"]],
])("%s loads no package and no constructs: the command line is one bundle", async (_, args) => {
  const required = await requiredBy(args);
  expect(required).toContain("./main.js");
  expect(packages(required)).toEqual([]);
  expect(required.filter((name) => name.includes("constructs"))).toEqual([]);
});

test("a package that is loaded is seen, so the tests above can fail", () => {
  const hooked = packages(["node:fs", "./main.js", "cdktf", "@cdktf/provider-azurerm/lib/provider"]);
  expect(hooked).toEqual(["cdktf", "@cdktf/provider-azurerm/lib/provider"]);
});
