import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { FABRIKAM, GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

/** Two errors and a warning: replicas of two tiers, and a definition without its generation. */
const OLD = goodBut("replicas: 3", "replicas: 101")
  .replace("regions: home, replicas: 1 ", "regions: home, replicas: 102 ")
  .replace("    generation: V2\n", "");

const BASELINE = `{
  "formatVersion": 1,
  "files": ["gallery.yaml"],
  "findings": [
    {"file":"gallery.yaml","rule":"definition-without-generation","path":"contoso_images/ubuntu-2404","at":"images/ubuntu-2404"},
    {"file":"gallery.yaml","rule":"too-many-replicas","path":"policies/fleet","at":"policies/fleet/tiers/[archive]/replicas"},
    {"file":"gallery.yaml","rule":"too-many-replicas","path":"policies/fleet","at":"policies/fleet/tiers/[latest]/replicas"}
  ]
}
`;

/** A run of `check` with a baseline, and the baseline after it. */
async function against(text: string, baseline: string | undefined, options: readonly string[] = []) {
  const files = { "gallery.yaml": text, ...(baseline !== undefined && { "base.json": baseline }) };
  return withFiles(files, async (cwd): Promise<Run & { baseline: string }> => {
    const run = await gallerist(["check", "gallery.yaml", "--baseline", "base.json", ...options], { cwd });
    return { ...run, baseline: readFileSync(join(cwd, "base.json"), "utf8") };
  });
}

test("a baseline has one line for each finding, without lines and words of the file", async () => {
  expect(await against(OLD, undefined, ["--write-baseline"])).toEqual({
    code: 0,
    out: "3 in the baseline\n",
    err: "base.json: 3 findings written\n",
    baseline: BASELINE,
  });
});

test("findings of the baseline fail nothing; a new one does, and is the only one shown", async () => {
  expect(await against(OLD, BASELINE)).toMatchObject({ code: 0, out: "3 in the baseline\n", err: "" });
  const { code, out } = await against(OLD.replace("policy: fleet", "policy: fleeet"), BASELINE, [
    "--format",
    "compact",
  ]);
  expect(code).toBe(1);
  expect(out).toMatch(/^gallery\.yaml:10:5: error\[unknown-policy\]: .*\n1 error, 3 in the baseline\n$/);
});

test("a warning of the baseline does not fail --warnings-as-errors, a new one does", async () => {
  const strict = ["--warnings-as-errors"];
  expect((await against(OLD, BASELINE, strict)).code).toBe(0);
  const without = BASELINE.split("\n")
    .filter((line) => !line.includes("definition-without"))
    .join("\n");
  expect((await against(OLD, without, strict)).code).toBe(1);
});

test("moved lines, other numbers and an item before it make nothing new", async () => {
  const moved = `# a comment\n\n${OLD.replace("replicas: 101", "replicas: 150").replace(
    "    tiers:\n",
    "    tiers:\n      - { name: first, take: 1, regions: all, replicas: 1 }\n",
  )}`;
  expect(await against(moved, BASELINE)).toMatchObject({ code: 0, out: "3 in the baseline\n", err: "" });
});

test("the same mistake at another key is new", async () => {
  const without = BASELINE.split("\n")
    .filter((line) => !line.includes("[latest]"))
    .join("\n")
    .replace('/replicas"},\n  ]', '/replicas"}\n  ]');
  const { code, out } = await against(OLD, without, ["--format", "compact"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^gallery\.yaml:6:48: error\[too-many-replicas\].*\n1 error, 2 in the baseline\n$/);
});

test("an entry that matches nothing any more is said at its line, and fails nothing", async () => {
  const { code, err } = await against(OLD.replace("replicas: 102", "replicas: 2"), BASELINE);
  expect([code, err]).toEqual([
    0,
    "base.json:6: too-many-replicas at policies/fleet is no longer found; take it out, or write the baseline anew\n",
  ]);
});

test("a count is that of findings alike; fewer are said, more are new", async () => {
  const twice = `${GOOD}colour: red\n`;
  const { baseline } = await against(twice, undefined, ["--write-baseline"]);
  const counted = baseline.replace('"at":"colour"', '"at":"colour","count":2');
  expect(counted).not.toBe(baseline);
  const { code, err } = await against(twice, counted);
  expect([code, err]).toEqual([
    0,
    "base.json:5: unknown-key at contoso_images is found once, not 2 times; take it out, or write the baseline anew\n",
  ]);
});

test("JSON and SARIF tell the known findings from new ones", async () => {
  const text = OLD.replace("policy: fleet", "policy: fleeet");
  const json = JSON.parse((await against(text, BASELINE, ["--format", "json"])).out) as {
    findings: { rule: string; isInBaseline?: true }[];
    errors: number;
  };
  expect(json.errors).toBe(1);
  expect(json.findings.filter(({ isInBaseline }) => !isInBaseline).map(({ rule }) => rule)).toEqual(["unknown-policy"]);
  const sarif = JSON.parse((await against(text, BASELINE, ["--format", "sarif"])).out) as Log;
  expect(sarif.runs[0]?.results?.map(({ ruleId, baselineState }) => [ruleId, baselineState]).sort()).toEqual([
    ["definition-without-generation", "unchanged"],
    ["too-many-replicas", "unchanged"],
    ["too-many-replicas", "unchanged"],
    ["unknown-policy", "new"],
  ]);
  const github = (await against(text, BASELINE, ["--format", "github"])).out;
  expect(github.match(/^::/gm)).toHaveLength(1);
});

test("several files share one baseline, named from where it stands; writing for one keeps the others", async () => {
  const other = FABRIKAM.replace("replicas: 3", "replicas: 101");
  await withFiles({ "a.yaml": OLD, "b.yaml": other }, async (cwd) => {
    mkdirSync(join(cwd, "ci"));
    const base = ["--baseline", "ci/base.json"];
    await gallerist(["check", "a.yaml", "b.yaml", ...base, "--write-baseline"], { cwd });
    expect(readFileSync(join(cwd, "ci", "base.json"), "utf8")).toContain('"files": ["../a.yaml","../b.yaml"]');
    expect(await gallerist(["check", "a.yaml", "b.yaml", ...base], { cwd })).toMatchObject({ code: 0, err: "" });
    // Checked from elsewhere, and alone, it is the same baseline.
    expect(await gallerist(["check", "../b.yaml", "--baseline", "base.json"], { cwd: join(cwd, "ci") })).toMatchObject({
      code: 0,
      err: "",
    });
    writeFileSync(join(cwd, "b.yaml"), FABRIKAM);
    await gallerist(["check", "b.yaml", ...base, "--write-baseline"], { cwd });
    expect(await gallerist(["check", "a.yaml", "b.yaml", ...base], { cwd })).toMatchObject({ code: 0, err: "" });
  });
});

describe("refused in one line, with exit code 2", () => {
  const refused = async (baseline: string, options: readonly string[] = []): Promise<string> => {
    const run = await against(OLD, baseline, options);
    expect([run.code, run.out, run.baseline]).toEqual([2, "", baseline]);
    return run.err;
  };
  const END = "; --baseline FILE --write-baseline writes one\n";

  test("the baseline of another file", async () => {
    expect(await refused(BASELINE.replace('["gallery.yaml"]', '["other.yaml"]'))).toBe(
      "error: base.json:3: it is the baseline of other.yaml, not of gallery.yaml; files are named from where it stands\n",
    );
  });

  test("what is no baseline, also where it would be overwritten", async () => {
    expect(await refused('{ "a": 1 }')).toBe(`error: base.json:1: it is not a baseline of gallerist${END}`);
    expect(await refused("[]", ["--write-baseline"])).toBe(
      `error: base.json:1: it is not a baseline of gallerist${END}`,
    );
  });

  test("what is no JSON, as after a line was taken out with its comma left, at its line", async () => {
    const lines = BASELINE.split("\n");
    lines.splice(6, 1);
    expect(await refused(lines.join("\n"))).toMatch(/^error: base\.json:\d+:\d+: /);
  });

  test("another version, and a wrong entry, at their lines", async () => {
    expect(await refused(BASELINE.replace('"formatVersion": 1', '"formatVersion": 2'))).toBe(
      `error: base.json:2: its \`formatVersion\` is 2; this version of gallerist reads 1${END}`,
    );
    expect(await refused(BASELINE.replace('"rule":"too-many-replicas",', ""))).toBe(
      `error: base.json:6: a finding has no \`rule\`${END}`,
    );
  });

  test("standard input, which nothing can be written into", async () => {
    await withFiles({ "gallery.yaml": OLD }, async (cwd) => {
      const { code, err } = await gallerist(["check", "gallery.yaml", "--baseline", "-", "--write-baseline"], { cwd });
      expect([code, err]).toEqual([2, "error: --write-baseline writes a file; name one after --baseline\n"]);
      expect(existsSync(join(cwd, "-"))).toBe(false);
    });
  });

  test("a file that is not there, the file that is checked, and --write-baseline alone", async () => {
    await withFiles({ "gallery.yaml": OLD }, async (cwd) => {
      expect((await gallerist(["check", "gallery.yaml", "--baseline", "base.json"], { cwd })).err).toBe(
        "error: cannot read base.json: there is no such file\n",
      );
      expect(
        (await gallerist(["check", "gallery.yaml", "--baseline", "gallery.yaml", "--write-baseline"], { cwd })).code,
      ).toBe(2);
      expect(readFileSync(join(cwd, "gallery.yaml"), "utf8")).toBe(OLD);
      expect((await gallerist(["check", "gallery.yaml", "--write-baseline"], { cwd })).err).toBe(
        "error: --write-baseline needs --baseline, the file to write\n",
      );
    });
  });
});
