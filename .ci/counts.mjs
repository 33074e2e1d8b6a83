// Prints `N passed, N failed`, from jest's results and the names of the steps that failed: `counts.mjs RESULTS STEP...`.
// Tests count by number, any other failed step as one; tests that were skipped are named before. Exits with 1 when
// anything failed.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const [results, ...failedSteps] = process.argv.slice(2);
const { passed, failed, skipped } = countTests(readFileSync(results, "utf8"));
const others = failedSteps.filter((step) => step !== "test" || failed === 0).length;
if (skipped.length > 0) console.log(["skipped:", ...skipped].join("\n  ") + "\n");
console.log(`${passed} passed, ${failed + others} failed`);
process.exitCode = failed + others > 0 ? 1 : 0;

/** A file of tests that could not be run is one failure. There are no results when jest did not get to its end. */
function countTests(text) {
  if (text === "") return { passed: 0, failed: 0, skipped: [] };
  const run = JSON.parse(text);
  return {
    passed: run.numPassedTests,
    failed: run.numFailedTests + run.numRuntimeErrorTestSuites,
    skipped: run.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "pending" || status === "todo")
        .map(({ fullName }) => `${relative(process.cwd(), name)}: ${fullName}`),
    ),
  };
}
