import { isPublishedElsewhere } from "../plan/provider";
import type { UefiSettings, UefiSignatures } from "../spec/uefi";
import { example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

/** A warning: Azure may accept it, but no machine would start from it with secure boot. */
export const uefiWithoutKeys = defineRule<ItemFault<object>>({
  id: "uefi-without-keys",
  severity: "warning",
  section: "versions",
  summary: "a version whose UEFI settings hold no default keys, and none in `db`",
  why: "Azure may take it, and then the image would be published and replicated before a machine with secure boot fails to start from it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-secure-boot-custom-uefi",
  find: ({ plans }) =>
    imageFaults(plans, ({ version: { spec }, at }) =>
      spec.uefi !== undefined && !isPublishedElsewhere(spec) && isWithoutKeys(spec.uefi)
        ? { at: [...at, "uefi"] }
        : undefined,
    ),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} would have neither default keys nor keys of ${fault.versions.length === 1 ? "its" : "their"} own in \`db\`; with secure boot nothing is trusted to start`,
  help: () => "add the keys that sign the boot loader as `additionalSignatures.db`, or name a template that holds them",
  bad: [withKeys({})],
  good: [withKeys({ db: [{ type: "x509", value: ["MIIC"] }] })],
});

function withKeys(additionalSignatures: UefiSignatures) {
  return example({
    image: { generation: "V2", security: "trusted-launch-supported" },
    version: { ...managedImage(), uefi: { signatureTemplates: ["NoSignatureTemplate"], additionalSignatures } },
  });
}

function isWithoutKeys({ signatureTemplates: templates, additionalSignatures }: UefiSettings): boolean {
  const allowed = additionalSignatures?.db ?? [];
  return (
    templates.length === 1 && templates[0] === "NoSignatureTemplate" && !allowed.some(({ value }) => value.length > 0)
  );
}
