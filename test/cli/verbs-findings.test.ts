import { GOOD, goodBut, imageId, withFiles } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

const PRICES = JSON.stringify({ Items: [] });

/** Two versions of which the older one lives longer: one warning. */
const OUTLIVES = GOOD.replace("ubuntu-1-1-0 } }", "ubuntu-1-1-0 }, endOfLife: 2031-01-01 }").replace(
  "ubuntu-1-0-0 } }",
  "ubuntu-1-0-0 }, endOfLife: 2032-01-01 }",
);
/** The same, and an image without a generation: two warnings. */
const TWO = OUTLIVES.replace("    generation: V2\n", "");
const WRONG = goodBut("replicas: 1 }", "replicas: 101 }");
const DAY = ["--as-of", "2026-01-01"];

const VERBS: readonly (readonly [verb: string, args: readonly string[]])[] = [
  ["matrix", ["matrix", "gallery.yaml", ...DAY]],
  ["cost", ["cost", "gallery.yaml", ...DAY]],
  ["explain", ["explain", "ubuntu-2404", "1.0.0", "westeurope", "gallery.yaml"]],
  ["diff", ["diff", "gallery.yaml", "gallery.yaml", ...DAY]],
  ["synth", ["synth", "gallery.yaml", "--out", "terraform", ...DAY]],
  ["report", ["report", "gallery.yaml", "-o", "-", ...DAY]],
];

function run(args: readonly string[], text: string): Promise<Run> {
  return withFiles({ "gallery.yaml": text, "prices.json": PRICES }, (cwd) => gallerist(args, { cwd }));
}

describe.each(VERBS)("%s", (verb, args) => {
  const wrote = verb === "synth" ? "wrote terraform/cdk.tf.json\n" : "";

  test("counts warnings in one line, which says how to see them, and exits with 0", async () => {
    const two = await run(args, TWO);
    expect([two.code, two.err]).toEqual([0, `2 warnings: gallerist check gallery.yaml shows them\n${wrote}`]);
    expect((await run(args, OUTLIVES)).err).toBe(`1 warning: gallerist check gallery.yaml shows it\n${wrote}`);
  });

  test("says nothing where nothing is wrong", async () => {
    expect(await run(args, GOOD)).toMatchObject({ code: 0, err: wrote });
  });

  test("exits with 1 for a file with an error, and says so", async () => {
    const { code, err } = await run(args, WRONG);
    expect(code).toBe(1);
    expect(err).toContain("1 error");
    expect(err).not.toContain("wrote");
  });

  test("exits with 0 for an error that is acknowledged, and counts it as such", async () => {
    const acknowledge = "acknowledge:\n  - { rule: too-many-replicas, path: policies/fleet, reason: raised }\n";
    expect(await run(args, WRONG + acknowledge)).toMatchObject({ code: 0, err: `1 acknowledged\n${wrote}` });
  });
});

test("a page in a file is counted where it was written, and shows them itself", async () => {
  const { code, err } = await run(["report", "gallery.yaml", "-o", "page.html", ...DAY], TWO);
  expect([code, err]).toEqual([0, "wrote page.html: 2 warnings\n"]);
});

test("several files and standard input are named as they were given", async () => {
  await withFiles({ "a.yaml": OUTLIVES }, async (cwd) => {
    const { err } = await gallerist(["matrix", "a.yaml", "-", ...DAY], {
      cwd,
      input: TWO.replaceAll("contoso_images", "other").replaceAll("/ubuntu-1", "/other-1"),
    });
    expect(err).toBe("3 warnings: gallerist check a.yaml - shows them\n");
  });
});

describe("diff", () => {
  const diff = (before: string, after: string, ...options: string[]): Promise<Run> =>
    withFiles({ "before.yaml": before, "after.yaml": after }, (cwd) =>
      gallerist(["diff", "before.yaml", "after.yaml", ...DAY, ...options], { cwd }),
    );

  test("shows the warnings that are new, in one block, and counts all", async () => {
    const { code, out, err } = await diff(OUTLIVES, TWO);
    expect(code).toBe(0);
    expect(err.split("\n")).toEqual([
      "new in after.yaml:",
      expect.stringMatching(/^ {2}warning\[definition-without-generation\]: .* \(after\.yaml:9:3\)$/),
      "2 warnings: gallerist check after.yaml shows them",
      "",
    ]);
    expect(out).not.toContain("definition-without-generation");
    expect((await diff(TWO, OUTLIVES)).err).toBe("1 warning: gallerist check after.yaml shows it\n");
  });

  test("shows errors that are new there too, and exits with 1; JSON stays JSON", async () => {
    const { code, out, err } = await diff(GOOD, WRONG, "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ formatVersion: 1 });
    expect(err).toMatch(
      /^new in after\.yaml:\n {2}error\[too-many-replicas\]: .*\n1 error: gallerist check after\.yaml shows it\n$/,
    );
  });

  test("exits with 0 where the change mends an error of the first file", async () => {
    expect(await diff(WRONG, GOOD)).toMatchObject({ code: 0, err: "" });
  });

  test("shows the first ten, and counts the others", async () => {
    const many = Array.from({ length: 12 }, (_, index) => index + 10);
    const images = (text: string): string =>
      GOOD +
      many
        .map(
          (index) =>
            `  image-${index}:\n    policy: fleet\n    identifier: { publisher: contoso, offer: linux, sku: s${index} }\n    os: linux\n${text}    versions: { 1.0.0: { source: { managedImage: ${imageId(`other-${index}`)} } } }\n`,
        )
        .join("");
    const { err } = await diff(images("    generation: V2\n"), images(""));
    const lines = err.split("\n");
    expect(lines.filter((line) => line.startsWith("  warning["))).toHaveLength(10);
    expect(lines.slice(-3)).toEqual(["  and 2 more", "12 warnings: gallerist check after.yaml shows them", ""]);
  });
});

describe("release", () => {
  const args = ["release", "gallery.yaml", "ubuntu-2404", "1.2.0", "--source", imageId("1-2-0"), ...DAY];

  test("shows the warnings that it brings in one block, and counts all of the file", async () => {
    const { code, err } = await run([...args, "--end-of-life", "2030-01-01"], TWO);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^new in gallery\.yaml:\n( {2}warning\[outlives-newer-version\]: .* \(gallery\.yaml:\d+:\d+\)\n)+\d warnings: gallerist check gallery\.yaml shows them\nadded ubuntu-2404\/1\.2\.0 to gallery\.yaml\ncontoso_images\/ubuntu-2404\n/,
    );
  });

  test("counts what was there before, and exits with 0 for it, since the release makes nothing worse", async () => {
    const before = TWO.replace("replicas: 1 }", "replicas: 101 }");
    const { code, err } = await run(args, before);
    expect([code, ...err.split("\n").slice(0, 3)]).toEqual([
      0,
      "1 error, 2 warnings: gallerist check gallery.yaml shows them",
      "added ubuntu-2404/1.2.0 to gallery.yaml",
      "contoso_images/ubuntu-2404",
    ]);
  });
});
