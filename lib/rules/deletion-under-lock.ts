import { example, VERSION } from "../check/facts/examples";
import { itemVersions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import type { GalleryPlan } from "../plan/plan";
import { counted, firstFew, shown } from "../text/wording";

interface DeletionUnderLock extends Violation {
  /** Retired versions, `image/1.2.0`; none where the gallery itself leaves. */
  readonly retired: readonly string[];
  /** True if the gallery leaves; otherwise, without retired versions, a retention is to take versions out. */
  readonly isRemoved: boolean;
}

/** A warning: what is retired is deleted later, and the lock may go before that. */
export const deletionUnderLock = defineRule<DeletionUnderLock>({
  id: "deletion-under-lock",
  severity: "warning",
  section: "galleries",
  summary: "`lock: delete` of a gallery from which something is to be deleted",
  why: "Everything in a gallery inherits its lock, so Azure refuses to delete versions, images, applications and role assignments below it, and the apply that drops them fails.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
  *find({ plans }) {
    for (const plan of plans) {
      const { lock, removed } = plan.spec.gallery;
      if (lock === undefined || plan.foundIn !== undefined) continue;
      const retired = [...itemVersions([plan])]
        .filter(({ version }) => version.spec.retired !== undefined)
        .map(({ definition, version }) => `${definition.name}/${version.version}`);
      const isRetaining = hasRetention(plan);
      if (retired.length > 0 || removed === true || isRetaining) {
        yield { plan, at: ["gallery", "lock"], retired, isRemoved: removed === true };
      }
    }
  },
  problem: ({ plan, retired, isRemoved }) =>
    `${shown(plan.spec.gallery.name)} has a lock, and ${
      retired.length === 0
        ? isRemoved
          ? "leaves: Azure deletes nothing in it before the lock is gone"
          : "a `retention`: Azure deletes no version that it proposes while the lock is there"
        : `${counted(retired.length, "version")} in it (${firstFew(retired)}) ${retired.length === 1 ? "is" : "are"} retired, which Azure does not delete while the lock is there`
    }`,
  help: () => "take the lock away in an apply of its own before anything is deleted, and put it back after that",
  bad: [
    example({
      gallery: { lock: "delete" },
      image: {
        versions: { "1.4.0": VERSION, "1.3.0": { ...VERSION, retired: { stage: "hidden", since: "2026-01-31" } } },
      },
    }),
  ],
  good: [example({ gallery: { lock: "delete" } })],
});

function hasRetention({ spec: { policies = {}, images = {}, applications = {} } }: GalleryPlan): boolean {
  return [policies, images, applications].some((record) =>
    Object.values(record).some(({ retention }) => retention !== undefined),
  );
}
