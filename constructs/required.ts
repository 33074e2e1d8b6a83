import { UsageError } from "./usage-error";

/** An object of a program. The program may be JavaScript, so its type is unknown. */
type Data = Readonly<Record<string, unknown>>;

/**
 * Refuses a missing value where an object is required, in one line that names it. TypeScript refuses it at compile
 * time; a program in JavaScript gets this error instead of a failure inside gallerist.
 */
export function requireObject(owner: string, what: string, value: unknown): void {
  if (value === undefined || value === null) throw new UsageError(`${owner}: ${what} is missing`);
  if (typeof value !== "object" || Array.isArray(value)) throw new UsageError(`${owner}: ${what} must be an object`);
}

/** Refuses an object that lacks a value for one of these keys. */
export function requireKeys(owner: string, value: unknown, keys: readonly string[], path = ""): void {
  const missing = keys.find((key) => (value as Data)[key] === undefined || (value as Data)[key] === null);
  if (missing !== undefined) throw new UsageError(`${owner}: \`${path}${missing}\` is missing`);
}

/** Refuses a replication policy that lacks a required value. */
export function requirePolicy(owner: string, path: string, policy: unknown): void {
  requireObject(owner, `\`${path}\``, policy);
  requireKeys(owner, policy, ["regions", "tiers"], `${path}.`);
  const { regions, tiers, rings } = policy as Data;
  requireRecord(owner, `${path}.regions`, regions);
  requireItems(owner, `${path}.tiers`, tiers, ["name", "take", "regions", "replicas"]);
  if (rings !== undefined) requireItems(owner, `${path}.rings`, rings, ["name", "regions"]);
}

/** Refuses a value that is not a record of objects. */
function requireRecord(owner: string, path: string, record: unknown): void {
  requireObject(owner, `\`${path}\``, record);
  for (const [name, value] of Object.entries(record as Data)) requireObject(owner, `\`${path}.${name}\``, value);
}

/** Refuses a list of objects in which one lacks a key. */
function requireItems(owner: string, path: string, list: unknown, keys: readonly string[]): void {
  if (!Array.isArray(list)) throw new UsageError(`${owner}: \`${path}\` must be a list`);
  for (const [index, value] of list.entries()) {
    requireObject(owner, `\`${path}[${index}]\``, value);
    requireKeys(owner, value, keys, `${path}[${index}].`);
  }
}

/** Refuses a name that is not a text. */
export function requireText(owner: string, what: string, value: unknown): void {
  if (value === undefined || value === null) throw new UsageError(`${owner}: ${what} is missing`);
  if (typeof value !== "string") throw new UsageError(`${owner}: ${what} must be a text`);
}
