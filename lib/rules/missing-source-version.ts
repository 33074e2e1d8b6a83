import { isPublishedElsewhere } from "../plan/provider";
import type { DefinitionPlan } from "../plan/plan";
import { example, IMAGE, OTHER_IMAGE, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import {
  EXAMPLE_SUBSCRIPTION,
  exampleVersionId,
  plannedSources,
  type PlannedVersion,
} from "../check/facts/planned-versions";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

interface MissingSourceVersion {
  readonly from: string;
}

/** A warning: the version may exist outside the app. */
export const missingSourceVersion = defineRule<ItemFault<MissingSourceVersion>>({
  id: "missing-source-version",
  severity: "warning",
  section: "versions",
  summary: "a version made from one that its image, of the same app, does not have",
  why: "Nothing in the app creates that source, so Terraform's plan can't tell whether it will be there when the version is made from it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: (context) => {
    const sourceOf = plannedSources(context);
    const open = new Map<DefinitionPlan, boolean>();
    const mayHaveOthers = (source: PlannedVersion) => {
      const known = open.get(source.definition) ?? isOpen(source);
      open.set(source.definition, known);
      return known;
    };
    return imageFaults<MissingSourceVersion>(
      context.plans,
      (item) => {
        const source = sourceOf(item);
        if (!source || source.version !== undefined || mayHaveOthers(source)) return undefined;
        return { from: source.subject, at: [...item.at, "source", "galleryImageVersion"] };
      },
      ({ from }) => from,
    );
  },
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} would be made from ${shown(fault.from)}, but that image has no such version here; Azure may find no source, or one that this app is about to delete`,
  help: () => "name a version that the image has, or keep this one in it until its copy is published",
  bad: [copied("1.2.0")],
  good: [copied("1.3.0")],
});

function copied(version: string) {
  const source = { galleryImageVersion: exampleVersionId("contoso_images", version, "debian-12") };
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION },
    spec: {
      images: {
        "ubuntu-2404": { ...IMAGE, versions: { "1.3.0": { source } } },
        "debian-12": { ...OTHER_IMAGE, versions: { "1.3.0": VERSION } },
      },
    },
  });
}

/**
 * Reports whether versions of an image may exist that the plan lacks: it is managed elsewhere, filled by a pipeline, or
 * read from one file of many.
 */
function isOpen({ plan, definition }: PlannedVersion): boolean {
  if (plan.foundIn !== undefined || definition.spec.existing === true) return true;
  return definition.versions.some(({ spec }) => isPublishedElsewhere(spec));
}
