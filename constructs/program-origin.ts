import type { SpecOrigin } from "../lib/spec/finding";

/** Returns the origin of a spec that a program made: no file, and expressions only where the program gave tokens. */
export function programOrigin(isExpression: (text: string) => boolean): SpecOrigin {
  return { findings: [], place: () => null, isIncomplete: () => false, isExpression, syntax: "typescript" };
}
