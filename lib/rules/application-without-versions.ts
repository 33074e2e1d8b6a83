import { applicationExample } from "../check/facts/examples";
import { applications } from "../check/facts/items";
import { withoutVersions, withoutVersionsWords, type WithoutVersions } from "../check/facts/items-without";
import { defineRule } from "../check/rule";

export const applicationWithoutVersions = defineRule<WithoutVersions>({
  id: "application-without-versions",
  severity: "warning",
  section: "applications",
  summary: "applications that no version is planned for",
  why: "An application alone holds no package: no machine can install it until something publishes a version.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) => withoutVersions(plans, applications),
  problem: (found) => withoutVersionsWords(found, "application"),
  help: (_, syntax) => `${syntax.addVersions}; nothing is needed if something else publishes and replicates them`,
  bad: [applicationExample({ application: { versions: {} } })],
  good: [applicationExample()],
});
