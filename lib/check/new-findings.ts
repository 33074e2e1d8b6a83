import type { Finding } from "../spec/finding";

/** Returns the findings with a new text. A finding about more versions than before has a new text. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Set(before.map(identity));
  return after.filter((finding) => !known.has(identity(finding)));
}

/** Returns the text of a finding without line numbers, which move when something is added. */
function identity({ rule, path, problem }: Finding): string {
  return JSON.stringify([rule, path, problem.replace(/\bin line \d+/g, "in line")]);
}
