import { isObject } from "../../lib/terraform/resource";
import { own } from "../../lib/text/order";
import { counted } from "../../lib/text/wording";
import { Refusal } from "../refusal";
import type { Stdio } from "../stdio";
import type { AzureClient } from "./client";

/** The most rows of a page, which Azure Resource Graph allows. */
const ROWS_OF_A_PAGE = 1000;

/** Asks Azure Resource Graph, and returns all pages of its answer. @throws Refusal in one line */
export async function pagesOfQuery(query: string, client: AzureClient, stdio: Stdio): Promise<unknown[]> {
  const pages: unknown[] = [];
  const rows = new Set<string>();
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    stdio.progress.stage(`reading Azure Resource Graph: ${counted(rows.size, "row")} on use`);
    const page = await client.query({
      query,
      options: { $top: ROWS_OF_A_PAGE, ...(token !== undefined && { $skipToken: token }) },
    });
    pages.push(page);
    for (const row of rowsOf(page)) rows.add(keyOf(row));
    const next = isObject(page) ? own(page, "$skipToken") : undefined;
    token = typeof next === "string" && next !== "" ? next : undefined;
    if (token !== undefined && tokens.has(token)) throw unfitting();
    tokens.add(token ?? "");
  } while (token !== undefined);
  // A row that came twice stands where another one is missing: things changed between two pages.
  if (rows.size < pages.flatMap(rowsOf).length) throw unfitting();
  return pages;
}

function rowsOf(page: unknown): readonly unknown[] {
  const data = isObject(page) ? own(page, "data") : undefined;
  return Array.isArray(data) ? (data as unknown[]) : [];
}

/** Returns the columns of a row by which the query orders. */
function keyOf(row: unknown): string {
  const columns = ["kind", "subscription", "type", "used", "exactVersion", "scaleSet"];
  return JSON.stringify(columns.map((column) => (isObject(row) ? own(row, column) : row)));
}

function unfitting(): Refusal {
  return new Refusal(["the pages of Azure Resource Graph's answer do not fit together; run it again"]);
}
