import { GOOD, goodBut, imageId, withFiles } from "../support/gallery-files";
import { join } from "node:path";
import { gallerist, type Run } from "../support/gallerist";

const RELEASE = goodBut("versions:\n", `versions:\n      1.2.0: { source: { managedImage: ${imageId("1-2-0")} } }\n`);

const RELEASE_TEXT = [
  "contoso_images/ubuntu-2404",
  "  + 1.2.0 is created",
  "      3 replicas in westeurope, northeurope",
  "      1 first copy of unknown size",
  "  ~ 1.1.0 changes in place",
  "      loses northeurope",
  "      replicas 3 -> 1 in westeurope",
  "  latest 1.1.0 -> 1.2.0 in every region",
  "",
  "image versions: 1 created, 1 in place",
  "replicas: 7 -> 8",
  "between regions: 1 first copy of unknown size",
  "",
].join("\n");

/** Runs `gallerist diff` on two galleries. */
function diff(before: string, after: string, ...options: string[]): Promise<Run> {
  return withFiles({ "before.yaml": before, "after.yaml": after }, (cwd) =>
    gallerist(["diff", "before.yaml", "after.yaml", ...options], { cwd }),
  );
}

test("a release: what is created, what shrinks, and where latest moves", async () => {
  expect(await diff(GOOD, RELEASE)).toEqual({ code: 0, out: RELEASE_TEXT, err: "" });
});

test("of a file and itself: no change", async () => {
  expect(await diff(GOOD, GOOD, "--fail-on", "replace,refused,destroy,last-version")).toEqual({
    code: 0,
    out: "no change\n",
    err: "",
  });
});

test("one side may be standard input", async () => {
  await withFiles({ "after.yaml": RELEASE }, async (cwd) => {
    expect((await gallerist(["diff", "-", "after.yaml"], { cwd, input: GOOD })).out).toBe(RELEASE_TEXT);
  });
  expect(await gallerist(["diff", "-", "-"], { input: GOOD })).toEqual({
    code: 2,
    out: "",
    err: "error: standard input can be read once; give - once\n",
  });
});

test("--fail-on exits with 1 where the change is of that kind, and prints the same", async () => {
  const text = (await diff(RELEASE, GOOD)).out;
  expect(await diff(RELEASE, GOOD, "--fail-on", "destroy")).toEqual({
    code: 1,
    out: text,
    err: "--fail-on destroy: contoso_images/ubuntu-2404/1.2.0\n",
  });
  expect((await diff(RELEASE, GOOD, "--fail-on", "replace, refused,last-version")).code).toBe(0);
});

test("--fail-on refuses what it does not know, with the nearest name", async () => {
  const { code, out, err } = await diff(GOOD, GOOD, "--fail-on", "replace,destory");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain('There is no "destory"; did you mean `destroy`');
});

test("JSON and Markdown", async () => {
  const json = JSON.parse((await diff(GOOD, RELEASE, "--format", "json")).out) as Record<string, unknown>;
  expect(json).toMatchObject({ formatVersion: 1, totals: { copies: 1 } });
  expect((await diff(GOOD, RELEASE, "--format", "markdown")).out).toContain("| `1.2.0` | is created |");
});

test("files that cannot be read are refused together", async () => {
  expect(await gallerist(["diff", "/nowhere/a.yaml", "/nowhere/b.yaml"])).toEqual({
    code: 2,
    out: "",
    err:
      "error: cannot read /nowhere/a.yaml: there is no such file\n" +
      "error: cannot read /nowhere/b.yaml: there is no such file\n",
  });
});

test("one file that is no Terraform plan is not enough", async () => {
  const { code, err } = await gallerist(["diff", "-"], { input: GOOD });
  expect([code, err]).toEqual([
    2,
    "error: diff of one file needs a Terraform plan, which knows what is there; <stdin> is a gallery file: give two files\n",
  ]);
});

describe("a file with something that nobody understands", () => {
  const MISTAKEN = goodBut("replicas: 3", "replicas: three");

  test.each([
    ["before", MISTAKEN, GOOD],
    ["after", GOOD, MISTAKEN],
  ])("%s the change is compared without it, says so, and exits with 1", async (side, before, after) => {
    const { code, out, err } = await diff(before, after);
    expect(code).toBe(1);
    expect(out).toContain("1.1.0 changes in place");
    expect(err).toContain(`"three"; a number`);
    expect(err).toContain(`${side}.yaml:`);
  });

  test("an empty file is no gallery: nothing of it is destroyed", async () => {
    const { code, out, err } = await diff("", GOOD);
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe("+ gallery contoso_images is created");
    expect(out).not.toContain("destroyed");
    expect(err).toContain("before.yaml:1:1");
  });
});

test("a resource group in other capitals replaces all that is in it, which exists: --fail-on holds", async () => {
  const respelled = goodBut("resourceGroup: rg-images", "resourceGroup: RG-Images");
  const { code, out } = await diff(GOOD, respelled, "--fail-on", "replace,refused");
  expect(code).toBe(1);
  expect(out).toContain("galleries: 1 replaced\nimage definitions: 1 replaced\nimage versions: 2 replaced\n");
});

test("a definition that a pipeline fills may be refused, and --fail-on refused holds", async () => {
  const [before, after] = ["before", "after"].map((side) =>
    join(__dirname, "..", "fixtures", "faults", `18-definition-that-a-pipeline-fills.${side}.yaml`),
  ) as [string, string];
  const { code, out, err } = await gallerist(["diff", before, after, "--fail-on", "refused"]);
  expect(code).toBe(1);
  expect(out).toContain(
    "- contoso_images/agent-2019 is destroyed\n" +
      "  Azure refuses this while versions are in it that the file does not list\n",
  );
  expect(err).toContain("--fail-on refused: contoso_images/agent-2019\n");
});
