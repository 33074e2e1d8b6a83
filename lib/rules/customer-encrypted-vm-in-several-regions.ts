import type { RegionSettings } from "../spec/policy";
import { spreadExample, spreadWith, type SpreadConfidentialVm } from "../check/facts/confidential-vms";
import { computeId } from "../check/facts/examples";
import { ofVersions } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

/** A warning: the documentation of 2022 says no, but Microsoft's own tools replicate them with keys for each region. */
export const customerEncryptedVmInSeveralRegions = defineRule<SpreadConfidentialVm>({
  id: "customer-encrypted-vm-in-several-regions",
  severity: "warning",
  section: "encryption",
  summary: "images that demand confidential machines, encrypted with keys of one's own, in more than one region",
  why: "Microsoft's page of 2022 says that they cannot be replicated to another region; where that holds, Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/confidential-computing/create-confidential-vm-from-compute-gallery",
  find: ({ plans }) => spreadWith(plans, ["EncryptedWithCmk"]),
  problem: (found) =>
    `${found.subject} has the security type confidential-vm, and ${ofVersions(found)} would be in more than one region; Azure may refuse to replicate these with ${found.encryption}`,
  help: () => "give it a policy with the home region alone, or acknowledge this when your subscription may do it",
  bad: [spreadExample(withKey())],
  good: [spreadExample(withKey(), ["westeurope"])],
});

function withKey(): RegionSettings {
  return {
    confidentialVm: { encryption: "EncryptedWithCmk", diskEncryptionSetId: computeId("diskEncryptionSets/images") },
  };
}
