import type { AccessChange } from "./access";
import { fails } from "./effect";
import type { Diff, Hazard, HazardKind, ObjectDiff } from "./model";

/** The kinds of change that a pipeline can stop for. */
export const FAIL_ON = [
  "replace",
  "refused",
  "destroy",
  "last-version",
  "forgotten-serving",
  "withdrawn-grows",
  "access-widened",
] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** Reports whether a diff contains a change of a kind. */
export function holds(diff: Diff, kind: FailOn): boolean {
  return pathsOf(diff, kind).length > 0;
}

/**
 * Returns the paths of the changes of a kind. A replacement that Azure refuses is `refused` too, as is a deletion that it may
 * refuse, and one that destroys first is `destroy` too. Other kinds are hazards, but for `access-widened`.
 */
export function pathsOf(diff: Diff, kind: FailOn): string[] {
  switch (kind) {
    case "replace":
      return [...objects(diff, ({ effect }) => effect === "replaced"), ...diff.access.replaced.map(({ path }) => path)];
    case "refused":
      return [
        ...objects(diff, (object) => fails(object.effect, object.outcome) || mayFail(object)),
        ...lockedRoles(diff).map(({ path }) => path),
      ];
    case "destroy":
      return objects(diff, ({ effect, outcome }) => effect === "destroyed" || outcome === "recreated");
    case "last-version":
      return hazardsOf(diff, kind).map(({ path }) => path);
    case "access-widened":
      return diff.access.widened.map(({ path }) => path);
    case "forgotten-serving":
    case "withdrawn-grows":
      return hazardsOf(diff, kind).map(({ path, version }) => `${path}/${version}`);
  }
}

/** Returns the roles that are to be taken away, and that Azure keeps because of a lock. */
function lockedRoles({ access: { narrowed, replaced } }: Diff): AccessChange[] {
  return [...narrowed, ...replaced].filter(({ isLocked }) => isLocked);
}

function mayFail({ changes }: ObjectDiff): boolean {
  return changes.some(({ effect }) => effect === "perhaps-refused");
}

function hazardsOf({ hazards }: Diff, kind: HazardKind): Hazard[] {
  return hazards.filter((hazard) => hazard.kind === kind);
}

function objects({ galleries }: Diff, is: (object: ObjectDiff) => boolean): string[] {
  const all: ObjectDiff[] = galleries.flatMap((gallery) => [
    gallery,
    ...gallery.definitions.flatMap((definition) => [definition, ...definition.versions]),
  ]);
  return all.filter(is).map(({ path }) => path);
}
