import { exampleWithOlder } from "../../../../lib/check/facts/examples";
import { plan } from "../../../../lib/plan/plan";
import { matrixHtml } from "../../../../lib/reports/html/page";
import { matrixJson } from "../../../../lib/reports/matrix/json";
import { matrixMarkdown } from "../../../../lib/reports/matrix/markdown";
import { matrixText } from "../../../../lib/reports/matrix/text";

const hidden = [plan(exampleWithOlder({ retired: { stage: "hidden", since: "2026-09-01" } }))];
const atHome = [plan(exampleWithOlder({ retired: { stage: "home", since: "2026-10-01" } }))];

test("the matrix shows the stage of a retired version, and since when", async () => {
  expect(matrixText(hidden)).toContain("[1] retired: hidden since 2026-09-01");
  expect(matrixText(atHome)).toContain("[1] retired: at home only since 2026-10-01");
  expect(matrixMarkdown(hidden)).toContain("\\[1] retired: `hidden since 2026-09-01`");
  expect(await matrixHtml(hidden)).toContain("retired (hidden since 2026-09-01)");
});

test("JSON has the stage where a version is retired, and no key elsewhere", () => {
  expect(matrixJson(hidden)).toMatch(/"retired": \{\s*"stage": "hidden",\s*"since": "2026-09-01"\s*\}/);
  expect(matrixJson([plan(exampleWithOlder({}))])).not.toContain("retired");
});
