import type { Log, Run } from "sarif";
import type { Finding } from "../../../../lib/spec/finding";
import { findingsSarif } from "../../../../lib/reports/findings/sarif";
import { ruleEntries } from "../../../../lib/reports/explain/rule-entries";
import { ruleExamples } from "../../../../lib/reports/explain/rule-examples";
import { ERROR } from "../../../support/error-finding";

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

test("a team's page that has no address is named as it is written: gallerist prints none of it", () => {
  const own = { id: "forbidden-region", severity: "error", summary: "no contract", source: "the handbook" } as const;
  expect(runOf([], [own]).tool.driver.rules?.at(-1)).toEqual({
    id: "forbidden-region",
    shortDescription: { text: "no contract" },
    help: { text: "the handbook" },
    defaultConfiguration: { level: "error" },
  });
});

test("a result of a rule that is not described names it all the same", () => {
  const [result] = runOf([{ ...ERROR, rule: "forbidden-region" }]).results ?? [];
  expect(result?.ruleId).toBe("forbidden-region");
  expect(result).not.toHaveProperty("ruleIndex");
});

/** What SARIF 2.1.0 requires of a log (3.13, 3.14, 3.18, 3.19, 3.27 to 3.30, 3.35, 3.49), as faults. */
function faultsOfLog(log: Log): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || faults.push(what));
  must(log.version === "2.1.0", "version");
  must(URL.canParse(log.$schema ?? ""), "$schema");
  must(log.runs.length === 1, "one run");
  for (const { tool, results = [] } of log.runs) {
    const { name, semanticVersion, rules = [] } = tool.driver;
    must(name !== "", "name of the driver");
    must(/^\d+\.\d+\.\d+/.test(semanticVersion ?? ""), "semanticVersion");
    must(new Set(rules.map(({ id }) => id)).size === rules.length, "ids of rules");
    for (const rule of rules) {
      must((rule.shortDescription?.text ?? "") !== "", `shortDescription of ${rule.id}`);
      must(rule.helpUri === undefined || URL.canParse(rule.helpUri), `helpUri of ${rule.id}`);
    }
    for (const [index, result] of results.entries()) {
      must(rules[result.ruleIndex ?? -1]?.id === result.ruleId, `ruleIndex of ${index}`);
      must(["none", "note", "warning", "error"].includes(result.level ?? ""), `level of ${index}`);
      must((result.message.text ?? "") !== "", `message of ${index}`);
      must((result.locations ?? []).length === 1, `location of ${index}`);
      for (const { physicalLocation: place, logicalLocations } of result.locations ?? []) {
        must((logicalLocations?.[0]?.fullyQualifiedName ?? "") !== "", `path of ${index}`);
        must(/^[^\s<>"\\^`{|}]+$/.test(place?.artifactLocation?.uri ?? ""), `uri of ${index}`);
        must((place?.region?.startLine ?? 0) >= 1, `startLine of ${index}`);
        must((place?.region?.startColumn ?? 0) >= 1, `startColumn of ${index}`);
      }
      for (const { kind } of result.suppressions ?? [])
        must(["inSource", "external"].includes(kind), `suppression of ${index}`);
    }
  }
  return faults;
}

test("the bad examples of all rules, read from files, give logs that have what the format requires", () => {
  const logs = ruleEntries().map(({ id }) => {
    const findings = ruleExamples(id)?.bad.findings ?? [];
    const log = JSON.parse(findingsSarif(findings, { version: "1.2.3" })) as Log;
    expect([id, log.runs[0]?.results?.map(({ ruleId }) => ruleId)]).toEqual([id, expect.arrayContaining([id])]);
    return [id, ...faultsOfLog(log)];
  });
  expect(logs.filter(([, ...faults]) => faults.length > 0)).toEqual([]);
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
