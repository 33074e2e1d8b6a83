import { fails } from "./effect";
import type { Diff, ObjectDiff } from "./model";

/** The kinds of change that a pipeline can stop for. */
export const FAIL_ON = ["replace", "refused", "destroy", "last-version"] as const;

export type FailOn = (typeof FAIL_ON)[number];

/**
 * Reports whether a diff contains a change of a kind. A replacement that Azure refuses is `refused` too, and one that
 * destroys first is `destroy` too. `last-version` is a region that loses its last serving version.
 */
export function holds(diff: Diff, kind: FailOn): boolean {
  switch (kind) {
    case "replace":
      return some(diff, ({ effect }) => effect === "replaced");
    case "refused":
      return some(diff, ({ effect, outcome }) => fails(effect, outcome));
    case "destroy":
      return some(diff, ({ effect, outcome }) => effect === "destroyed" || outcome === "recreated");
    case "last-version":
      return diff.hazards.some((hazard) => hazard.kind === "last-version");
  }
}

function some({ galleries }: Diff, is: (object: ObjectDiff) => boolean): boolean {
  return galleries.some(
    (gallery) =>
      is(gallery) || gallery.definitions.some((definition) => is(definition) || definition.versions.some(is)),
  );
}
