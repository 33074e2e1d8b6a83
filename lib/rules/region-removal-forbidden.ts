import type { ResolvedPlacement } from "../plan/placement";
import type { DefinitionPlan, VersionPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { definitions, versionPath } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, shown } from "../text/wording";

interface RegionRemovalForbidden extends Violation {
  readonly subject: string;
  readonly versions: readonly string[];
  readonly policy: string;
  readonly removal: Removal;
}

/** A region that a version leaves when it passes from one clause of its policy to another. */
interface Removal {
  readonly region: string;
  readonly from: string;
  readonly to: string;
}

/** The removal may be in the future: the flag cannot be changed for a published version. */
export const regionRemovalForbidden = defineRule<RegionRemovalForbidden>({
  id: "region-removal-forbidden",
  severity: "error",
  section: "versions",
  summary: "`allowRegionRemoval: false` under a policy that takes versions out of regions",
  why: "Azure does not take a version out of a region while its `allowDeletionOfReplicatedLocations` is false, and azurerm replaces the version to change that.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const item of definitions(plans)) {
      const { definition } = item;
      const removals = new Map<string, Removal | undefined>();
      const versions = definition.versions.filter(
        (version) => isFixed(version) && removalOf(definition, version, removals) !== undefined,
      );
      const first = versions[0];
      const removal = first && removalOf(definition, first, removals);
      if (!removal) continue;
      yield {
        plan: item.plan,
        at: [...versionPath(item, first), "allowRegionRemoval"],
        subject: item.subject,
        versions: versions.map(({ version }) => version),
        policy: definition.policy.name ?? "",
        removal,
      };
    }
  },
  problem: ({ subject, versions, policy, removal }) =>
    `${subject}: ${counted(versions.length, "version")} (${firstFew(versions)}) forbid${versions.length === 1 ? "s" : ""} the removal of regions, but policy ${shown(policy)} takes versions out of ${removal.region} when they pass from ${removal.from} to ${removal.to}`,
  help: () =>
    "let all tiers cover the same regions, give these versions a `placement` of their own, or allow the removal: for a version that exists already, gallerist explain deletion-flag says how",
  bad: [example({ version: { allowRegionRemoval: false } })],
  good: [
    example({
      policy: { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
      version: { allowRegionRemoval: false },
    }),
  ],
});

function isFixed({ spec }: VersionPlan): boolean {
  return spec.allowRegionRemoval === false && spec.placement === undefined;
}

/** Returns the regions that a version may lose, once per home and state: thousands of versions share the answer. */
function removalOf(
  { policy }: DefinitionPlan,
  { home, spec }: VersionPlan,
  known: Map<string, Removal | undefined>,
): Removal | undefined {
  const isCandidate = spec.state === "candidate";
  const key = JSON.stringify([home, isCandidate]);
  if (!known.has(key)) {
    const regions = [...policy.regions.keys()].filter((region) => region !== home).sort();
    const tiers = policy.tiers.map((tier): Clause => [`tier ${shown(tier.name)}`, tier]);
    const candidates: Clause[] = isCandidate ? [["the candidates", policy.candidates]] : [];
    known.set(key, firstRemoval([...candidates, ...tiers], tiers, regions, home));
  }
  return known.get(key);
}

type Clause = [name: string, placement: ResolvedPlacement];

/**
 * Returns the first passage that removes regions. Versions move down the tiers as newer ones arrive, and up again when
 * newer ones are withdrawn.
 */
function firstRemoval(
  from: readonly Clause[],
  to: readonly Clause[],
  regions: readonly string[],
  home: string,
): Removal | undefined {
  for (const [fromName, before] of from) {
    for (const [toName, after] of to) {
      const region = regions.find((name) => before.covers(name, home) && !after.covers(name, home));
      if (region !== undefined) return { region, from: fromName, to: toName };
    }
  }
  return undefined;
}
