import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSpec } from "../../lib/parse/parse-spec";
import { check, mirrorsOf } from "../../lib/index";
import { plan } from "../../lib/plan/plan";
import { loadSpec } from "../../constructs/load";
import { terraformJson } from "../support/emitted";

const ROOT = join(__dirname, "..", "..");
const FILE = join(ROOT, "examples", "disaster-recovery", "gallery.yaml");

const recovered = (name: string, file = FILE) =>
  spawnSync(process.execPath, [join(ROOT, "docs", "mirror-as-gallery.mjs"), file, name], { encoding: "utf8" });

test("a mirror that becomes the gallery has the configuration that it had: nothing is imported or replaced", () => {
  const { stdout, stderr } = recovered("contoso_images_dr");
  expect(stderr).toBe("");
  const { spec, findings } = parseSpec(stdout, "recovered.yaml");
  expect([...findings, ...check([plan(spec)])]).toEqual([]);
  const [mirror] = mirrorsOf(loadSpec(FILE).spec);
  expect(JSON.stringify(terraformJson([{ spec }]))).toBe(
    JSON.stringify(terraformJson(mirror ? [{ spec: mirror }] : [])),
  );
});

test("a mirror that does not exist is named", () => {
  expect(recovered("contoso_dr").stderr).toContain("has no mirror contoso_dr");
});

test("nothing is printed of a file with errors: what could not be read would be destroyed", () => {
  const cwd = mkdtempSync(join(tmpdir(), "recovered-"));
  const file = join(cwd, "gallery.yaml");
  writeFileSync(file, readFileSync(FILE, "utf8").replace("3.1.1: {", "3.1.1: { source: [],"));
  const { status, stdout, stderr } = recovered("contoso_images_dr", file);
  rmSync(cwd, { recursive: true });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("gallery.yaml has an error: ");
});

test("what was acknowledged stays so: an error of the mirror does not stop the day's work", () => {
  const cwd = mkdtempSync(join(tmpdir(), "recovered-"));
  const file = join(cwd, "gallery.yaml");
  const acknowledged = "acknowledge: [{ rule: too-many-replicas, path: policies/dr, reason: Azure agreed }]\n";
  writeFileSync(
    file,
    `${readFileSync(FILE, "utf8").replace("regions: all, replicas: 2", "regions: all, replicas: 101")}${acknowledged}`,
  );
  const { stdout } = recovered("contoso_images_dr", file);
  rmSync(cwd, { recursive: true });
  const { spec, findings } = parseSpec(stdout, "recovered.yaml");
  const found = [...findings, ...check([plan(spec)])].filter(({ severity }) => severity === "error");
  expect(found.map(({ rule, acknowledged }) => [rule, acknowledged])).toEqual([["too-many-replicas", "Azure agreed"]]);
});
