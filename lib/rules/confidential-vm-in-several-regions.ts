import { spreadExample, spreadWith, type SpreadConfidentialVm } from "../check/facts/confidential-vms";
import { ofVersions } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

/** Keys of Microsoft's own are those of the home region. */
const WITH_PLATFORM_KEY = ["EncryptedWithPmk", "EncryptedVMGuestStateOnlyWithPmk"] as const;

/** Nothing is said of NonPersistedTPM, which Azure replicates; keys of the user's own have a rule of theirs. */
export const confidentialVmInSeveralRegions = defineRule<SpreadConfidentialVm>({
  id: "confidential-vm-in-several-regions",
  severity: "error",
  section: "encryption",
  summary: "images that demand confidential machines, encrypted with a platform key, in more than one region",
  why: "Azure takes the home region alone for such images, and says so at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/confidential-computing/create-confidential-vm-from-compute-gallery",
  find: ({ plans }) => spreadWith(plans, WITH_PLATFORM_KEY),
  problem: (found) =>
    `${found.subject} has the security type confidential-vm, and ${ofVersions(found)} would be in more than one region; with ${found.encryption} Azure takes the home region alone`,
  help: (_, syntax) =>
    `give it a policy with the home region alone, or write ${syntax.set("encryption", "NonPersistedTPM")} where that serves`,
  bad: [spreadExample({ confidentialVm: { encryption: "EncryptedWithPmk" } })],
  good: [spreadExample({ confidentialVm: { encryption: "NonPersistedTPM" } })],
});
