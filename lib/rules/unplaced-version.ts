import type { SpecPath } from "../spec/finding";
import { example } from "../check/facts/examples";
import { items, policyOf, versionPath, type Item } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { policyReferences } from "../check/facts/region-mentions";
import { counted, firstFew, shown } from "../text/wording";
import type { ItemVersionPlan } from "../plan/plan";
import { isPlacing } from "../plan/target-regions";

interface UnplacedVersion extends Violation {
  readonly subject: string;
  readonly versions: readonly string[];
  readonly home: string;
}

export const unplacedVersion = defineRule<UnplacedVersion>({
  id: "unplaced-version",
  severity: "warning",
  section: "versions",
  summary: "a version that neither a tier nor a ring puts anywhere",
  why: "Azure keeps every version in its home region, so this one would be built and paid for, and only a machine that names it would find it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const item of items(plans)) {
      const versions = item.definition.versions.filter((version) => isUnplaced(version, item));
      const first = versions[0];
      if (!first || isExplained(item)) continue;
      yield {
        plan: item.plan,
        at: versionPath(item, first),
        subject: item.subject,
        versions: versions.map(({ version }) => version),
        home: first.home,
        restsOn: basisOf(item),
      };
    }
  },
  problem: ({ subject, versions, home }) =>
    `${subject}: nothing places ${counted(versions.length, "version")} (${firstFew(versions)}); ${versions.length === 1 ? "it is" : "each is"} kept in its home region (${shown(home)}) with one replica, hidden from latest`,
  help: () => "widen its ring, or a tier that covers the ring's regions, or leave the version out",
  bad: [inRing("northeurope")],
  good: [inRing("westeurope")],
});

function inRing(region: string) {
  return example({
    policy: {
      tiers: [{ name: "latest", take: "rest", regions: ["westeurope"], replicas: 1 }],
      rings: [{ name: "canary", regions: [region] }],
    },
    version: { ring: "canary" },
  });
}

function isUnplaced({ home, targetRegions, spec }: ItemVersionPlan, item: Item): boolean {
  // The last stage of a retired version is its home alone.
  if (spec.retired?.stage === "home") return false;
  if (targetRegions.some(({ because }) => isPlacing(because))) return false;
  const { policy } = item.definition;
  const isHomeOutside = spec.placement === undefined && policy.name !== undefined && !policy.regions.has(home);
  const isRingUnknown = spec.ring !== undefined && !policy.rings.has(spec.ring);
  return !isHomeOutside && !isRingUnknown;
}

/** Reports whether the policy has a mistake that leaves versions unplaced, and that another rule reports. */
function isExplained(item: Item): boolean {
  const { plan, definition } = item;
  const policy = policyOf(item);
  const name = definition.policy.name;
  if (!policy || name === undefined) return false;
  if (policy.tiers.at(-1)?.take !== "rest") return true;
  if (policy.tiers.some(({ regions }) => regions.length === 0)) return true;
  const lists = policyReferences({ plan, name, policy, at: [], subject: "" });
  return lists.some(({ mentions }) => mentions.some(({ region }) => !definition.policy.regions.has(region)));
}

/** Returns the parts of a spec, beside the version itself, that decide where it is. */
function basisOf({ definition }: Item): SpecPath[] {
  return definition.policy.name === undefined ? [] : [["policies", definition.policy.name]];
}
