import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist, spawned } from "../support/gallerist";

/** Over 64 MB. */
const LARGE = Buffer.alloc(70_000_000, "a");

describe("what cannot be read: exit 2, one line each, no stack trace", () => {
  test.each<[string, string, string | Buffer, string]>([
    ["text that is not YAML", "bad.yaml", "gallery: {", "bad.yaml:1:11: not YAML: "],
    ["JSON that is cut off", "bad.json", '{"gallery": ', "bad.json:1:13: not YAML: "],
    ["two documents", "two.yaml", `${GOOD}---\n${GOOD}`, "two.yaml:17:1: a second YAML document begins here"],
    ["nesting without end", "deep.yaml", "[".repeat(100_000), ": nested more than 100 levels deep"],
    ["anchors that explode", "bomb.yaml", bomb(), "aliases repeat more than 1,000,000 values"],
    ["text that is not UTF-8", "latin1.yaml", Buffer.from([0x67, 0xe4, 0x67]), "it is not UTF-8 text"],
    ["a plain text", "notes.txt", "\nhello\n", 'notes.txt:2:1: the file is "hello"; a map with at least gallery '],
    ["a page", "a.html", "<html></html>", 'a.html:1:1: the file is "<html></html>"; a map with at least gallery '],
    ["a list", "list.yaml", "- gallery\n", "list.yaml:1:1: the file is a list; a map with at least gallery "],
    ["a JSON list", "list.json", "[]", "list.json:1:1: the file is a list; a map with at least gallery "],
    ["a number", "n.json", "42", "n.json:1:1: the file is 42; a map with at least gallery "],
    ["70 MB", "large.yaml", LARGE, "cannot read large.yaml: it is over 64 MB"],
  ])("%s", async (_, name, text, message) => {
    await withFiles({ [name]: text }, async (cwd) => {
      const { code, out, err } = await gallerist(["check", name], { cwd });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(message);
      expect(err).toMatch(/^error: .*\n$/);
    });
  });

  test("70 MB on standard input", () => {
    const { code, err } = spawned(["check", "-"], { input: LARGE });
    expect([code, err]).toEqual([2, "error: cannot read <stdin>: it is over 64 MB; split it into several galleries\n"]);
  });

  test("missing, a directory, a loop of links, and a path through a file: all are told at once", async () => {
    await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
      symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
      const files = ["missing.yaml", ".", "loop.yaml", "gallery.yaml", "gallery.yaml/x"];
      const { code, out, err } = await gallerist(["check", ...files], { cwd });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toBe(
        [
          "error: cannot read missing.yaml: there is no such file",
          "error: cannot read .: it is a directory without Terraform JSON: neither *.tf.json nor stacks/*/cdk.tf.json",
          "error: cannot read loop.yaml: its path leads through too many symbolic links",
          "error: cannot read gallery.yaml/x: a part of its path is not a directory",
          "",
        ].join("\n"),
      );
    });
  });

  test("a file without a name", async () => {
    const { code, err } = await gallerist(["check", ""]);
    expect([code, err]).toEqual([2, 'error: cannot read "": there is no such file\n']);
  });

  test.each([["matrix"], ["synth"]])("%s of a missing file", async (verb) => {
    await withFiles({}, async (cwd) => {
      const args = verb === "synth" ? ["--out", "terraform"] : [];
      const { code, out, err } = await gallerist([verb, "missing.yaml", ...args], { cwd });
      expect([code, out, err]).toEqual([2, "", "error: cannot read missing.yaml: there is no such file\n"]);
    });
  });
});

describe("what is wrong inside a document: a finding with its place, exit 1", () => {
  test.each<[string, string, string]>([
    [
      "a policy that covers no region",
      goodBut("{ westeurope: {}, northeurope: {} }", "{}"),
      "error[policy-without-regions]: policy fleet covers no region\n      at:   <stdin>:4:5\n",
    ],
    [
      "a tier that takes none",
      goodBut("take: 1,", "take: 0,"),
      "error[invalid-take]: policy fleet, tier latest, takes 0 versions; ",
    ],
    [
      "a ring that no policy has",
      goodBut("1-1-0 } }", "1-1-0 }, ring: canary }"),
      "names ring `canary`; policy fleet has no rings\n      at:   <stdin>:14:168\n",
    ],
    [
      "a version listed twice",
      goodBut("      1.0.0:", "      1.1.0:"),
      'error[duplicate-key]: `images.ubuntu-2404.versions["1.1.0"]` is written twice, first in line 14\n      at:   <stdin>:15:7\n',
    ],
    ...["0", "-1", "1.5"].map((count): [string, string, string] => [
      `${count} replicas`,
      goodBut("replicas: 3", `replicas: ${count}`),
      `error[invalid-replicas]: policy fleet, tier latest, asks for ${count} replicas; a replica count must be a whole number from 1 to 100\n`,
    ]),
    ["101 replicas", goodBut("replicas: 3", "replicas: 101"), "error[too-many-replicas]: policy fleet, tier latest, "],
    [
      "replicas in words",
      goodBut("replicas: 3", "replicas: three"),
      'error[wrong-type]: `policies.fleet.tiers[0].replicas` is "three"; ',
    ],
    ["__proto__ as a key", goodBut("images:", "__proto__: { a: 1 }\nimages:"), "`__proto__`"],
    ["__proto__ as a region", goodBut("northeurope: {}", "__proto__: {}"), "`__proto__`"],
    ["constructor as a key", goodBut("images:", "constructor: { a: 1 }\nimages:"), "`constructor`"],
    ["nothing at all", "", "error[wrong-type]: the file is empty; "],
  ])("%s", async (_, input, message) => {
    const { code, out, err } = await gallerist(["check", "-"], { input });
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain(message);
  });

  test("100 replicas are not too many", async () => {
    expect((await gallerist(["check", "-"], { input: goodBut("replicas: 3", "replicas: 100") })).code).toBe(0);
  });
});

test("a gallery with no images is doubtful, not wrong", async () => {
  const { code, out } = await gallerist(["check", "-"], { input: GOOD.slice(0, GOOD.indexOf("images:")) });
  expect(code).toBe(0);
  expect(out).toContain(
    "warning[no-images]: contoso_images has no images and no applications\n      at:   <stdin>:1:1\n",
  );
});

/** Nine levels of lists of nine aliases: 387 million values. */
function bomb(): string {
  const names = [..."abcdefghi"];
  const lists = names.map((name, index) => {
    const item = index === 0 ? "x" : `*${names[index - 1]}`;
    return `${name}: &${name} [${Array<string>(9).fill(item).join(", ")}]\n`;
  });
  return lists.join("");
}
