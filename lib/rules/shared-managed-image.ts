import { resourceName } from "../azure/resource-id";
import type { DefinitionPlan } from "../plan/plan";
import { example, IMAGE, managedImage, OTHER_IMAGE } from "../check/facts/examples";
import { versions, type VersionItem } from "../check/facts/items";
import { defineRule, type Context, type Violation } from "../check/rule";
import { sourceKinds } from "../check/facts/source-kinds";
import { andMore, counted, firstFew, quoted } from "../text/wording";

interface SharedManagedImage extends Violation {
  readonly id: string;
  readonly versions: readonly string[];
  /** The number of ids that are shared with versions of this image. */
  count: number;
}

/** A warning: the others may be published already, and a version that waits for another is published after it. */
export const sharedManagedImage = defineRule<SharedManagedImage>({
  id: "shared-managed-image",
  severity: "warning",
  section: "versions",
  summary: "a managed image that several versions are made from",
  why: "Azure makes no second version from a managed image before the first has been replicated, so of versions that are created together some may fail at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find(context) {
    const byImage = new Map<DefinitionPlan, SharedManagedImage>();
    for (const items of byManagedImage(context)) {
      const [, second] = items;
      if (!second) continue;
      const { plan, definition, at, version } = second;
      const known = byImage.get(definition);
      if (known) {
        known.count++;
        continue;
      }
      const id = version.spec.source.managedImage ?? "";
      const versions = items.map(({ subject }) => subject);
      byImage.set(definition, { plan, at: [...at, "source", "managedImage"], id, versions, count: 1 });
    }
    return byImage.values();
  },
  problem: ({ id, versions, count }) =>
    `${counted(versions.length, "version")} (${firstFew(versions)}) are made from the managed image ${quoted(resourceName(id))}; Azure makes no version from it while another one that it made is still being replicated${andMore(count)}`,
  help: () =>
    "name an image for each version, or publish one after the other; acknowledge this when all but one are published",
  bad: [both("ubuntu", "ubuntu")],
  good: [both("ubuntu", "debian")],
});

/** Returns the versions of the whole app by their source. Another rule reports a version with several sources. */
function byManagedImage({ plans, isExpression }: Context): Iterable<VersionItem[]> {
  const groups = new Map<string, VersionItem[]>();
  for (const [index, plan] of plans.entries()) {
    if (plan.mirrorOf) continue; // it is applied when its gallery's versions are in place
    for (const item of versions([plan])) {
      const { source } = item.version.spec;
      const id = source?.managedImage;
      if (id === undefined || id === "" || sourceKinds(source).length > 1) continue;
      // The same expression may have another value in another stack.
      const key = isExpression(plan, id) ? `${index} ${id}` : id.toLowerCase();
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups.values();
}

function both(ubuntu: string, debian: string) {
  const images = {
    "ubuntu-2404": { ...IMAGE, versions: { "1.3.0": managedImage(ubuntu) } },
    "debian-12": { ...OTHER_IMAGE, versions: { "1.0.0": managedImage(debian) } },
  };
  return example({ spec: { images } });
}
