/** Returns the MD5 of a text, as hexadecimal digits. */
export type Md5 = (text: string) => string;

/** The id of every L1 of an L2, which addresses leave out. */
export const RESOURCE = "Resource";

const LONGEST = 255;
const LONGEST_HUMAN_PART = 240;
const HASH_LENGTH = 8;

/**
 * Returns the Terraform name of a resource as cdktf 0.21 gives it to a construct, so that both ways to synthesize give
 * the same addresses (cdktf/lib/private/unique.js).
 * @param path construct ids below the stack
 */
export function resourceName(path: readonly string[], md5: Md5): string {
  const ids = path.map((id) => id.replaceAll("/", "--")).filter((id) => id !== "Default");
  const [only] = ids;
  if (only !== undefined && ids.length === 1 && allowed(only).length <= LONGEST) return allowed(only);
  const human = withoutRepetition(ids)
    .filter((id) => id !== RESOURCE)
    .map(allowed)
    .join("_")
    .slice(0, LONGEST_HUMAN_PART);
  return `${human}_${md5(ids.join("/")).slice(0, HASH_LENGTH).toUpperCase()}`;
}

/** Returns the ids without those that the id before them ends with. */
function withoutRepetition(ids: readonly string[]): string[] {
  const kept: string[] = [];
  for (const id of ids) if (kept.at(-1)?.endsWith(id) !== true) kept.push(id);
  return kept;
}

function allowed(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, "");
}
