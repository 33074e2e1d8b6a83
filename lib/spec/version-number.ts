import { byCodeUnit } from "../text/order";

/** The largest value of a part of a version: it is a 32-bit integer. */
export const MAX_VERSION_PART = 2_147_483_647;

/** Major, minor and patch of an image version. */
export type Version = readonly [major: number, minor: number, patch: number];

const PATTERN = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * Reads `Major.Minor.Patch`, each from 0 to 2147483647, without leading zeros; undefined for any other text.
 * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries
 */
export function parseVersion(text: string): Version | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const parts = match.slice(1).map(Number) as [number, number, number];
  return parts.every((part) => part <= MAX_VERSION_PART) ? parts : undefined;
}

/** Compares versions: below zero when `a` is older than `b`. Parts are numbers, so 1.9.0 is older than 1.10.0. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Returns version texts, newest first. Texts that are no versions come last, by code unit. */
export function newestFirst(texts: Iterable<string>): string[] {
  return [...texts]
    .map((text) => ({ text, version: parseVersion(text) }))
    .sort((a, b) => {
      if (a.version && b.version) return compareVersions(b.version, a.version);
      if (a.version) return -1;
      if (b.version) return 1;
      return byCodeUnit(a.text, b.text);
    })
    .map(({ text }) => text);
}

/** Returns the version that one, two or three numbers stand for: v1.10 is 1.10.0, and 01.2.3 is 1.2.3. */
export function meantVersion(text: string): string | undefined {
  const match = /^[vV]?(\d{1,12})(?:\.(\d{1,12}))?(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (!match) return undefined;
  const meant = match
    .slice(1)
    .map((part) => Number(part ?? "0"))
    .join(".");
  return parseVersion(meant) ? meant : undefined;
}
