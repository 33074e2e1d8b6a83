import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gallerist, spawned } from "../support/gallerist";

const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };

test.each([["--version"], ["-V"]])("%s prints the package's version", (flag) => {
  expect(spawned([flag])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test("--help tells the verbs, an example of each, and the exit codes", async () => {
  const { code, out, err } = await gallerist(["--help"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("gallerist check gallery.yaml\n");
  expect(out).toContain("gallerist matrix gallery.yaml\n");
  expect(out).toContain("gallerist synth gallery.yaml --out terraform\n");
  expect(out).toMatch(/^ {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 .*\n {2}70 .*\n {2}130 .*$/m);
});

test.each([
  ["check", "gallerist check gallery.yaml"],
  ["matrix", "gallerist matrix gallery.yaml"],
  ["synth", "gallerist synth gallery.yaml --out terraform"],
])("%s --help has an example", async (verb, example) => {
  const { code, out, err } = await gallerist([verb, "--help"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain(`Example`);
  expect(out).toContain(`  ${example}\n`);
});

test.each<[string, string[], string]>([
  ["an unknown verb suggests the nearest", ["chekc"], "error: unknown command 'chekc'\n(Did you mean check?)\n"],
  ["an unknown option suggests the nearest", ["check", "x", "--fromat", "json"], "(Did you mean --format?)\n"],
  [
    "an unknown format names the formats",
    ["check", "x", "--format", "xml"],
    "Allowed choices are text, compact, json, github, sarif, junit.",
  ],
  ["no file", ["check"], "error: missing required argument 'FILE'\n"],
  ["no directory to write to", ["synth", "x"], "error: required option '-o, --out <DIR>' not specified\n"],
  ["standard input twice", ["check", "-", "-"], "error: standard input can be read once; give - once\n"],
  ["an escape sequence in a verb is not shown raw", ["\u001b[31m"], "error: unknown command '\\u{1b}[31m'\n"],
])("wrong usage exits with 2: %s", async (_, args, message) => {
  const { code, out, err } = await gallerist(args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(message);
});

test("no verb shows the help, as wrong usage", async () => {
  const { code, out, err } = await gallerist([]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("gallerist check gallery.yaml\n");
});
