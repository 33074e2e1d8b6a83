import type { IConstruct } from "constructs";
import { counted, firstFew } from "../lib/text/wording";
import { ENTRY, LIBRARY } from "./library";

/** The last line of each app. An app may be synthesized more than once, and each of its stacks is validated. */
const announced = new WeakMap<IConstruct, string>();

/**
 * Writes one line to standard error that says how many warnings an app has, if it has any. cdktf's command line shows
 * the warnings themselves, and sets a variable by which it takes over the messages of stacks.
 * @param stacks the stack of each warning
 */
export function announceWarnings(app: IConstruct, stacks: readonly string[]): void {
  if (stacks.length === 0 || process.env["CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS"] !== undefined) return;
  const line = lineOf(stacks);
  if (announced.get(app) === line) return;
  announced.set(app, line);
  process.stderr.write(line);
}

function lineOf(stacks: readonly string[]): string {
  const names = [...new Set(stacks)];
  const where = `${names.length === 1 ? "stack" : "stacks"} ${firstFew(names)}`;
  const them = stacks.length === 1 ? "it" : "them";
  return (
    `gallerist: ${counted(stacks.length, "warning")} in ${where}; ` +
    `\`${LIBRARY} synth\` prints ${them}, and \`findingsOf(app)\` of ${ENTRY}/testing returns ${them}\n`
  );
}
