import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importGallery } from "../../cli/import";
import { progress } from "../../cli/progress";
import { release } from "../../cli/release";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";
import { armResources } from "../support/arm";
import { GOOD, newDirectory } from "../support/gallery-files";

const directory = newDirectory();
const told: string[] = [];

beforeEach(() => {
  told.length = 0;
  jest.spyOn(progress, "stage").mockImplementation((stage) => void told.push(stage));
  jest.spyOn(progress, "clear").mockImplementation(() => void told.push("cleared"));
  jest.spyOn(process.stdout, "write").mockImplementation(() => Boolean(told.push("result")));
  jest.spyOn(process.stderr, "write").mockImplementation(() => Boolean(told.push("message")));
});
afterEach(() => jest.restoreAllMocks());

function put(name: string, text: string): string {
  const file = join(directory(), name);
  writeFileSync(file, text);
  return file;
}

test("import tells its stages, and takes the line away before it prints anything", async () => {
  const file = put("list.json", JSON.stringify(armResources(plan(parseSpec(GOOD).spec))));
  expect(await importGallery([file], {})).toBe(0);
  const stages = [`reading ${file}`, "planning", "checking", "writing"];
  expect(told).toEqual([...stages, "cleared", "result", "message"]);
});

test("release does, too", async () => {
  const file = put("gallery.yaml", GOOD);
  expect(await release(file, "ubuntu-2404", undefined, { next: "patch", published: true })).toBe(0);
  expect(told).toEqual([`reading ${file}`, "planning", "checking", "cleared", "message", "result"]);
});
