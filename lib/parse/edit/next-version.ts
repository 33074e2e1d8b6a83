import { MAX_VERSION_PART, newestFirst, parseVersion } from "../../spec/version-number";

/** The part of a version that goes up. The parts after it begin at 0 again. */
export type VersionPart = "major" | "minor" | "patch";

export const VERSION_PARTS: readonly VersionPart[] = ["major", "minor", "patch"];

/** Returns the number after the highest of these versions, after 0.0.0 if there is none; undefined beyond 2147483647. */
export function nextVersion(versions: Iterable<string>, part: VersionPart): string | undefined {
  const [newest] = newestFirst(versions);
  const [major, minor, patch] = parseVersion(newest ?? "") ?? [0, 0, 0];
  const next = { major: [major + 1, 0, 0], minor: [major, minor + 1, 0], patch: [major, minor, patch + 1] }[part];
  return next.every((number) => number <= MAX_VERSION_PART) ? next.join(".") : undefined;
}
