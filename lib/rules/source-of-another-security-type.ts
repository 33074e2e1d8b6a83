import type { ImageSourceSpec } from "../spec/image-version-spec";
import { computeId, example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

interface OtherSecurityType {
  readonly security: "trusted-launch" | "confidential-vm";
  readonly ofSource: NonNullable<ImageSourceSpec["securityType"]>;
}

/**
 * Applies only to security types whose images hold the guest state of a machine. Another rule covers the kinds of
 * sources.
 */
export const sourceOfAnotherSecurityType = defineRule<ItemFault<OtherSecurityType>>({
  id: "source-of-another-security-type",
  severity: "error",
  section: "versions",
  summary: "a machine or disk of another security type than the image that is made from it",
  why: "Such an image holds the guest state of its machine; azurerm does not look at the source, so Azure would refuse it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-portal",
  find: ({ plans }) =>
    imageFaults<OtherSecurityType>(
      plans,
      ({ definition, version, at }) => {
        const { security } = definition.spec;
        const { securityType: ofSource, virtualMachine, snapshot } = version.spec.source ?? {};
        if (security !== "trusted-launch" && security !== "confidential-vm") return undefined;
        if (virtualMachine === undefined && snapshot === undefined) return undefined;
        if (ofSource === undefined || ofSource === security) return undefined;
        return { security, ofSource, at: [...at, "source", "securityType"] };
      },
      ({ ofSource }) => ofSource,
    ),
  problem: (fault) =>
    `${fault.owner} has the security type ${fault.security}, but that of the source of ${ofVersions(fault)} is ${fault.ofSource}; Azure wants the same of both`,
  help: ({ security }) => `name a machine, disk or snapshot with the security type ${security} as the source`,
  bad: [made("standard")],
  good: [made("trusted-launch")],
});

function made(securityType: OtherSecurityType["ofSource"]) {
  return example({
    image: { generation: "V2", security: "trusted-launch" },
    version: { source: { virtualMachine: computeId("virtualMachines/ubuntu"), securityType } },
  });
}
