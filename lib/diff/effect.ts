import type { Protections } from "../plan/protections";
import type { Change, Effect } from "./change";

/** The result of replacing an object. */
export type Outcome =
  /** The new one is created first, under the same id: refused, and the old one stays. */
  | "already-exists"
  /** Terraform refuses to plan it: `prevent_destroy`. */
  | "protected"
  /** The old one is destroyed first, which Azure refuses while something is in it. */
  | "not-empty"
  /** The old one is destroyed, then the new one is created. */
  | "recreated";

/** Returns the effect that changes of attributes have on an object; null without changes. */
export function effectOf(changes: readonly Change[]): Effect | null {
  const has = (effect: Effect): boolean => changes.some((change) => change.effect === effect);
  if (has("destroyed")) return "destroyed";
  // Azure refuses a date in the past both for an update and for a new object.
  if (changes.some(({ attribute }) => attribute === "endOfLife.past")) return "refused";
  for (const effect of ["replaced", "refused", "in-place"] as const) if (has(effect)) return effect;
  return null;
}

/** The facts about an object that is to be replaced. */
export interface Replaced {
  readonly isProtected: boolean;
  readonly isEmpty: boolean;
}

/** Returns the result of a replacement; null for any other effect. */
export function outcomeOf(effect: Effect | null, object: Replaced, protections: Protections): Outcome | null {
  if (effect !== "replaced") return null;
  if (object.isProtected) return "protected";
  if (protections.createBeforeDestroy) return "already-exists";
  return object.isEmpty ? "recreated" : "not-empty";
}

/** Returns the result for an object that others are in, and that may move to another provider. */
export function containerOutcome(
  effect: Effect | null,
  changes: readonly Change[],
  object: Replaced,
  protections: Protections,
): Outcome | null {
  if (!isMoved(changes)) return outcomeOf(effect, object, protections);
  // The old address leaves with its `prevent_destroy`, and no anchor keeps it until what is in it is gone.
  const createBeforeDestroy = object.isEmpty && withoutOrder(protections).createBeforeDestroy;
  return outcomeOf(effect, { ...object, isProtected: false }, { ...protections, createBeforeDestroy });
}

/** Returns the result for a version. With a changed provider, old and new address are two resources that only the anchor orders. */
export function versionOutcome(
  effect: Effect | null,
  changes: readonly Change[],
  protections: Protections,
): Outcome | null {
  const { createBeforeDestroy } = isMoved(changes) ? withoutOrder(protections) : protections;
  return outcomeOf(effect, { isProtected: false, isEmpty: true }, { ...protections, createBeforeDestroy });
}

function isMoved(changes: readonly Change[]): boolean {
  return changes.some(({ attribute }) => attribute === "provider");
}

/** Returns the protections of two addresses, which only the anchor orders. */
function withoutOrder({ createBeforeDestroy, deletesLast }: Protections): Protections {
  return { deletesLast, createBeforeDestroy: createBeforeDestroy && deletesLast };
}

/** Reports whether the apply of a change fails, so that the object stays as it is. */
export function fails(effect: Effect | null, outcome: Outcome | null): boolean {
  return effect === "refused" || (outcome !== null && outcome !== "recreated");
}
