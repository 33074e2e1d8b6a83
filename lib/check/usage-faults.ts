import { found } from "../text/wording";

const COUNTS = ["galleries", "imageDefinitions", "imageVersions", "applicationVersions"] as const;
const KEYS: readonly string[] = ["subscription", "region", ...COUNTS];
const SUBSCRIPTION = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Returns the reasons why a value is no row of usage; none for a valid one. */
export function usageFaults(row: unknown): string[] {
  if (typeof row !== "object" || row === null || Array.isArray(row))
    return [`${kindOf(row)} is not a row; write an object`];
  const value = new Map<string, unknown>(Object.entries(row));
  const unknown = [...value.keys()].filter((key) => !KEYS.includes(key));
  const faults = unknown.map((key) => `the unknown key ${found(key)}; allowed are ${KEYS.join(", ")}`);
  if (!isMatch(SUBSCRIPTION, value.get("subscription"))) {
    faults.push(`\`subscription\` is ${shownValue(value.get("subscription"))}; write the subscription's id, a GUID`);
  }
  if (!isMatch(/\S/, value.get("region"))) {
    faults.push(`\`region\` is ${shownValue(value.get("region"))}; write the name of a region`);
  }
  for (const key of COUNTS) {
    const count = value.get(key);
    if (!value.has(key) || (Number.isSafeInteger(count) && (count as number) >= 0)) continue;
    faults.push(`\`${key}\` is ${shownValue(count)}; write a whole number, 0 or more`);
  }
  return faults;
}

/** Returns the kind of a wrong value, in words. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : found(value);
}

function isMatch(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}

function shownValue(value: unknown): string {
  return value === undefined ? "missing" : kindOf(value);
}
