import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadSpec } from "../../constructs/load";
import { check } from "../../lib/check";
import { FAIL_ON } from "../../lib/diff/fail-on";
import { plan } from "../../lib/plan";
import { updatesMarkdown } from "../../lib/reports/updates-markdown";

const DOCS = join(__dirname, "..", "..", "docs");
const PAGE = readFileSync(join(DOCS, "diff.md"), "utf8");

test.each(["diff.before.yaml", "diff.after.yaml"])("docs/%s has no mistakes", (file) => {
  const parsed = loadSpec(join(DOCS, file));
  expect(check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) })).toEqual([]);
});

test("docs/diff.md has the table of updates as the data has it", () => {
  expect(PAGE).toContain(`<!-- updates -->\n\n${updatesMarkdown()}\n\n<!-- end of updates -->\n`);
});

test("docs/diff.md names what --fail-on takes", () => {
  expect(FAIL_ON.filter((kind) => !PAGE.includes(`| \`${kind}\` |`))).toEqual([]);
});
