import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../lib/plan/plan";
import { matrixJson } from "../../lib/reports/matrix/json";
import { example } from "../../lib/check/facts/examples";
import { readVersions, region } from "../support/unread";

const PAGE = readFileSync(join(__dirname, "..", "..", "docs", "report.md"), "utf8");

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

test("docs/report.md names every key of the matrix as JSON", () => {
  const regions = new Set(["westeurope", "northeurope"]);
  const unread = readVersions({ "1.0.0": [region("westeurope", 1), region("northeurope", "${var.replicas}")] });
  const json = matrixJson([plan(example()), ...unread]);
  const keys = new Set(keysOf(JSON.parse(json)).filter((key) => !regions.has(key)));
  const code = [...PAGE.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span).join("\n");
  expect(keys.size).toBeGreaterThan(20);
  expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(code))).toEqual([]);
});
