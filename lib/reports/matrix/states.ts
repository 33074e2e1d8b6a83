import { isPublishedElsewhere } from "../../plan/provider";
import type { Retired, VersionSpec } from "../../spec/version-spec";

/** The state of a version that a pipeline publishes: only its replication is managed. */
export const PUBLISHED = "published";

/** A state in which a version differs from a plain active one. */
export interface VersionState {
  readonly state: typeof PUBLISHED | "candidate" | "ring" | "withdrawn" | "retired";
  /** The name of its ring. */
  readonly name?: string;
  /** The reason for its withdrawal, or the stage of its retirement. */
  readonly reason?: string;
}

/** Returns the states in which a version differs from a plain active one; empty if there are none. */
export function statesOf(spec: VersionSpec): VersionState[] {
  const { state, ring, withdrawn, retired } = spec;
  const states: VersionState[] = [];
  if (isPublishedElsewhere(spec)) states.push({ state: PUBLISHED });
  if (state === "candidate") states.push({ state: "candidate" });
  if (ring !== undefined) states.push({ state: "ring", name: ring });
  if (withdrawn) states.push({ state: "withdrawn", reason: withdrawn.reason });
  if (retired) states.push({ state: "retired", reason: stageText(retired) });
  return states;
}

function stageText({ stage, since }: Retired): string {
  return `${stage === "home" ? "at home only" : "hidden"} since ${since}`;
}

/** The notes below a table, each once, with numbers that cells refer to. */
export class Notes {
  readonly #numbers = new Map<string, number>();

  /** Returns `[1]`, and the same number for the same text. */
  mark(text: string): string {
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return `[${number}]`;
  }

  /** Returns the numbers with their texts, in the order of the numbers. */
  all(): [number: number, text: string][] {
    return [...this.#numbers].map(([text, number]) => [number, text]);
  }
}
