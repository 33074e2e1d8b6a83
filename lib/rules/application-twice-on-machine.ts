import { applicationExample } from "../check/facts/examples";
import { consumers } from "../check/facts/consumers";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface Twice extends Violation {
  readonly subject: string;
  readonly name: string;
}

export const applicationTwiceOnMachine = defineRule<Twice>({
  id: "application-twice-on-machine",
  severity: "error",
  section: "applications",
  summary: "a machine or scale set names one application twice",
  why: "Azure installs one version of an application on a machine, and refuses the machine that asks for two.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  *find({ plans }) {
    for (const { plan, subject, at, applications } of consumers(plans)) {
      const seen = new Set<string>();
      for (const [index, name] of applications.entries()) {
        if (seen.has(name)) yield { plan, at: [...at, index], subject, name };
        seen.add(name);
      }
    }
  },
  problem: ({ subject, name }) =>
    `${subject} names application ${quoted(name)} twice; Azure installs one version of an application on a machine`,
  help: () => "name it once",
  bad: [naming(["agent", "agent"])],
  good: [naming(["agent"])],
});

function naming(applications: readonly string[]) {
  return applicationExample({ spec: { consumers: { web: { applications } } } });
}
