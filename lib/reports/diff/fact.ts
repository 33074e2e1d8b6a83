import type { Change } from "../../diff/change";
import { grouped } from "../../text/wording";

/** One line about a change, and why it is no change in place. */
export interface Fact {
  readonly text: string;
  readonly why?: string;
}

/** How many names a list shows before it counts the others. */
const MOST_NAMES = 6;

/** `a, b, c`, or the first of many and how many others there are. */
export function listed(names: readonly string[], most = MOST_NAMES): string {
  // One name is not worth a count.
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${grouped(names.length - most)} more`;
}

/** A line about a change, with its reason unless it is made in place. */
export function withWhy(text: string, { effect, reason }: Change): Fact {
  switch (effect) {
    case "in-place":
      return { text };
    case "replaced":
      return { text, why: `replaces it: ${reason}` };
    case "refused":
      return { text, why: `refused: ${reason}` };
    case "destroyed":
      return { text, why: `destroys it: ${reason}` };
  }
}
