import { printable } from "../lib/text/printable";
import { counted } from "../lib/text/paint";
import type { Input, UnresolvedInFile } from "./input";
import type { Stdio } from "./stdio";

/** The number of values that are listed. The others are only counted. */
const MOST = 5;

/** The length at which an expression is cut, in characters. */
const MOST_CHARACTERS = 80;

/**
 * Reports on standard error the values of Terraform files that could not be read, so that nobody takes the rest for
 * all.
 */
export function reportUnresolved(unresolved: readonly UnresolvedInFile[], stdio: Stdio): void {
  if (unresolved.length === 0) return;
  stdio.stderr.write(`${unresolvedText(unresolved)}\n`);
}

/** Reports on standard error the plans that Terraform did not finish. */
export function reportPartial(inputs: readonly Pick<Input, "name" | "isPartial">[], stdio: Stdio): void {
  for (const { name, isPartial } of inputs) {
    if (!isPartial) continue;
    const text = `${name}: a partial plan, since Terraform stopped with an error: more may change`;
    stdio.stderr.write(`${printable(text)}\n`);
  }
}

/** Returns a heading, and a line for each of the first values. */
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
    : `not read, and left out: ${count} that only Terraform knows`;
}

function caseText({ file, address, attribute, found }: UnresolvedInFile): string {
  const shown = found.length > MOST_CHARACTERS ? `${found.slice(0, MOST_CHARACTERS)}…` : found;
  return printable(`  ${file}: ${attribute} of ${address}: ${shown}`);
}
