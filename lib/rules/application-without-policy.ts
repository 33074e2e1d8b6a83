import type { ApplicationVersionSpec } from "../spec/application-version-spec";
import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import { applications } from "../check/facts/items";
import { withoutPolicy, withoutPolicyWords, type WithoutPolicy } from "../check/facts/items-without";
import { defineRule } from "../check/rule";

/** A version with its own `placement` needs no policy: existing versions are imported so. */
export const applicationWithoutPolicy = defineRule<WithoutPolicy>({
  id: "application-without-policy",
  severity: "error",
  section: "applications",
  summary: "an application has versions that neither a policy nor their own `placement` places",
  why: "Without a policy or a placement the plan knows no region for a version, and azurerm refuses a version without target regions at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) => withoutPolicy(applications(plans)),
  problem: withoutPolicyWords,
  help: (_, syntax) => `name a policy in the application or in ${syntax.gallery}, or give each version a \`placement\``,
  bad: [unruled({})],
  good: [unruled({ placement: { westeurope: 1 } })],
});

function unruled(version: Partial<ApplicationVersionSpec>) {
  const versions = { "1.3.0": { ...APPLICATION_VERSION, ...version } };
  return applicationExample({ spec: { applications: { agent: { os: "linux", versions } } } });
}
