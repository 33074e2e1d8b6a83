import type { SpecPath } from "../finding";
import { nearest } from "../nearest";
import { pathKey } from "./incomplete";
import type { Mistake } from "./mistakes";
import { valueAt } from "./shape";

/** Paths that are missing only because their key is misspelled. */
export function misspelled(mistakes: readonly Mistake[], data: unknown): SpecPath[] {
  return mistakes.flatMap((mistake) => {
    if (mistake.rule !== "unknown-key") return [];
    const [meant] = nearest(mistake.key, mistake.allowed, 1);
    if (meant === undefined) return [];
    const at = [...mistake.at.slice(0, -1), meant];
    return valueAt(data, at) === undefined ? [at] : [];
  });
}

/** Mistakes without those that another one explains: a key that is lost is not missing too. */
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
