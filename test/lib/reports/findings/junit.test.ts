import { parse } from "junit2json";
import type { Finding } from "../../../../lib/spec/finding";
import { findingsJunit, type JunitOptions } from "../../../../lib/reports/findings/junit";

const ERROR: Finding = {
  rule: "too-many-replicas",
  severity: "error",
  path: "policies/fleet",
  problem: 'policy "fleet" asks for 101 replicas & more',
  help: "lower `replicas`",
  source: "https://example.com/limits",
  place: { file: "a.yaml", line: 7, column: 41 },
};
const WARNING: Finding = { ...ERROR, rule: "unknown-region", severity: "warning", place: null };

/** What a parser of JUnit's XML reads of findings. */
async function read(findings: readonly Finding[], options: JunitOptions = {}) {
  const suites = await parse(findingsJunit(findings, ["a.yaml", "b.yaml"], options));
  if (!suites || !("testsuite" in suites)) throw new Error("no test suites");
  return suites;
}

test("each file is a suite, each error a failed case at its line, and a file with nothing wrong one case that passed", async () => {
  expect(await read([ERROR])).toMatchObject({
    name: "gallerist check",
    tests: 2,
    failures: 1,
    errors: 0,
    testsuite: [
      {
        name: "a.yaml",
        tests: 1,
        failures: 1,
        testcase: [
          {
            classname: "a.yaml",
            name: "too-many-replicas: policies/fleet",
            file: "a.yaml",
            failure: [
              {
                type: "error",
                message: 'policy "fleet" asks for 101 replicas & more',
                inner:
                  'error[too-many-replicas]: policy "fleet" asks for 101 replicas & more\nat: a.yaml:7:41\nhelp: lower `replicas`\nsee: https://example.com/limits',
              },
            ],
          },
        ],
      },
      { name: "b.yaml", tests: 1, failures: 0, testcase: [{ name: "nothing to report" }] },
    ],
  });
});

test("a warning passes with its text, and fails where warnings are errors", async () => {
  const lax = (await read([WARNING])).testsuite?.[0];
  expect(lax).toMatchObject({ tests: 1, failures: 0 });
  expect(lax?.testcase?.[0]?.["system-out"]?.[0]).toContain("warning[unknown-region]");
  const strict = (await read([WARNING], { warningsAsErrors: true })).testsuite?.[0];
  expect(strict).toMatchObject({ tests: 1, failures: 1, testcase: [{ failure: [{ type: "warning" }] }] });
});

test("what does not count is skipped, with the reason", async () => {
  const { skipped, failures, testsuite } = (await read([
    { ...ERROR, acknowledged: "raised by Microsoft" },
    { ...ERROR, isInBaseline: true },
  ])) as Awaited<ReturnType<typeof read>> & { skipped?: number };
  expect([skipped, failures]).toEqual([2, 0]);
  expect(testsuite?.[0]?.testcase?.map((each) => each.skipped?.[0]?.message)).toEqual([
    "acknowledged: raised by Microsoft",
    "in the baseline",
  ]);
});

test("what XML cannot hold, or what steers a terminal, is made visible", async () => {
  const nasty = "\u0000\u001b]0;owned\u0007\ud800\u202e\ufffe<b>";
  const text = findingsJunit([{ ...ERROR, problem: nasty, place: { file: nasty, line: 1, column: 1 } }], []);
  expect(text).not.toMatch(/[^\n\x20-\x7e]/);
  const suites = await parse(text);
  expect(suites).toMatchObject({
    testsuite: [{ name: "\\u{0}\\u{1b}]0;owned\\u{7}\\u{d800}\\u{202e}\\u{fffe}<b>", failures: 1 }],
  });
});
