/** What the command line exits with. */
export const EXIT = {
  /** Nothing is wrong. */
  fine: 0,
  /** Something is wrong inside a document that could be read. */
  wrong: 1,
  /** A file that cannot be read, is not YAML or JSON, or is too large; or wrong usage. */
  unusable: 2,
  /** A fault of gallerist itself: EX_SOFTWARE of sysexits.h, so that no caller takes it for a finding. */
  internal: 70,
} as const;

/** What the user can put right, and no finding tells; every line is one message. */
export class Refusal extends Error {
  constructor(
    readonly lines: readonly string[],
    readonly exitCode: number = EXIT.unusable,
  ) {
    super(lines.join("\n"));
  }
}
