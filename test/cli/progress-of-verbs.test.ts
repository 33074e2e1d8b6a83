import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { importExisting } from "../../cli/import";
import { release } from "../../cli/release";
import { stdioOf, type Stdio } from "../../cli/stdio";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";
import { armResources } from "../support/arm";
import { captured } from "../support/captured";
import { GOOD, newDirectory } from "../support/gallery-files";

const directory = newDirectory();
const told: string[] = [];

/** Streams that tell what is written to them, and stages that are told at once. */
function telling(): Stdio {
  const output = (name: string) => new Writable({ write: (_part, _encoding, done) => (told.push(name), done()) });
  const stdio = stdioOf({ ...captured().streams, stdout: output("result"), stderr: output("message") });
  jest.spyOn(stdio.progress, "stage").mockImplementation((stage) => void told.push(stage));
  jest.spyOn(stdio.progress, "clear").mockImplementation(() => void told.push("cleared"));
  return stdio;
}

beforeEach(() => (told.length = 0));

function put(name: string, text: string): string {
  const file = join(directory(), name);
  writeFileSync(file, text);
  return file;
}

test("import tells its stages, and takes the line away before it prints anything", async () => {
  const file = put("list.json", JSON.stringify(armResources(plan(parseSpec(GOOD).spec))));
  expect(await importExisting([file], {}, telling())).toBe(0);
  const stages = [`reading ${file}`, "planning", "checking", "writing"];
  expect(told).toEqual([...stages, "cleared", "result", "message"]);
});

test("release does, too", async () => {
  const file = put("gallery.yaml", GOOD);
  expect(await release(file, "ubuntu-2404", undefined, { next: "patch", published: true }, telling())).toBe(0);
  const stages = [`reading ${file}`, "planning", "checking", "comparing", "cleared"];
  expect(told).toEqual([...stages, "message", "result", "message"]);
});
