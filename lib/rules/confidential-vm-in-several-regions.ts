import { computeId, example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { ofVersions } from "../check/facts/image-faults";
import { defineRule, type Violation } from "../check/rule";

interface ConfidentialVmInSeveralRegions extends Violation {
  readonly subject: string;
  readonly versions: readonly string[];
}

/** A warning: the documentation of 2022 says no, but Microsoft's own tools replicate them with keys for each region. */
export const confidentialVmInSeveralRegions = defineRule<ConfidentialVmInSeveralRegions>({
  id: "confidential-vm-in-several-regions",
  severity: "warning",
  section: "definitions",
  summary: "images that demand confidential machines, in more than one region",
  why: "Microsoft's page of 2022 says that they cannot be replicated to another region; where that holds, Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/confidential-computing/create-confidential-vm-from-compute-gallery",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      if (definition.spec.security !== "confidential-vm") continue;
      const spread = definition.versions.filter(({ targetRegions }) => targetRegions.length > 1);
      if (spread.length === 0) continue;
      yield { plan, at: [...at, "security"], subject, versions: spread.map(({ version }) => version) };
    }
  },
  problem: ({ subject, versions }) =>
    `${subject} has the security type confidential-vm, and ${ofVersions({ versions })} would be in more than one region; Azure may refuse to replicate these`,
  help: () => "give it a policy with the home region alone, or acknowledge this when your subscription may do it",
  bad: [placed({ westeurope: 1, northeurope: 1 })],
  good: [placed({ westeurope: 1 })],
});

function placed(placement: Readonly<Record<string, number>>) {
  return example({
    image: { generation: "V2", security: "confidential-vm" },
    version: { source: { virtualMachine: computeId("virtualMachines/ubuntu") }, placement },
  });
}
