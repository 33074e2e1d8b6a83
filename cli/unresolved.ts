import { printable } from "../lib/text/printable";
import { counted } from "../lib/text/paint";
import type { UnresolvedInFile } from "./input";
import type { Stdio } from "./stdio";

/** Cases that are told; further ones are counted. */
const MOST = 5;

/** Longer expressions are cut. */
const MOST_CHARACTERS = 80;

/** Says on standard error what could not be read in Terraform files, so that nobody takes the rest for all. */
export function tellUnresolved(unresolved: readonly UnresolvedInFile[], stdio: Stdio): void {
  if (unresolved.length === 0) return;
  stdio.stderr.write(`${unresolvedText(unresolved)}\n`);
}

/** A heading and a line for each of the first cases. */
export function unresolvedText(unresolved: readonly UnresolvedInFile[]): string {
  const more = unresolved.length - MOST;
  return [
    headingOf(unresolved),
    ...unresolved.slice(0, MOST).map(caseText),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
}

function headingOf(unresolved: readonly UnresolvedInFile[]): string {
  const count = counted(unresolved.length, "value");
  return unresolved.some(({ isWritten }) => isWritten)
    ? `not read, or not for certain: ${count}`
    : `not read, and left out: ${count} that Terraform alone can tell`;
}

function caseText({ file, address, attribute, found }: UnresolvedInFile): string {
  const shown = found.length > MOST_CHARACTERS ? `${found.slice(0, MOST_CHARACTERS)}…` : found;
  return printable(`  ${file}: ${attribute} of ${address}: ${shown}`);
}
