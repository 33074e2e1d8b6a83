import { isPublishedElsewhere } from "../plan/provider";
import type { SecurityType } from "../spec/image-definition-spec";
import { example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

interface UnfitSecurityType {
  readonly security: SecurityType | undefined;
}

const FIT: readonly (SecurityType | undefined)[] = [
  "trusted-launch-supported",
  "trusted-launch-and-confidential-vm-supported",
];

export const uefiWithoutTrustedLaunch = defineRule<ItemFault<UnfitSecurityType>>({
  id: "uefi-without-trusted-launch",
  severity: "error",
  section: "versions",
  summary: "an image with UEFI settings whose security type takes none",
  why: "azurerm has no UEFI settings, so azapi sends them, and a security type that takes none would only show at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-secure-boot-custom-uefi",
  find: ({ plans }) =>
    imageFaults<UnfitSecurityType>(plans, ({ definition, version: { spec }, at }) => {
      if (spec.uefi === undefined || isPublishedElsewhere(spec)) return undefined;
      const { security, existing } = definition.spec;
      // The security type of a definition that is managed elsewhere is not known.
      const isUnknown = security === undefined && existing === true;
      return isUnknown || FIT.includes(security) ? undefined : { security, at: [...at, "uefi"] };
    }),
  problem: (fault) =>
    `${fault.owner} has ${fault.security === undefined ? "no security type" : `the security type ${fault.security}`}, but ${ofVersions(fault)} would have UEFI settings; Azure takes them with trusted-launch-supported or trusted-launch-and-confidential-vm-supported`,
  help: (_, syntax) =>
    `set one of these as \`security\`, with ${syntax.set("generation", "V2")}, or leave \`uefi\` out`,
  bad: [example({ version: { uefi: { signatureTemplates: ["MicrosoftWindowsTemplate"] } } })],
  good: [
    example({
      image: { generation: "V2", security: "trusted-launch-supported" },
      version: { ...managedImage(), uefi: { signatureTemplates: ["MicrosoftWindowsTemplate"] } },
    }),
  ],
});
