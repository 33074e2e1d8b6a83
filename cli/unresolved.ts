import { printable } from "../lib/text/printable";
import { counted } from "../lib/text/paint";
import type { Input, UnresolvedInFile } from "./input";
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

/** Says on standard error which plans Terraform did not finish. */
export function tellPartial(inputs: readonly Pick<Input, "name" | "isPartial">[], stdio: Stdio): void {
  for (const { name, isPartial } of inputs) {
    if (!isPartial) continue;
    const text = `${name}: a partial plan, since Terraform stopped with an error: more may change`;
    stdio.stderr.write(`${printable(text)}\n`);
  }
}

/** A heading and a line for each of the first cases. */
export function unresolvedText(unresolved: readonly UnresolvedInFile[]): string {
  const more = unresolved.length - MOST;
  return [
    `not read, and left out: ${counted(unresolved.length, "value")} that Terraform alone can tell`,
    ...unresolved.slice(0, MOST).map(caseText),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
}

function caseText({ file, address, attribute, found }: UnresolvedInFile): string {
  const shown = found.length > MOST_CHARACTERS ? `${found.slice(0, MOST_CHARACTERS)}…` : found;
  return printable(`  ${file}: ${attribute} of ${address}: ${shown}`);
}
