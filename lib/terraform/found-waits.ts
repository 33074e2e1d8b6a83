import { newestFirst } from "../spec/version-number";
import type { ParsedVersion } from "./parsed";

/** Returns the versions of the same definition that each version waits for by its `depends_on`, oldest first. */
export function waitsOf(versions: readonly ParsedVersion[]): (version: ParsedVersion) => readonly string[] {
  const byBlock = new Map<string, string[]>();
  for (const { block, version } of versions) {
    const known = byBlock.get(block);
    if (known) known.push(version);
    else byBlock.set(block, [version]);
  }
  // Instances of one block wait for the same versions: thousands of them share one list.
  const known = new Map<string, readonly string[]>();
  return ({ block, dependsOn }) => {
    if (dependsOn.length === 0) return [];
    const key = `${block}\n${dependsOn.join("\n")}`;
    let waits = known.get(key);
    if (!waits) {
      const others = new Set(dependsOn.filter((each) => each !== block).flatMap((each) => byBlock.get(each) ?? []));
      known.set(key, (waits = newestFirst(others).reverse()));
    }
    return waits;
  };
}
