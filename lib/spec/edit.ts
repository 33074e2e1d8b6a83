import type { SpecPath } from "./spec-path";

/** A change of a file that mends a mistake. Its path leads to what it changes. */
export type Edit =
  | {
      /** Writes another key. */
      readonly kind: "key";
      readonly at: SpecPath;
      readonly to: string;
    }
  | {
      /** Writes another text, number, `true` or `false`. */
      readonly kind: "value";
      readonly at: SpecPath;
      readonly to: string | number | boolean;
    }
  | {
      /** Adds an entry to a map. */
      readonly kind: "entry";
      readonly at: SpecPath;
      readonly key: string;
      readonly value: unknown;
    }
  | {
      /** Moves an item of a list to its end. */
      readonly kind: "last";
      readonly at: SpecPath;
    };
