import { example, exampleWithOlder, VERSION } from "../check/facts/examples";
import { itemFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import type { ItemPlan } from "../plan/plan";
import { valueIn } from "../text/value-in";
import { firstFew, quoted } from "../text/wording";

interface RetiredLatest {
  /** The regions that it would serve as `latest`. */
  readonly regions: readonly string[];
  /** The version that `latest` is in the first of them; null for none. */
  readonly instead: string | null;
}

/** A warning: somebody may want the older version back. */
export const retiredLatest = defineRule<ItemFault<RetiredLatest>>({
  id: "retired-latest",
  severity: "warning",
  section: "versions",
  summary: "a retired version that is newer than all that serve a region",
  why: "A retired version is hidden, so `latest` falls to an older version there, or to none.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  find: ({ plans }) => {
    const indexes = new Map<ItemPlan, ReadonlyMap<string, number>>();
    const indexOf = (item: ItemPlan, version: string): number =>
      valueIn(indexes, item, () => new Map(item.versions.map((each, index) => [each.version, index]))).get(version) ??
      0;
    return itemFaults<RetiredLatest>(
      plans,
      ({ definition, version, at }) => {
        if (!version.spec.retired) return undefined;
        const regions = regionsOf(definition, indexOf(definition, version.version));
        const [first] = regions;
        if (first === undefined) return undefined;
        return { regions, instead: definition.latest.get(first) ?? null, at: [...at, "retired"] };
      },
      ({ regions, instead }) => JSON.stringify([regions, instead]),
    );
  },
  problem: (fault) => {
    const falls = fault.instead === null ? "finds nothing" : `falls to ${fault.instead}`;
    return `${fault.owner}: ${ofVersions(fault)} retired, and newer than all that serve ${firstFew(fault.regions)}; latest ${falls} in ${quoted(fault.regions[0] ?? "")}`;
  },
  help: () => "take `retired` out, or release a newer version first; a bad version is `withdrawn`, with its reason",
  bad: [
    example({
      image: {
        versions: { "1.3.0": { ...VERSION, retired: { stage: "hidden", since: "2026-09-01" } }, "1.2.0": VERSION },
      },
    }),
  ],
  good: [exampleWithOlder({ retired: { stage: "hidden", since: "2026-09-01" } })],
});

/** Returns the regions that a retired version would serve, and where no newer one does. */
function regionsOf({ regions, slots }: ItemPlan, index: number): string[] {
  return regions.filter((region) => {
    const order = slots?.orderIn(region);
    if (order?.ranking.kindOf(index) !== "retired" || order.ranking.tierOf(index) === undefined) return false;
    return order.newestServing === undefined || order.newestServing > index;
  });
}
