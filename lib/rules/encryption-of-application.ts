import { computeId, applicationExample } from "../check/facts/examples";
import { unusedRegionSettings, type UnusedRegionSetting } from "../check/facts/application-regions";
import { defineRule } from "../check/rule";
import type { RegionSettings } from "../spec/policy";
import { counted, firstFew, quoted } from "../text/wording";

export const encryptionOfApplication = defineRule<UnusedRegionSetting>({
  id: "encryption-of-application",
  severity: "error",
  section: "applications",
  summary: "an application under a policy that encrypts its regions",
  why: "Azure has no disk encryption sets for application versions, so the setting would be silently ignored and the packages would not be encrypted with them.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) => unusedRegionSettings(plans, ["diskEncryptionSetId", "confidentialVm"]),
  problem: ({ subject, key, regions, applications }) =>
    `${subject} sets ${quoted(key)} in ${firstFew(regions)}, which ${counted(applications.length, "application")} (${firstFew(applications)}) would not have: Azure encrypts no application versions with it`,
  help: () => "give applications a policy of their own, without encryption",
  bad: [under({ diskEncryptionSetId: computeId("diskEncryptionSets/west") })],
  good: [under({})],
});

function under(settings: RegionSettings) {
  return applicationExample({
    policy: {
      regions: { westeurope: settings },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  });
}
