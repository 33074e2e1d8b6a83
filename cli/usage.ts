import type { UsageRow } from "../lib/check/usage";
import { kindOf, usageFaults } from "../lib/check/usage-faults";
import { readJson } from "./json-file";
import { shownName } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/** The number of faults that are listed. The others are only counted. */
const MOST_FAULTS = 10;

/**
 * Returns the resources outside the app, from a JSON file.
 * @throws Refusal with all faults of the file
 */
export async function readUsage(file: string, stdio: Stdio): Promise<UsageRow[]> {
  const name = shownName(file);
  const rows = rowsOf(await readJson(file, stdio), name);
  const faults = rows.flatMap((row, index) => usageFaults(row).map((fault) => `${name}: row ${index + 1}: ${fault}`));
  if (faults.length === 0) return rows as UsageRow[];
  const more = faults.length - MOST_FAULTS;
  throw new Refusal([
    ...faults.slice(0, MOST_FAULTS),
    ...(more > 0 ? [`${name}: ${more} more ${more === 1 ? "mistake" : "mistakes"} of this kind`] : []),
  ]);
}

function rowsOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Refusal([
    `${name} holds ${kindOf(value)}; a list of rows is expected: [{ "subscription": …, "region": …, "imageVersions": … }]`,
  ]);
}
