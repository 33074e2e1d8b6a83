/** The parts of a starter that `gallerist init` was asked for. */
export interface StarterChoice {
  readonly cdktf?: true;
  readonly cdktn?: true;
  readonly github?: true;
  readonly azureDevops?: true;
  readonly preCommit?: true;
  readonly terraformTest?: true;
}

/** A file that `gallerist init` writes. */
export interface StarterFile {
  /** Its path below the directory, with `/`. */
  readonly path: string;
  /**
   * Returns its text, or undefined where the choice does not ask for it.
   * @param gallery the text of the gallery.yaml that is kept or written
   */
  readonly text: (choice: StarterChoice, gallery: string) => string | undefined;
  /** Reports whether one that exists is kept, whatever it holds: the rest of the starter is then written around it. */
  readonly keptIf?: (choice: StarterChoice) => boolean;
}
