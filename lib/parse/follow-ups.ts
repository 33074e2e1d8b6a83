import type { SpecPath } from "../spec/finding";
import { pathKey } from "./incomplete";
import type { Mistake } from "./mistakes";

/** Returns the paths that are missing only because their key is misspelled. */
export function misspelled(mistakes: readonly Mistake[]): SpecPath[] {
  return mistakes.flatMap((mistake) =>
    mistake.rule === "unknown-key" && mistake.meant !== undefined ? [[...mistake.at.slice(0, -1), mistake.meant]] : [],
  );
}

/** Returns mistakes without the ones that another mistake explains: a key that was left out is not missing too. */
export function withoutFollowUps(
  mistakes: readonly Mistake[],
  lost: readonly SpecPath[],
  wrong: readonly SpecPath[],
): Mistake[] {
  const isLost = memberOf(lost);
  const isWrong = memberOf(wrong);
  return mistakes.filter((mistake) => {
    if (mistake.rule === "unclear-number") return !isWrong(mistake.at);
    return mistake.rule !== "missing-key" || !(isLost(mistake.at) || isLost([...mistake.at, mistake.key]));
  });
}

function memberOf(paths: readonly SpecPath[]): (at: SpecPath) => boolean {
  const keys = new Set(paths.map(pathKey));
  return (at) => keys.has(pathKey(at));
}
