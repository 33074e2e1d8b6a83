import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { specYaml } from "../../lib/parse/spec-yaml";
import { plansOf } from "../../lib/plan/plan";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";
import { answered, answersOf, galleryOf, KEEP_TWO, plain, reached, used } from "../support/retention";

const directory = newDirectory();
const { atMost: _, ...USUAL } = KEEP_TWO;
const STAGED = { ...USUAL, stages: { hidden: 30 }, atMost: { share: 1 } };

const write = (name: string, text: string): void => writeFileSync(join(directory(), name), text);
const written = (): string => readFileSync(join(directory(), "gallery.yaml"), "utf8");
const ANSWERS = ["--azure", "azure.json", "--used-by", "used-by.json", "--as-of", "2026-11-25"];

async function retain(spec: GallerySpec, args: readonly string[] = [], usedBy = [reached()]): Promise<Run> {
  write("gallery.yaml", `# ours\n${specYaml(spec)}`);
  write("azure.json", JSON.stringify(answersOf(plansOf(spec))));
  write("used-by.json", JSON.stringify(answered(usedBy)));
  return gallerist(["retain", "gallery.yaml", ...args], { cwd: directory() });
}

test("the table has a reason for each version", async () => {
  const spec = galleryOf({ ...plain(5), "1.0.0": { retired: { stage: "hidden", since: "2026-09-01" } } }, STAGED);
  expect(await retain(spec, ANSWERS, [reached(), used("1.1.0")])).toEqual({
    code: 0,
    out: `contoso_images: retention on 2026-11-25

ubuntu-2404
  1.4.0  kept           rank 1 of 2
  1.3.0  kept           rank 2 of 2
  1.2.0  goes: hidden   rank 3, 212 days, no use
  1.1.0  kept           14 machines on 2026-11-25
  1.0.0  goes: deleted  rank 5, 212 days, no use, hidden since 2026-09-01

2 versions of 5 due: 1 hidden, 1 deleted
`,
    err: "",
  });
  expect(written()).toContain("1.2.0");
});

test("--write changes the file, and prints the change", async () => {
  const spec = galleryOf({ ...plain(5), "1.0.0": { retired: { stage: "hidden", since: "2026-09-01" } } }, STAGED);
  const { code, out } = await retain(spec, [...ANSWERS, "--write"]);
  expect(code).toBe(0);
  expect(out).toContain("--- gallery.yaml\n+++ gallery.yaml\n");
  expect(written()).toContain("# ours");
  expect(written()).not.toContain("1.0.0");
  expect(written().match(/since: 2026-11-25/g)).toHaveLength(2);
  const again = await gallerist(["retain", "gallery.yaml", ...ANSWERS, "--fail-on", "due"], { cwd: directory() });
  expect([again.code, again.out]).toEqual([0, expect.stringContaining("nothing is due: 4 versions kept")]);
});

test("--fail-on due exits with 1 where a version is due, proposed or held back", async () => {
  expect((await retain(galleryOf(plain(4), STAGED), [...ANSWERS, "--fail-on", "due"])).code).toBe(1);
  const { code, out } = await retain(galleryOf(plain(4), USUAL), [...ANSWERS, "--fail-on", "due"]);
  expect(code).toBe(1);
  expect(out).toContain("nothing is proposed: 2 of 4 versions of ubuntu-2404 would go, and atMost.share is 0.2: 1");
  expect(out).toContain("would be deleted, but a brake holds: rank 4, 212 days, no use");
  expect((await retain(galleryOf(plain(2), USUAL), [...ANSWERS, "--fail-on", "due"])).code).toBe(0);
});

test("a file with errors exits with 1, and its table is printed all the same", async () => {
  const spec = galleryOf(plain(4), STAGED);
  const wrong = { ...spec, gallery: { ...spec.gallery, name: "-images" } };
  const { code, out, err } = await retain(wrong, ANSWERS);
  expect([code, err]).toEqual([1, "1 error: gallerist check gallery.yaml shows it\n"]);
  expect(out).toContain("-images: retention on 2026-11-25");
});

test("a brake that holds writes nothing; --at-most lifts it for the run", async () => {
  const spec = galleryOf(plain(4), USUAL);
  await retain(spec, [...ANSWERS, "--write"]);
  expect(written()).toContain("1.0.0");
  await retain(spec, [...ANSWERS, "--write", "--at-most", "2"]);
  expect(written()).not.toContain("1.0.0");
});

test("the ids of published versions that leave are for the pipeline to delete", async () => {
  const spec = galleryOf({ ...plain(3), "1.0.0": { source: { published: true } } }, { ...STAGED, stages: {} });
  const { out } = await retain(spec, ANSWERS);
  expect(out).toContain(
    "Terraform forgets them, and nothing is freed until the pipeline deletes them:\n  az resource delete --ids /subscriptions/",
  );
  const json = JSON.parse((await retain(spec, [...ANSWERS, "--format", "json"])).out) as { pipelineDeletes: string[] };
  expect(json.pipelineDeletes).toEqual([expect.stringMatching(/\/images\/ubuntu-2404\/versions\/1\.0\.0$/)]);
});

test("as JSON and Markdown, the change goes to standard error", async () => {
  const spec = galleryOf(plain(3), STAGED);
  const json = await retain(spec, [...ANSWERS, "--format", "json", "--write"]);
  expect(JSON.parse(json.out)).toMatchObject({
    formatVersion: 1,
    items: [
      { kind: "image", name: "ubuntu-2404", versions: [{}, {}, { version: "1.0.0", step: "hidden", missing: [] }] },
    ],
  });
  expect(json.err).toContain("+++ gallery.yaml");
  const markdown = await retain(spec, [...ANSWERS, "--format", "markdown"]);
  expect(markdown.out).toContain("| `1.0.0` | goes: hidden | <code>rank 3&#44; 212 days&#44; no use</code> |");
});

test("an answer that is no JSON, Terraform JSON and standard input to write to are refused", async () => {
  await retain(galleryOf(plain(3), STAGED), ANSWERS);
  write("broken.json", "{");
  const refused = async (...args: string[]): Promise<unknown> => {
    const { code, out, err } = await gallerist(["retain", ...args], { cwd: directory(), input: "{}" });
    return [code, out, err];
  };
  expect(await refused("gallery.yaml", "--azure", "broken.json")).toEqual([2, "", expect.stringContaining("not JSON")]);
  expect(await refused("-", "--write")).toEqual([2, "", expect.stringContaining("standard input cannot be changed")]);
});

test("usage-query asks for the gallery and its mirrors, and for the time", async () => {
  const spec = galleryOf(plain(1), KEEP_TWO, {
    mirrors: { contoso_dr: { resourceGroup: "rg-dr", location: "northeurope", policy: "fleet", source: "same" } },
  });
  write("gallery.yaml", specYaml(spec));
  const { code, out } = await gallerist(["usage-query", "gallery.yaml"], { cwd: directory() });
  expect(code).toBe(0);
  expect(out).toContain("used contains '/galleries/contoso_images/' or used contains '/galleries/contoso_dr/'");
  expect(out).toContain("galleries = 'contoso_images,contoso_dr'");
  expect(out.trimEnd().split("\n").slice(-2)).toEqual([
    "| extend asOf = now()",
    "| order by kind asc, subscription asc, type asc, used asc, exactVersion asc, scaleSet asc",
  ]);
  // Azure Resource Graph takes three legs of unions.
  expect(out.match(/\bunion\b/g)).toHaveLength(2);
});
