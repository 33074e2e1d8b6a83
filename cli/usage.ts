import type { UsageRow } from "../lib/usage";
import { kindOf, usageFaults } from "../lib/usage-faults";
import { readText, shownName, UnreadableFileError } from "./read";
import { Refusal } from "./refusal";

/** Faults that are told; further ones are counted. */
const MOST_FAULTS = 10;

/** What exists outside the app, from a JSON file; throws Refusal with everything that is wrong with it. */
export async function readUsage(file: string): Promise<UsageRow[]> {
  const name = shownName(file);
  const rows = parseRows(await textOf(file, name), name);
  const faults = rows.flatMap((row, index) => usageFaults(row).map((fault) => `${name}: row ${index + 1}: ${fault}`));
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
