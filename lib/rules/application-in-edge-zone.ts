import { applicationExample } from "../check/facts/examples";
import { unusedRegionSettings, type UnusedRegionSetting } from "../check/facts/application-regions";
import { defineRule } from "../check/rule";
import type { RegionSettings } from "../spec/policy";
import { counted, firstFew } from "../text/wording";

export const applicationInEdgeZone = defineRule<UnusedRegionSetting>({
  id: "application-in-edge-zone",
  severity: "warning",
  section: "applications",
  summary: "an application under a policy that names edge zones",
  why: "Only images are replicated to edge zones here, so applications would be in the regions alone.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) => unusedRegionSettings(plans, ["edgeZones"]),
  problem: ({ subject, regions, applications }) =>
    `${subject} has edge zones in ${firstFew(regions)}, which ${counted(applications.length, "application")} (${firstFew(applications)}) would not be in`,
  help: () => "give applications a policy of their own; acknowledge this if their regions are enough",
  bad: [under({ edgeZones: { microsoftmiami1: {} } })],
  good: [under({})],
});

function under(settings: RegionSettings) {
  return applicationExample({
    policy: {
      regions: { westeurope: {}, eastus: settings },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  });
}
