import { hang, PLAIN, type TextOptions } from "../../../text/paint";
import type { Block } from "../page";
import { azurermToAzapi } from "./azurerm-to-azapi";
import { ANY_VERSION, type Cure, type Cured } from "./cure";
import { deletionFlag } from "./deletion-flag";
import { failedFirstPublish } from "./failed-first-publish";

export type { Cure, Cured } from "./cure";

/** The ways to put right what exists already. */
export const CURES: readonly Cure[] = [deletionFlag, azurermToAzapi, failedFirstPublish];

/** Returns the cure of a name; undefined for an unknown one. */
export function findCure(id: string): Cure | undefined {
  return CURES.find((candidate) => candidate.id === id);
}

/** Returns the page of a cure for a version. */
export function curePage({ id, summary, blocks }: Cure, of: Cured = ANY_VERSION): Block[] {
  return [{ kind: "title", text: id }, { kind: "paragraph", text: `Cure: ${summary}.` }, ...blocks(of)];
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
