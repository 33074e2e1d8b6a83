import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GOOD, withFiles } from "../support/gallery-files";
import { spawned } from "../support/gallerist";

/** What a run requires, in order. */
function requiredBy(args: readonly string[]): Promise<string[]> {
  const hook = `const { Module } = require("node:module");
    const { appendFileSync } = require("node:fs");
    const load = Module._load;
    Module._load = (name, ...rest) => {
      appendFileSync(process.env.REQUIRED, name + "\\n");
      return load(name, ...rest);
    };`;
  return withFiles({ "hook.js": hook, required: "", "gallery.yaml": GOOD }, (cwd) => {
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

test.each([["check"], ["matrix"]])(
  "%s loads no package and no constructs: the command line is one bundle",
  async (verb) => {
    const required = await requiredBy([verb, "gallery.yaml"]);
    expect(required).toContain("./main.js");
    expect(packages(required)).toEqual([]);
    expect(required.filter((name) => name.includes("constructs"))).toEqual([]);
  },
);

test("synth loads cdktf, so the two tests above can fail", async () => {
  expect(packages(await requiredBy(["synth", "gallery.yaml", "--out", "terraform"]))).toContain("cdktf");
});
