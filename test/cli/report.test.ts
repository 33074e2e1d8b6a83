import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const PRICES = join(__dirname, "..", "..", "docs", "example-prices.json");

test("the page goes to the file, and where it went to standard error", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    const run = await gallerist(["report", "gallery.yaml", "-o", "report.html", "--title", "A & B"], { cwd });
    expect(run).toEqual({ code: 0, out: "", err: "wrote report.html: no findings\n" });
    expect(readFileSync(join(cwd, "report.html"), "utf8")).toContain("<h1>A &amp; B</h1>");
    expect(readdirSync(cwd).sort()).toEqual(["gallery.yaml", "report.html"]);
  });
});

test("the same input on the same day gives the same page, on standard output too", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    const args = ["report", "gallery.yaml", "--as-of", "2026-07-01", "-o"];
    const { code, out, err } = await gallerist([...args, "-"], { cwd });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("gallery.yaml, as of 2026-07-01");
    await gallerist([...args, "a.html"], { cwd });
    expect(readFileSync(join(cwd, "a.html"), "utf8")).toBe(out);
  });
});

test("a gallery with errors has its page too, which shows them: exit 1", async () => {
  await withFiles({ "gallery.yaml": goodBut("replicas: 1 }", "replicas: 101 }") }, async (cwd) => {
    const { code, err } = await gallerist(["report", "gallery.yaml", "-o", "report.html"], { cwd });
    expect([code, err]).toEqual([1, "wrote report.html: 1 error\n"]);
    expect(readFileSync(join(cwd, "report.html"), "utf8")).toContain("too-many-replicas");
  });
});

test("an old page is replaced whole; a link to it stays a link", async () => {
  await withFiles({ "gallery.yaml": GOOD, "old.html": "old" }, async (cwd) => {
    symlinkSync("old.html", join(cwd, "link.html"));
    expect((await gallerist(["report", "gallery.yaml", "-o", "link.html"], { cwd })).code).toBe(0);
    expect(lstatSync(join(cwd, "link.html")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, "old.html"), "utf8")).toMatch(/^<!DOCTYPE html>/);
  });
});

test.each([
  ["folder", "it is a directory; name a file in it"],
  ["missing/report.html", "there is no such directory"],
  ["gallery.yaml/report.html", "a part of its path is not a directory"],
  ["/dev/null", "it is not a regular file"],
  ["x".repeat(300), "its name is too long"],
])("nothing is written to %s: %s", async (file, reason) => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    mkdirSync(join(cwd, "folder"));
    writeFileSync(join(cwd, "folder", "kept"), "");
    expect(await gallerist(["report", "gallery.yaml", "-o", file], { cwd })).toEqual({
      code: 2,
      out: "",
      err: `error: cannot write to ${file}: ${reason}\n`,
    });
    expect(readdirSync(cwd).sort()).toEqual(["folder", "gallery.yaml"]);
    expect(existsSync("/dev/null")).toBe(true);
  });
});

test.each([["gallery.yaml"], ["./link.yaml"], ["prices.json"], ["usage.json"]])(
  "a page is not written over what it is made from: %s",
  async (out) => {
    const prices = readFileSync(PRICES, "utf8");
    await withFiles({ "gallery.yaml": GOOD, "prices.json": prices, "usage.json": "[]" }, async (cwd) => {
      symlinkSync("gallery.yaml", join(cwd, "link.yaml"));
      const args = ["report", "gallery.yaml", "--prices", "prices.json", "--usage", "usage.json", "-o", out];
      const err = `error: cannot write to ${out}: it is read, too; name another file\n`;
      expect(await gallerist(args, { cwd })).toEqual({ code: 2, out: "", err });
      const texts = ["gallery.yaml", "prices.json", "usage.json"].map((name) => readFileSync(join(cwd, name), "utf8"));
      expect(texts).toEqual([GOOD, prices, "[]"]);
    });
  },
);

test("without -o there is nowhere to write to", async () => {
  expect(await gallerist(["report", "-"], { input: GOOD })).toMatchObject({ code: 2, out: "" });
});

test("with prices, the page has money; a sheet that is none is refused before anything is written", async () => {
  await withFiles({ "gallery.yaml": GOOD, "bad.json": "{}" }, async (cwd) => {
    const args = ["report", "gallery.yaml", "-o", "report.html", "--prices"];
    const { code, out, err } = await gallerist([...args, "bad.json"], { cwd });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: bad\.json: /);
    expect(existsSync(join(cwd, "report.html"))).toBe(false);
    expect((await gallerist([...args, PRICES], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "report.html"), "utf8")).toContain('<h2 id="storage">Cost</h2>');
  });
});

test("a matrix as a page of its own", async () => {
  const { code, out } = await gallerist(["matrix", "-", "--format", "html"], { input: GOOD });
  expect(code).toBe(0);
  expect(out).toContain('<table class="matrix level">');
  expect(out).not.toContain('<table class="chart">');
});
