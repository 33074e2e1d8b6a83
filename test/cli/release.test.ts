import { spawnSync } from "node:child_process";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { release as releaseVerb, type ReleaseOptions } from "../../cli/release";
import { Refusal } from "../../cli/refusal";
import { quiet } from "../support/captured";
import { GOOD, goodBut, imageId, newDirectory } from "../support/gallery-files";
import { GALLERIST, gallerist, type Run } from "../support/gallerist";

const directory = newDirectory();

const ID = imageId("1-2-0");
const FIRST = "      1.1.0:";

/** GOOD with a version before the others. */
const withVersion = (version: string, more = ""): string =>
  GOOD.replace(FIRST, `      ${version}: { source: { managedImage: ${ID} }${more} }\n${FIRST}`);

function release(args: readonly string[], text: string | Buffer = GOOD): Promise<Run> {
  writeFileSync(join(directory(), "gallery.yaml"), text);
  return gallerist(["release", "gallery.yaml", ...args], { cwd: directory() });
}

const written = (): string => readFileSync(join(directory(), "gallery.yaml"), "utf8");

/** The diff that follows a release of GOOD: the newest serves both regions, and the one before stays at home. */
const DIFF = `contoso_images/ubuntu-2404
  + 1.2.0 is created
      3 replicas in westeurope, northeurope
      1 first copy of unknown size
  ~ 1.1.0 changes in place
      loses northeurope
      replicas 3 -> 1 in westeurope
  latest 1.1.0 -> 1.2.0 in every region

image versions: 1 created, 1 in place
replicas: 7 -> 8
between regions: 1 first copy of unknown size
`;

test("a version is added, its number is the result beside the diff that follows, and nothing is left beside the file", async () => {
  expect(await release(["ubuntu-2404", "1.2.0", "--source", `managed-image=${ID}`])).toEqual({
    code: 0,
    out: "1.2.0\n",
    err: `added ubuntu-2404/1.2.0 to gallery.yaml\n${DIFF}`,
  });
  expect(written()).toBe(withVersion("1.2.0"));
  expect(readdirSync(directory())).toEqual(["gallery.yaml"]);
});

test.each([
  ["patch", "1.1.1"],
  ["minor", "1.2.0"],
  ["major", "2.0.0"],
])("--next %s counts from the newest: %s", async (part, number) => {
  expect((await release(["ubuntu-2404", "--next", part, "--source", ID])).out).toBe(`${number}\n`);
  expect(written()).toBe(withVersion(number));
});

test("--dry-run shows the change of the file and the diff that follows, and writes nothing", async () => {
  const { code, out, err } = await release(["ubuntu-2404", "1.2.0", "--source", ID, "--dry-run"]);
  const line = `1.2.0: { source: { managedImage: ${ID} } }`;
  expect([code, err]).toEqual([0, ""]);
  const [patch = "", ...report] = out.split(/^\n/m);
  expect(patch.split("\n").filter((text) => /^[-+]/.test(text))).toEqual([
    "--- gallery.yaml",
    "+++ gallery.yaml",
    `+      ${line}`,
  ]);
  expect(report.join("\n")).toBe(DIFF);
  expect(written()).toBe(GOOD);
});

test("patch takes what --dry-run prints", async () => {
  const { out } = await release(["ubuntu-2404", "1.2.0", "--source", ID, "--dry-run"]);
  const { status } = spawnSync("patch", ["-p0"], { cwd: directory(), input: out });
  expect([status, written()]).toEqual([0, withVersion("1.2.0")]);
});

test("what else is known of the version is written with it", async () => {
  const rings = goodBut("    tiers:", "    rings: [{ name: canary, regions: [westeurope] }]\n    tiers:");
  const more = ["--end-of-life", "2031-05-01", "--size-gib", "30.5"];
  const args = ["ubuntu-2404", "1.2.0", "--source", ID, ...more];
  expect((await release([...args, "--ring", "canary"], rings)).code).toBe(0);
  const line = (decision: string) =>
    `      1.2.0: { source: { managedImage: ${ID} }, ${decision}, endOfLife: 2031-05-01, sizeGiB: 30.5 }\n`;
  expect(written()).toContain(line("ring: canary"));
  expect((await release([...args, "--candidate"], rings)).code).toBe(0);
  expect(written()).toContain(line("state: candidate"));
});

test("a candidate has no ring: both are refused, and the file stays", async () => {
  const rings = goodBut("    tiers:", "    rings: [{ name: canary, regions: [westeurope] }]\n    tiers:");
  const args = ["ubuntu-2404", "1.2.0", "--source", ID, "--candidate", "--ring", "canary"];
  expect(await release(args, rings)).toMatchObject({
    code: 2,
    err: "error: give --candidate or --ring: a candidate reaches no ring until it is promoted\n",
  });
  expect(written()).toBe(rings);
});

test("a blob stands with its storage account", async () => {
  const account = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds";
  const args = ["ubuntu-2404", "1.2.0", "--source", "https://vhds.blob.core.windows.net/v/a.vhd?x=1"];
  expect((await release([...args, "--storage-account", account])).code).toBe(0);
  expect(written()).toContain(
    `blob: { uri: https://vhds.blob.core.windows.net/v/a.vhd?x=1, storageAccountId: ${account} }`,
  );
});

