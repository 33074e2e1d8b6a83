import type { ReplicationPolicy } from "../spec/policy";
import { computeId, example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

/** A warning: encrypted versions go through azapi, which leaves the decision to Azure. */
export const encryptedShallowVersion = defineRule<ItemFault<object>>({
  id: "encrypted-shallow-version",
  severity: "warning",
  section: "versions",
  summary: "a version with shallow replication and a disk encryption set",
  why: "azurerm refuses the two together at apply, not at plan; through azapi only Azure decides, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  find: ({ plans }) =>
    imageFaults(plans, ({ version: { spec, targetRegions }, at }) => {
      const isEncrypted = targetRegions.some(({ diskEncryptionSetId }) => diskEncryptionSetId !== undefined);
      return spec.replicationMode === "shallow" && isEncrypted ? { at: [...at, "replicationMode"] } : undefined;
    }),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} with shallow replication would be encrypted with a disk encryption set, which azurerm refuses; no page says that Azure takes it through azapi`,
  help: () => "leave `replicationMode` out, or give the image a policy without disk encryption sets",
  bad: [shallowUnder({ diskEncryptionSetId: computeId("diskEncryptionSets/west") })],
  good: [shallowUnder({})],
});

function shallowUnder(westeurope: ReplicationPolicy["regions"][string]) {
  return example({
    policy: { regions: { westeurope }, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
    version: { replicationMode: "shallow" },
  });
}
