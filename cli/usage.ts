import { found } from "../lib/rules/wording";
import type { UsageRow } from "../lib/usage";
import { readText, shownName, UnreadableFileError } from "./read";
import { Refusal } from "./refusal";

const COUNTS = ["galleries", "imageDefinitions", "imageVersions"] as const;
const KEYS: readonly string[] = ["subscription", "region", ...COUNTS];
const SUBSCRIPTION = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Faults that are told; further ones are counted. */
const MOST_FAULTS = 10;

/** What exists outside the app, from a JSON file; throws Refusal with everything that is wrong with it. */
export async function readUsage(file: string): Promise<UsageRow[]> {
  const name = shownName(file);
  const rows = parseRows(await textOf(file, name), name);
  const faults = rows.flatMap((row, index) => faultsOf(row).map((fault) => `${name}: row ${index + 1}: ${fault}`));
  if (faults.length === 0) return rows as UsageRow[];
  const more = faults.length - MOST_FAULTS;
  throw new Refusal([
    ...faults.slice(0, MOST_FAULTS),
    ...(more > 0 ? [`${name}: ${more} more ${more === 1 ? "mistake" : "mistakes"} of this kind`] : []),
  ]);
}

async function textOf(file: string, name: string): Promise<string> {
  try {
    return await readText(file);
  } catch (error) {
    throw error instanceof UnreadableFileError ? new Refusal([`cannot read ${name}: ${error.message}`]) : error;
  }
}

function parseRows(text: string, name: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Refusal([`${name} is not JSON: ${(error as Error).message}`]);
  }
  if (Array.isArray(value)) return value;
  throw new Refusal([
    `${name} holds ${kindOf(value)}; a list of rows is expected: [{ "subscription": …, "region": …, "imageVersions": … }]`,
  ]);
}

function faultsOf(row: unknown): string[] {
  if (typeof row !== "object" || row === null || Array.isArray(row))
    return [`${kindOf(row)} is no row; write an object`];
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

function isMatch(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}

function shownValue(value: unknown): string {
  if (value === undefined) return "missing";
  return typeof value === "object" && value !== null ? kindOf(value) : found(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : found(value);
}
