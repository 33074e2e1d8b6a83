import type { Command } from "commander";
import { REGIONS } from "../lib/azure/regions";
import { FAIL_ON } from "../lib/diff/fail-on";
import { CURES } from "../lib/reports/explain/cures/index";
import { ruleEntries } from "../lib/reports/explain/rule-entries";
import { bashCompletion } from "./completion/bash";
import { fishCompletion } from "./completion/fish";
import { completedProgram, type CompletedProgram } from "./completion/tree";
import { zshCompletion } from "./completion/zsh";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";

/** The shells that `gallerist completion` knows. */
export type Shell = "bash" | "zsh" | "fish";

const SCRIPTS: Readonly<Record<Shell, (program: CompletedProgram) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Runs `gallerist completion`: writes the script by which a shell completes the verbs and options of the program. */
export function completion(shell: Shell, program: Command, stdio: Stdio): number {
  const known = {
    "--region": REGIONS.map(({ name }) => name),
    "--fail-on": FAIL_ON,
    WORDS: [...ruleEntries(), ...CURES].map(({ id }) => id),
  };
  stdio.stdout.write(SCRIPTS[shell](completedProgram(program, known)));
  return EXIT.fine;
}
