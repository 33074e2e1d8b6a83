import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FABRIKAM, GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist, spawned } from "../support/gallerist";

/** `too-many-replicas`, an error, where the example asks for 3. */
const WRONG = goodBut("replicas: 3", "replicas: 101");
/** `no-images`, a warning. */
const DOUBTFUL = GOOD.slice(0, GOOD.indexOf("images:"));

test("a gallery with nothing wrong: what was looked at, and exit 0", async () => {
  await withFiles({ "gallery.yaml": GOOD }, (cwd) => {
    expect(spawned(["check", "gallery.yaml"], { cwd })).toEqual({
      code: 0,
      out: "gallery.yaml: 1 image, 2 versions, 2 regions: nothing to report\n",
      err: "",
    });
  });
});

test("an error: what, where with its line, what to do, and exit 1; without colours, since nobody looks", async () => {
  await withFiles({ "gallery.yaml": WRONG }, (cwd) => {
    const { code, out, err } = spawned(["check", "gallery.yaml"], { cwd });
    expect([code, err]).toEqual([1, ""]);
    expect(out).toBe(
      [
        "error[too-many-replicas]: policy fleet, tier latest, asks for 101 replicas; Azure keeps at most 100 of one version in a region",
        "      at:   gallery.yaml:6:48",
        "      6 |       - { name: latest, take: 1, regions: all, replicas: 101 }",
        "        |                                                ^^^^^^^^",
        "      help: lower `replicas` in policy fleet, tier latest",
        "      see:  https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
        "",
        "1 error",
        "",
      ].join("\n"),
    );
  });
});

test("a warning exits with 0, and with 1 under --warnings-as-errors", async () => {
  await withFiles({ "gallery.yaml": DOUBTFUL }, async (cwd) => {
    const lax = await gallerist(["check", "gallery.yaml"], { cwd });
    const strict = await gallerist(["check", "--warnings-as-errors", "gallery.yaml"], { cwd });
    expect([lax.code, strict.code]).toEqual([0, 1]);
    expect(lax.out).toMatch(/^warning\[no-images\]: [^]*\n1 warning\n$/);
    expect(strict.out).toBe(lax.out);
  });
});

test("--warnings-as-errors without any finding exits with 0", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    expect((await gallerist(["check", "--warnings-as-errors", "gallery.yaml"], { cwd })).code).toBe(0);
  });
});

test("JSON has the finding and its place, and the exit code is the same", async () => {
  await withFiles({ "gallery.yaml": WRONG }, async (cwd) => {
    const { code, out } = await gallerist(["check", "--format", "json", "gallery.yaml"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ rule: "too-many-replicas", severity: "error", file: "gallery.yaml", line: 6, column: 48 }],
      errors: 1,
      warnings: 0,
    });
  });
});

test("the same as JSON text on standard input is the same gallery", () => {
  const spec = {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" },
    images: {},
  };
  const { code, out } = spawned(["check", "--format", "json", "-"], { input: JSON.stringify(spec) });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ findings: [{ rule: "no-images", file: "<stdin>", line: 1 }], warnings: 1 });
});

test("several files are one app: what is planned in both is found", async () => {
  await withFiles({ "a.yaml": GOOD, "b.yaml": GOOD }, async (cwd) => {
    const { code, out } = await gallerist(["check", "--format", "json", "a.yaml", "b.yaml"], { cwd });
    const { findings } = JSON.parse(out) as { findings: { rule: string }[] };
    expect(code).toBe(1);
    expect(findings.map(({ rule }) => rule)).toContain("definition-planned-twice");
  });
});

test("several files with nothing wrong are counted together", async () => {
  const other = FABRIKAM;
  await withFiles({ "a.yaml": GOOD }, async (cwd) => {
    expect((await gallerist(["check", "a.yaml", "-"], { cwd, input: other })).out).toBe(
      "2 files: 2 images, 4 versions, 2 regions: nothing to report\n",
    );
  });
});

test("FORCE_COLOR colours, NO_COLOR takes it back", async () => {
  const env = { FORCE_COLOR: "1" };
  const input = WRONG;
  expect((await gallerist(["check", "-"], { input, env })).out).toContain("\u001b[31m");
  expect((await gallerist(["check", "-"], { input, env: { ...env, NO_COLOR: "1" } })).out).not.toContain("\u001b");
});

test("what a file holds cannot steer the terminal", async () => {
  const input = goodBut("policy: fleet", 'policy: "\\e]0;owned\\a"');
  for (const verb of ["check", "matrix"]) {
    const { code, out, err } = await gallerist([verb, "-"], { input });
    expect(code).toBe(1);
    expect(out + err).toContain("\\u{1b}]0;owned\\u{7}");
    expect(out + err).not.toContain("\u001b");
  }
});

/** Mistakes whose paths are not in the order of the file: the image's, then the policy's. */
const TWO = goodBut("replicas: 3", "replicas: 101").replace("policy: fleet", "policy: flet");

test("findings stand in the order of the file, one in a line with --format compact", async () => {
  await withFiles({ "b.yaml": TWO, "a.yaml": FABRIKAM.replace("policy: fleet", "policy: flet") }, async (cwd) => {
    const { code, out } = await gallerist(["check", "--format", "compact", "b.yaml", "a.yaml"], { cwd });
    expect(code).toBe(1);
    expect(out.split("\n").map((line) => line.replace(/: .*/, ""))).toEqual([
      "b.yaml:6:48",
      "b.yaml:10:5",
      "a.yaml:10:5",
      "3 errors",
      "",
    ]);
    expect(out.split("\n")[0]).toBe(
      "b.yaml:6:48: error[too-many-replicas]: policy fleet, tier latest, asks for 101 replicas; Azure keeps at most 100 of one version in a region; lower `replicas` in policy fleet, tier latest",
    );
  });
});

test("Terraform JSON shows the line of the resource, and a pipe of it shows none", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    await gallerist(["synth", "gallery.yaml", "--out", "."], { cwd });
    const file = join(cwd, "cdk.tf.json");
    const wrong = readFileSync(file, "utf8").replace(
      '"hyper_v_generation": "V2"',
      '"hyper_v_generation": "V1", "architecture": "Arm64"',
    );
    expect(wrong).toContain("Arm64");
    writeFileSync(file, wrong);
    const { out } = await gallerist(["check", "cdk.tf.json"], { cwd });
    expect(out).toMatch(/at: {3}cdk\.tf\.json:(\d+):\d+\n {6}\1 \| .*\n +\| +\^+\n/);
    expect((await gallerist(["check", "-"], { input: wrong })).out).not.toContain("^");
  });
});
