import { hang, PLAIN, type TextOptions } from "../../../text/paint";
import type { Block } from "../page";
import { azurermToAzapi } from "./azurerm-to-azapi";
import type { Cure } from "./cure";
import { deletionFlag } from "./deletion-flag";
import { failedFirstPublish } from "./failed-first-publish";

export type { Cure } from "./cure";

/** The ways to put right what exists already. */
export const CURES: readonly Cure[] = [deletionFlag, azurermToAzapi, failedFirstPublish];

/** Returns the page of a cure; undefined for an unknown id. */
export function curePage(id: string): Block[] | undefined {
  const cure = CURES.find((candidate) => candidate.id === id);
  if (!cure) return undefined;
  return [{ kind: "title", text: id }, { kind: "paragraph", text: `Cure: ${cure.summary}.` }, ...cure.blocks];
}

const COLUMN = 11;

/** Writes all cures for a terminal, below the rules. */
export function curesText({ width = Infinity, paint = PLAIN }: TextOptions = {}): string {
  const rows = CURES.flatMap(({ id, summary }) => [
    `${" ".repeat(COLUMN)}${paint.strong(id)}`,
    `${" ".repeat(COLUMN)}${hang(summary, COLUMN, COLUMN, width)}`,
  ]);
  return `${["cures for what exists", ...rows].join("\n")}\n`;
}
