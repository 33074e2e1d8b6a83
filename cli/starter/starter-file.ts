/** The parts of a starter that `gallerist init` was asked for. */
export interface StarterChoice {
  readonly cdktf?: true;
  readonly cdktn?: true;
}

/** A file that `gallerist init` writes. */
export interface StarterFile {
  /** Its path below the directory, with `/`. */
  readonly path: string;
  /** Returns its text, or undefined where the choice does not ask for it. */
  readonly text: (choice: StarterChoice) => string | undefined;
  /** Reports whether one that exists is kept: the rest of the starter is then written around it. */
  readonly keptIf?: (choice: StarterChoice) => boolean;
}
