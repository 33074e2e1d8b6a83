import { computeId, example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface HibernationWithTrustedLaunch extends Violation {
  readonly subject: string;
}

/**
 * Applies only where every machine has trusted launch: `trusted-launch-supported` also allows plain machines, which
 * hibernate.
 */
export const hibernationWithTrustedLaunch = defineRule<HibernationWithTrustedLaunch>({
  id: "hibernation-with-trusted-launch",
  severity: "warning",
  section: "definitions",
  summary: "a Linux image for hibernation that demands trusted launch",
  why: "It may be only the machines that show that they cannot hibernate, and changing `hibernation` or `security` later replaces the definition.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { os, hibernation, security } = definition.spec;
      if (os !== "linux" || hibernation !== true || security !== "trusted-launch") continue;
      yield { plan, at: [...at, "hibernation"], subject };
    }
  },
  problem: ({ subject }) =>
    `${subject} is for hibernation and demands trusted launch; Linux machines with trusted launch do not hibernate`,
  help: (_, syntax) => `leave \`hibernation\` out, or set ${syntax.set("security", "trusted-launch-supported")}`,
  bad: [hibernating("linux")],
  good: [hibernating("windows")],
});

function hibernating(os: "linux" | "windows") {
  return example({
    image: { os, generation: "V2", security: "trusted-launch", hibernation: true },
    version: { source: { virtualMachine: computeId("virtualMachines/ubuntu") } },
  });
}
