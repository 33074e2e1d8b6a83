/** The answer to an expectation, in the form that `expect.extend` of jest and vitest takes. */
export interface Expectation {
  readonly pass: boolean;
  /** Returns what was found, and for an expectation that holds, what it must not be under `.not`. */
  readonly message: () => string;
}
