/** The exit codes of the command line. */
export const EXIT = {
  /** Nothing is wrong. */
  fine: 0,
  /** Something is wrong in a document that could be read. */
  wrong: 1,
  /** A file cannot be read, is not YAML or JSON, or is too large; or the usage is wrong. */
  unusable: 2,
  /** Azure has not finished yet. */
  waiting: 3,
  /** The user has stopped it: 128 and the number of SIGINT. */
  interrupted: 130,
  /** An internal error of gallerist: EX_SOFTWARE of sysexits.h, so that no caller takes it for a finding. */
  internal: 70,
} as const;

/** An error that the user can fix and that is not a finding. Each line is one message. */
export class Refusal extends Error {
  constructor(
    readonly lines: readonly string[],
    readonly exitCode: number = EXIT.unusable,
  ) {
    super(lines.join("\n"));
  }
}
