import { isPublishedElsewhere } from "../../plan/provider";
import type { ImageVersionSpec } from "../../spec/image-version-spec";

/** Of a version that a pipeline publishes: only where it is replicated is managed. */
export const PUBLISHED = "published";

/** One way in which a version differs from a plain active one. */
export interface VersionState {
  readonly state: typeof PUBLISHED | "candidate" | "ring" | "withdrawn";
  /** Of its ring. */
  readonly name?: string;
  /** Why it was withdrawn. */
  readonly reason?: string;
}

/** How a version differs from a plain active one; nothing for one that does not. */
export function statesOf(spec: ImageVersionSpec): VersionState[] {
  const { state, ring, withdrawn } = spec;
  const states: VersionState[] = [];
  if (isPublishedElsewhere(spec)) states.push({ state: PUBLISHED });
  if (state === "candidate") states.push({ state: "candidate" });
  if (ring !== undefined) states.push({ state: "ring", name: ring });
  if (withdrawn) states.push({ state: "withdrawn", reason: withdrawn.reason });
  return states;
}

/** Texts that stand below a table, each once, with numbers that cells refer to. */
export class Notes {
  readonly #numbers = new Map<string, number>();

  /** `[1]`; the same for the same text. */
  mark(text: string): string {
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return `[${number}]`;
  }

  /** Numbers with their texts, in the order of the numbers. */
  all(): [number: number, text: string][] {
    return [...this.#numbers].map(([text, number]) => [number, text]);
  }
}
