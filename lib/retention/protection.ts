import type { Retention } from "../spec/retention";

/** Returns the words for what protects a version; undefined if nothing does. */
export function protectedBy(
  { protect = {} }: Retention,
  version: string,
  tagLists: readonly Readonly<Record<string, unknown>>[],
): string | undefined {
  const glob = (protect.versions ?? []).find((pattern) => isLike(version, pattern));
  if (glob !== undefined) return `protected by ${glob}`;
  for (const [name, value] of Object.entries(protect.tags ?? {})) {
    if (tagLists.some((tags) => hasTag(tags, name, value))) return `protected by its tag ${name}`;
  }
  return undefined;
}

/** Reports whether tags have one. Azure ignores the case of names, and keeps that of values. */
function hasTag(tags: Readonly<Record<string, unknown>>, name: string, value: string): boolean {
  return Object.entries(tags).some(([key, each]) => key.toLowerCase() === name.toLowerCase() && each === value);
}

/** Reports whether a version number is like a pattern, in which `*` stands for any characters. */
function isLike(version: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  if (others.length === 0) return version === pattern;
  const last = others.pop() ?? "";
  if (!version.startsWith(first) || version.length < first.length + last.length || !version.endsWith(last))
    return false;
  let rest = version.slice(first.length, version.length - last.length);
  return others.every((part) => {
    const at = rest.indexOf(part);
    if (at >= 0) rest = rest.slice(at + part.length);
    return at >= 0;
  });
}