describe("refused with one line, the file as it was", () => {
  const inFile = async (text: string, image: string, version: string | undefined, options: Partial<ReleaseOptions>) => {
    const file = join(directory(), "gallery.yaml");
    writeFileSync(file, text);
    const refused = await releaseVerb(file, image, version, { source: ID, ...options }, quiet()).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).exitCode).toBe(2);
    expect(written()).toBe(text);
    return (refused as Refusal).lines;
  };

  test.each<[string, string | undefined, Partial<ReleaseOptions>, string]>([
    ["a version that is there", "1.1.0", {}, "ubuntu-2404 has 1.1.0 already"],
    ["a version that is there, by force too", "1.1.0", { force: true }, "ubuntu-2404 has 1.1.0 already"],
    ["an older version", "1.0.5", {}, "ubuntu-2404 has 1.1.0, which is newer than 1.0.5; --force adds"],
    ["no version", "1.2", {}, 'the version is "1.2"; write Major.Minor.Patch'],
    ["neither a number nor --next", undefined, {}, "one of the two"],
    ["both", "1.2.0", { next: "patch" }, "one of the two"],
    ["an account without a blob", "1.2.0", { storageAccount: "/s" }, "--storage-account goes with a blob"],
    ["a blob without an account", "1.2.0", { source: "blob=https://a/b.vhd" }, "needs --storage-account"],
    ["a source of no kind", "1.2.0", { source: "/x" }, "whose kind does not show"],
    ["a source without an id", "1.2.0", { source: "snapshot=" }, "which has no id"],
  ])("%s", async (_, version, options, message) => {
    expect(await inFile(GOOD, "ubuntu-2404", version, options)).toEqual([expect.stringContaining(message)]);
  });

  test("an image that is not there, with the nearest; no image by a name that every object has", async () => {
    const advised = expect.stringContaining('no image "ubuntu-2044"; did you mean `ubuntu-2404`') as unknown;
    expect(await inFile(GOOD, "ubuntu-2044", "1.2.0", {})).toEqual([advised]);
    const plain = expect.stringMatching(/there is no image "constructor"; there is ubuntu-2404$/) as unknown;
    expect(await inFile(GOOD, "constructor", "1.2.0", {})).toEqual([plain]);
  });

  test("no further patch version", async () => {
    const text = GOOD.replace("1.1.0:", "1.1.2147483647:");
    const message = "after 1.1.2147483647 there is no further patch version";
    expect(await inFile(text, "ubuntu-2404", undefined, { next: "patch" })).toEqual([message]);
  });

  test("what is no gallery.yaml", async () => {
    const needs = "release needs a gallery.yaml or gallery.json; ";
    const others = ['{"format_version":"1.0","values":{}}', '{"name":"x"}'];
    for (const text of others) {
      const [line] = await inFile(text, "ubuntu-2404", "1.2.0", {});
      expect(line).toMatch(new RegExp(`^${needs}.*gallery\\.yaml is neither$`));
    }
    expect(await inFile("", "ubuntu-2404", "1.2.0", {})).toEqual([expect.stringMatching(/"; there are none$/)]);
  });

  test("a file that is no YAML", async () => {
    const message = expect.stringMatching(/gallery\.yaml:1:\d+: not YAML/) as unknown;
    expect(await inFile("a: [", "ubuntu-2404", "1.2.0", {})).toEqual([message]);
  });

  test("a list, or a text", async () => {
    for (const [text, kind] of [
      ["[1]", "a list"],
      ["- a\n", "a list"],
      ["gallery", '"gallery"'],
    ] as const) {
      const message = expect.stringContaining(
        `gallery.yaml:1:1: the file is ${kind}; a map with at least gallery`,
      ) as unknown;
      expect(await inFile(text, "ubuntu-2404", "1.2.0", {})).toEqual([message]);
    }
  });

  test("on the command line: standard input, a file that is not there, a size that is none", async () => {
    const args = ["ubuntu-2404", "1.2.0", "--source", ID];
    expect(await gallerist(["release", "-", ...args])).toEqual({
      code: 2,
      out: "",
      err: "error: release changes a file; standard input cannot be changed\n",
    });
    expect((await gallerist(["release", "none.yaml", ...args], { cwd: directory() })).err).toContain(
      "there is no such file",
    );
    for (const size of ["0", "1e9", "30 GiB"]) {
      expect(await release([...args, "--size-gib", size])).toMatchObject({ code: 2, out: "" });
    }
  });
});

test("--force adds an older version, at its place", async () => {
  expect((await release(["ubuntu-2404", "1.0.5", "--source", ID, "--force"])).code).toBe(0);
  expect(Object.keys(matrix())).toEqual(["1.1.0", "1.0.5", "1.0.0"]);
});

/** The versions of the file, as they stand in it. */
function matrix(): Record<string, unknown> {
  const lines = written()
    .split("\n")
    .flatMap((line) => /^ {6}(\d\S+):/.exec(line)?.[1] ?? []);
  return Object.fromEntries(lines.map((version) => [version, true]));
}

describe("what the release itself makes wrong", () => {
  test("is told, exits with 1, and nothing is written", async () => {
    const { code, err } = await release(["ubuntu-2404", "1.2.0", "--source", ID, "--ring", "canary"]);
    expect(code).toBe(1);
    expect(err).toContain("error[unknown-ring]");
    expect(err).toMatch(
      /error: ubuntu-2404 1\.2\.0 would bring these errors into gallery\.yaml; nothing was written\n$/,
    );
    expect(written()).toBe(GOOD);
  });

  test("an error of a kind that was there before is new when it is about one version more", async () => {
    const wrong = goodBut("ubuntu-1-0-0 } }", "ubuntu-1-0-0 }, ring: canary }");
    expect((await release(["ubuntu-2404", "1.2.0", "--source", ID], wrong)).code).toBe(0);
    expect((await release(["ubuntu-2404", "1.2.0", "--source", ID, "--ring", "canary"], wrong)).code).toBe(1);
  });

  test("an error that names a line was there before, though the line moves", async () => {
    const twice = `${GOOD}    os: linux\n    os: linux\n`;
    expect((await gallerist(["check", "-"], { input: twice })).out).toMatch(/is written twice, first in line \d+\n/);
    expect(await release(["ubuntu-2404", "1.2.0", "--source", ID], twice)).toMatchObject({ code: 0, out: "1.2.0\n" });
  });

  test("a warning does not stop it", async () => {
    const dated = goodBut("ubuntu-1-1-0 } }", "ubuntu-1-1-0 }, endOfLife: 2032-01-01 }");
    const { code, err } = await release(["ubuntu-2404", "1.2.0", "--source", ID, "--end-of-life", "2031-01-01"], dated);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^new in gallery\.yaml:\n {2}warning\[outlives-newer-version\]: .*\n1 warning: gallerist check gallery\.yaml shows it\nadded ubuntu-2404\/1\.2\.0 to gallery\.yaml\ncontoso_images\/ubuntu-2404\n/,
    );
  });
});

