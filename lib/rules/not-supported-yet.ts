import type { SpecPath } from "../finding";
import type { GalleryPlan } from "../plan";
import { COMMUNITY, example } from "./examples";
import { versions } from "./items";
import { defineRule, type Found } from "./rule";
import { counted, firstFew, quoted } from "./wording";

interface NotSupportedYet extends Found {
  readonly key: string;
  /** Versions that use it; none for a key of the gallery. */
  readonly subjects: readonly string[];
}

/** One finding per key, not per version: a gallery that a pipeline fills uses it everywhere. */
export const notSupportedYet = defineRule<NotSupportedYet>({
  id: "not-supported-yet",
  severity: "error",
  summary: "a key that gallery.yaml has, but that nothing acts on yet",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const plan of plans) {
      yield* unsupportedSource(plan, "published");
      yield* unsupportedSource(plan, "galleryImageVersion");
      if (plan.spec.gallery.sharing?.direct) {
        yield { plan, at: ["gallery", "sharing", "direct"], key: "sharing.direct", subjects: [] };
      }
    }
  },
  problem: ({ key, subjects }) =>
    subjects.length === 0
      ? `${quoted(key)} is not supported yet`
      : `${quoted(key)} is not supported yet; ${counted(subjects.length, "version")} (${firstFew(subjects)}) ${subjects.length === 1 ? "uses" : "use"} it`,
  help: ({ key }) =>
    key === "sharing.direct"
      ? "take it out, and give access with role assignments"
      : "name a `managedImage`, a `virtualMachine`, a `snapshot` or a `blob`",
  bad: [example({ version: { source: { published: true } } })],
  good: [example({ gallery: { sharing: { community: COMMUNITY } } })],
});

function* unsupportedSource(plan: GalleryPlan, key: "published" | "galleryImageVersion"): Iterable<NotSupportedYet> {
  let first: SpecPath | undefined;
  const subjects: string[] = [];
  for (const { version, at, subject } of versions([plan])) {
    if (version.spec.source?.[key] === undefined) continue;
    first ??= [...at, "source", key];
    subjects.push(subject);
  }
  if (first) yield { plan, at: first, key: `source.${key}`, subjects };
}
