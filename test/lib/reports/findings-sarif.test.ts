import type { Log, Run } from "sarif";
import type { Finding } from "../../../lib/finding";
import { findingsSarif } from "../../../lib/reports/findings-sarif";
import { ruleEntries } from "../../../lib/reports/rule-entries";

const ERROR: Finding = {
  rule: "too-many-replicas",
  severity: "error",
  path: "policies/fleet",
  problem: "policy fleet asks for 101 replicas; Azure keeps at most 100",
  help: "lower `replicas`",
  source: "https://example.com/limits",
  place: { file: "images/gallery.yaml", line: 7, column: 41 },
};

function runOf(findings: readonly Finding[], rules?: Parameters<typeof findingsSarif>[1]["rules"]): Run {
  const log = JSON.parse(findingsSarif(findings, { version: "1.2.3", ...(rules && { rules }) })) as Log;
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}

function uriOf(file: string): string | undefined {
  const [result] = runOf([{ ...ERROR, place: { file, line: 1, column: 1 } }]).results ?? [];
  return result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
}

test("the log says what it is and who wrote it", () => {
  const log = JSON.parse(findingsSarif([], { version: "1.2.3" })) as Log;
  expect(log).toMatchObject({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "gallerist", semanticVersion: "1.2.3" } }, columnKind: "utf16CodeUnits" }],
  });
  expect(log.runs[0]?.results).toEqual([]);
});

test("a finding is a result with rule, level, message, place and path", () => {
  const { ruleIndex, ...result } = runOf([ERROR]).results?.[0] ?? {};
  expect(result).toEqual({
    ruleId: "too-many-replicas",
    level: "error",
    message: { text: "policy fleet asks for 101 replicas; Azure keeps at most 100; lower `replicas`" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "images/gallery.yaml" },
          region: { startLine: 7, startColumn: 41 },
        },
        logicalLocations: [{ fullyQualifiedName: "policies/fleet" }],
      },
    ],
  });
  expect(runOf([ERROR]).tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe("too-many-replicas");
});

test("without a place there is only the path, and nothing is null: the schema knows no null", () => {
  const run = runOf([{ ...ERROR, severity: "warning", place: null }]);
  expect(run.results?.[0]?.level).toBe("warning");
  expect(run.results?.[0]?.locations).toEqual([{ logicalLocations: [{ fullyQualifiedName: "policies/fleet" }] }]);
  expect(JSON.stringify(run)).not.toContain("null");
});

test("an acknowledged finding is suppressed, with the reason; others have no suppressions", () => {
  const results = runOf([{ ...ERROR, acknowledged: "ticket 4711" }, ERROR]).results;
  expect(results?.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: "inSource", justification: "ticket 4711" }],
    undefined,
  ]);
});

test("every rule that a finding can name is described once, with its page if that is on the web", () => {
  const rules = runOf([]).tool.driver.rules ?? [];
  expect(rules.map(({ id }) => id)).toEqual(ruleEntries().map(({ id }) => id));
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.find(({ id }) => id === "too-many-replicas")).toEqual({
    id: "too-many-replicas",
    shortDescription: { text: "more replicas of one version in one region than Azure keeps" },
    helpUri: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
    defaultConfiguration: { level: "error" },
  });
  expect(rules.find(({ id }) => id === "unknown-key")).not.toHaveProperty("helpUri");
});

test("rules of a team are described too", () => {
  const own = {
    id: "forbidden-region",
    severity: "error",
    summary: "no contract",
    source: "https://example.com/",
  } as const;
  const run = runOf([{ ...ERROR, rule: own.id }], [own]);
  expect(run.tool.driver.rules?.at(-1)?.id).toBe("forbidden-region");
  expect(run.results?.[0]?.ruleIndex).toBe(ruleEntries().length);
});

test("a result of a rule that is not described names it all the same", () => {
  const [result] = runOf([{ ...ERROR, rule: "forbidden-region" }]).results ?? [];
  expect(result?.ruleId).toBe("forbidden-region");
  expect(result).not.toHaveProperty("ruleIndex");
});

test.each([
  ["gallery.yaml", "gallery.yaml"],
  ["images/my gallery%.yaml", "images/my%20gallery%25.yaml"],
  ["a:b.yaml", "a%3Ab.yaml"],
  ["images\\gallery.yaml", "images/gallery.yaml"],
  ["/srv/gallery.yaml", "file:///srv/gallery.yaml"],
  ["C:\\images\\gallery.yaml", "file:///C:/images/gallery.yaml"],
  ["<stdin>", "%3Cstdin%3E"],
  ["\ud800.yaml", "%EF%BF%BD.yaml"],
])("the file %j is called %s", (file, uri) => {
  expect(uriOf(file)).toBe(uri);
});