test("a byte order mark and the ends of lines stay", async () => {
  const text = `\uFEFF${GOOD.replaceAll("\n", "\r\n")}`;
  expect((await release(["ubuntu-2404", "1.2.0", "--source", ID], text)).code).toBe(0);
  expect(written()).toBe(`\uFEFF${withVersion("1.2.0").replaceAll("\n", "\r\n")}`);
});

test("the file's mode stays, and a symbolic link leads to the changed file", async () => {
  const args = ["ubuntu-2404", "1.2.0", "--source", ID];
  const [file, link] = [join(directory(), "gallery.yaml"), join(directory(), "link.yaml")];
  writeFileSync(file, GOOD);
  chmodSync(file, 0o640);
  symlinkSync("gallery.yaml", link);
  expect((await gallerist(["release", "link.yaml", ...args], { cwd: directory() })).code).toBe(0);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(written()).toBe(withVersion("1.2.0"));
});

test("a pipe is read, but never replaced by a file", () => {
  const pipe = join(directory(), "pipe.yaml");
  const script = `mkfifo "$0"; cat gallery.yaml > "$0" & "$1" "$2" release "$0" ubuntu-2404 1.2.0 --published`;
  writeFileSync(join(directory(), "gallery.yaml"), GOOD);
  const args = ["-c", script, pipe, process.execPath, GALLERIST];
  const { status, stderr } = spawnSync("bash", args, { cwd: directory(), encoding: "utf8" });
  expect([status, stderr]).toEqual([2, `error: cannot write to ${pipe}: it is not a regular file\n`]);
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

test("a directory that cannot be written to is told, and the file stays", async () => {
  writeFileSync(join(directory(), "gallery.yaml"), GOOD);
  chmodSync(directory(), 0o500);
  const { code, err } = await gallerist(["release", "gallery.yaml", "ubuntu-2404", "1.2.0", "--source", ID], {
    cwd: directory(),
  });
  chmodSync(directory(), 0o700);
  // Who may write everywhere, writes here too.
  const isAllowed = process.getuid?.() === 0;
  expect(code).toBe(isAllowed ? 0 : 2);
  if (!isAllowed) expect(err).toBe("error: cannot write to gallery.yaml: permission denied\n");
});

test("a version that a pipeline has published is added without a source", async () => {
  expect((await release(["ubuntu-2404", "1.2.0", "--published"])).code).toBe(0);
  expect(written()).toBe(GOOD.replace(FIRST, `      1.2.0: { source: { published: true } }\n${FIRST}`));
});

test.each([
  [[], "give --source, or --published for a version that a pipeline has published: one of the two"],
  [
    ["--source", ID, "--published"],
    "give --source, or --published for a version that a pipeline has published: one of the two",
  ],
  [["--published", "--storage-account", "/a"], "--storage-account goes with a blob; the version is published"],
])("%j is refused", async (more, words) => {
  expect(await release(["ubuntu-2404", "1.2.0", ...more])).toEqual({ code: 2, out: "", err: `error: ${words}\n` });
  expect(written()).toBe(GOOD);
});
