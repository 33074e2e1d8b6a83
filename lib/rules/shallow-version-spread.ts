import type { VersionPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { definitions, versionPath } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew } from "../text/wording";

interface ShallowVersionSpread extends Violation {
  readonly subject: string;
  readonly versions: readonly string[];
}

export const shallowVersionSpread = defineRule<ShallowVersionSpread>({
  id: "shallow-version-spread",
  severity: "error",
  section: "versions",
  summary: "a version with shallow replication in more than one region, or with more than one replica",
  why: "azurerm lets it pass, and Azure refuses it at apply, when the image has been built; shallow replication is meant for tests.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const item of definitions(plans)) {
      const versions = item.definition.versions.filter(isShallowAndSpread);
      const first = versions[0];
      if (!first) continue;
      const at = [...versionPath(item, first), "replicationMode"];
      yield { plan: item.plan, at, subject: item.subject, versions: versions.map(({ version }) => version) };
    }
  },
  problem: ({ subject, versions }) =>
    `${subject}: ${counted(versions.length, "version")} (${firstFew(versions)}) with shallow replication would have more than one region or replica; Azure keeps one replica of these, in the home region`,
  help: () => "write `placement` with the home region and one replica, or leave `replicationMode` out",
  bad: [example({ version: { replicationMode: "shallow" } })],
  good: [example({ version: { replicationMode: "shallow", placement: { westeurope: 1 } } })],
});

function isShallowAndSpread({ spec, targetRegions }: VersionPlan): boolean {
  if (spec.replicationMode !== "shallow") return false;
  return targetRegions.length > 1 || targetRegions.some(({ replicas }) => replicas > 1);
}
