import type { Finding } from "../../../../lib/spec/finding";
import { plan } from "../../../../lib/plan/plan";
import { findingsJson } from "../../../../lib/reports/findings/json";
import { countOf, findingsCount, findingsText, nothingToReport } from "../../../../lib/reports/findings/text";
import { example, VERSION } from "../../../../lib/check/facts/examples";

const ERROR: Finding = {
  rule: "too-many-replicas",
  severity: "error",
  path: "policies/fleet",
  problem: "policy fleet asks for 101 replicas in westeurope; Azure keeps at most 100",
  help: "lower `replicas`",
  source: "https://example.com/limits",
  place: { file: "gallery.yaml", line: 7, column: 41 },
};
const WARNING: Finding = { ...ERROR, rule: "unknown-region", severity: "warning", place: null };

describe("as text", () => {
  test("a finding says what is wrong, where, what to do, and where the rule comes from; the count comes last", () => {
    expect(findingsText([ERROR, WARNING])).toBe(
      [
        "error[too-many-replicas]: policy fleet asks for 101 replicas in westeurope; Azure keeps at most 100",
        "      at:   gallery.yaml:7:41",
        "      help: lower `replicas`",
        "      see:  https://example.com/limits",
        "",
        "warning[unknown-region]: policy fleet asks for 101 replicas in westeurope; Azure keeps at most 100",
        "      at:   policies/fleet",
        "      help: lower `replicas`",
        "      see:  https://example.com/limits",
        "",
        "1 error, 1 warning",
        "",
      ].join("\n"),
    );
  });

  test("on a terminal long lines are broken and indented", () => {
    expect(findingsText([{ ...ERROR, help: "one two three four five six" }], { width: 40 })).toBe(
      [
        "error[too-many-replicas]: policy fleet",
        "      asks for 101 replicas in",
        "      westeurope; Azure keeps at most",
        "      100",
        "      at:   gallery.yaml:7:41",
        "      help: one two three four five six",
        "      see:  https://example.com/limits",
        "",
        "1 error",
        "",
      ].join("\n"),
    );
  });

  test("what a user wrote cannot steer the terminal", () => {
    const nasty = "\u001b]0;owned\u0007";
    const text = findingsText([
      { ...ERROR, problem: nasty, help: nasty, path: nasty, place: null },
      { ...ERROR, place: { file: nasty, line: 1, column: 1 } },
    ]);
    expect(text).not.toContain("\u001b");
    expect(text).not.toContain("\u0007");
    expect(text).toContain("error[too-many-replicas]: \\u{1b}]0;owned\\u{7}\n");
  });

  test("severities are coloured apart", () => {
    const paint = {
      error: (text: string) => `<e>${text}</e>`,
      warning: (text: string) => `<w>${text}</w>`,
      strong: (text: string) => `<b>${text}</b>`,
      faint: (text: string) => `<i>${text}</i>`,
    };
    const lines = findingsText([ERROR, { ...WARNING, problem: "odd" }], { paint }).split("\n");
    expect(lines[0]).toMatch(/^<e>error\[too-many-replicas\]:<\/e> <b>policy fleet .* 100<\/b>$/);
    expect(lines[1]).toBe("      <i>at:  </i> gallery.yaml:7:41");
    expect(lines[5]).toBe("<w>warning[unknown-region]:</w> <b>odd</b>");
  });
});

test("severities are counted, and those that there are none of left out", () => {
  expect(findingsCount([ERROR, ERROR, WARNING])).toBe("2 errors, 1 warning");
  expect(findingsCount([WARNING, WARNING])).toBe("2 warnings");
  expect(findingsCount([])).toBe("no findings");
  expect(countOf([ERROR, WARNING, ERROR], "error")).toBe(2);
  expect(countOf([ERROR, WARNING, ERROR], "warning")).toBe(1);
});

describe("nothing to report", () => {
  // Two versions: the newest in westeurope and northeurope, the other at home.
  const two = plan(example({ image: { versions: { "1.0.0": VERSION, "1.1.0": VERSION } } }));

  test("names the file and counts what was looked at", () => {
    expect(nothingToReport(["gallery.yaml"], [two])).toBe(
      "gallery.yaml: 1 image, 2 versions, 2 regions: nothing to report\n",
    );
  });

  test("counts several files, and a region once", () => {
    expect(nothingToReport(["a.yaml", "b.yaml"], [two, plan(example())])).toBe(
      "2 files: 2 images, 3 versions, 2 regions: nothing to report\n",
    );
  });

  test("a file's name cannot steer the terminal", () => {
    expect(nothingToReport(["\u001bc.yaml"], [two])).toMatch(/^\\u\{1b\}c\.yaml: /);
  });
});

describe("as JSON", () => {
  test("keys stand in their fixed order, and what has no place is null", () => {
    const { rule, severity, path, problem, help, source } = WARNING;
    const rest = { rule, severity, path, problem, help, source };
    const json = findingsJson([ERROR, WARNING]);
    expect(JSON.parse(json)).toEqual({
      formatVersion: 1,
      findings: [
        { ...rest, rule: "too-many-replicas", severity: "error", file: "gallery.yaml", line: 7, column: 41 },
        { ...rest, file: null, line: null, column: null },
      ],
      errors: 1,
      warnings: 1,
    });
    expect([...json.matchAll(/^ {6}"(\w+)":/gm)].slice(0, 9).map(([, key]) => key)).toEqual([
      "rule",
      "severity",
      "path",
      "problem",
      "help",
      "source",
      "file",
      "line",
      "column",
    ]);
  });

  test("no finding is an empty list", () => {
    expect(findingsJson([])).toBe('{\n  "formatVersion": 1,\n  "findings": [],\n  "errors": 0,\n  "warnings": 0\n}\n');
  });
});
