import type { Change } from "../../diff/change";
import { grouped } from "../../text/wording";

/** A line about a change, and the reason why it is no change in place. */
export interface Fact {
  readonly text: string;
  readonly why?: string;
}

/** The number of names that a list shows before it counts the others. */
const MOST_NAMES = 6;

/** Returns `a, b, c`, or the first of many names and the number of the others. */
export function listed(names: readonly string[], most = MOST_NAMES): string {
  // A single further name is shown instead of counted.
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${grouped(names.length - most)} more`;
}

/** Returns a line about a change, with its reason unless it is made in place. */
export function withWhy(text: string, { effect, reason }: Change): Fact {
  switch (effect) {
    case "in-place":
      return { text };
    case "replaced":
      return { text, why: `replaces it: ${reason}` };
    case "refused":
      return { text, why: `refused: ${reason}` };
    case "perhaps-refused":
      return { text: reason };
    case "destroyed":
      return { text, why: `destroys it: ${reason}` };
  }
}
