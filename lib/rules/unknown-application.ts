import { applicationExample } from "../check/facts/examples";
import { consumers } from "../check/facts/consumers";
import { defineRule, type Violation } from "../check/rule";
import { certainName, didYouMean } from "../text/nearest";
import { firstFew, quoted } from "../text/wording";

interface UnknownApplication extends Violation {
  readonly subject: string;
  readonly name: string;
  readonly known: readonly string[];
}

export const unknownApplication = defineRule<UnknownApplication>({
  id: "unknown-application",
  severity: "error",
  section: "applications",
  summary: "a machine or scale set names an application that the spec does not have",
  why: "The machine is not part of the gallery's own plan, so an application that it lacks would come to light only when it is created.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  *find({ plans }) {
    for (const { plan, subject, at, applications } of consumers(plans)) {
      const known = plan.applications.map(({ name }) => name);
      const names = new Set(known);
      for (const [index, name] of applications.entries()) {
        if (!names.has(name)) yield { plan, at: [...at, index], subject, name, known };
      }
    }
  },
  problem: ({ subject, name, known }) =>
    `${subject} names application ${quoted(name)}; ${known.length === 0 ? "there are no applications" : `the applications are ${firstFew(known, 6)}`}`,
  help: ({ name, known }) =>
    `${didYouMean(name, known) ?? "name one of them"}, or leave out those of other galleries, which are not checked`,
  fix: ({ at, name, known }) => {
    const to = certainName(name, known);
    return to === undefined ? [] : [{ kind: "value", at, to }];
  },
  bad: [naming("agnt")],
  good: [naming("agent")],
});

function naming(name: string) {
  return applicationExample({ spec: { consumers: { web: { applications: [name] } } } });
}
