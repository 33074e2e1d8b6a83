import { APPLICATION, applicationExample } from "../check/facts/examples";
import { consumers, type Consumer } from "../check/facts/consumers";
import { defineRule } from "../check/rule";
import { counted, grouped } from "../text/wording";

interface TooManyOnMachine extends Consumer {
  readonly count: number;
  readonly allowed: number;
}

export const tooManyApplicationsOnMachine = defineRule<TooManyOnMachine>({
  id: "too-many-applications-on-machine",
  severity: "error",
  section: "applications",
  summary: "a machine or scale set with more applications than Azure installs",
  why: "The machine is not part of the gallery's own plan, so this would come to light only when it is created or changed.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  *find({ plans, limits }) {
    for (const consumer of consumers(plans)) {
      const allowed = limits(consumer.plan).applicationsPerMachine ?? Infinity;
      const count = new Set(consumer.applications).size;
      if (count > allowed) yield { ...consumer, count, allowed };
    }
  },
  problem: ({ subject, count, allowed }) =>
    `${subject} has ${counted(count, "application")}; Azure installs at most ${grouped(allowed)} on a machine`,
  help: () => "put several into one package, or leave some out",
  bad: [withApplications(26)],
  good: [withApplications(25)],
});

function withApplications(count: number) {
  const names = Array.from({ length: count }, (_, index) => `agent-${index + 1}`);
  const applications = Object.fromEntries(names.map((name) => [name, APPLICATION]));
  return applicationExample({ spec: { applications, consumers: { web: { applications: names } } } });
}
