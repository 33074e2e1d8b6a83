import { isPublishedElsewhere } from "../plan/provider";
import type { UefiSettings } from "../spec/uefi";
import { example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

interface UnclearTemplates {
  readonly isEmpty: boolean;
}

/** A warning: Azure does not document the result. */
export const unclearUefiTemplates = defineRule<ItemFault<UnclearTemplates>>({
  id: "unclear-uefi-templates",
  severity: "warning",
  section: "versions",
  summary: "a version whose UEFI settings name no template, or `NoSignatureTemplate` beside another",
  why: "No page says what Azure makes of it, so machines might get other keys than those that were meant, and nothing would say so at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-secure-boot-custom-uefi",
  find: ({ plans }) =>
    imageFaults<UnclearTemplates>(
      plans,
      ({ version: { spec }, at }) => {
        if (spec.uefi === undefined || isPublishedElsewhere(spec) || isClear(spec.uefi)) return undefined;
        const isEmpty = spec.uefi.signatureTemplates.length === 0;
        return { isEmpty, at: [...at, "uefi", "signatureTemplates"] };
      },
      ({ isEmpty }) => String(isEmpty),
    ),
  problem: (fault) =>
    fault.isEmpty
      ? `${fault.owner}: \`signatureTemplates\` of ${ofVersions(fault)} is empty; which default keys Azure takes then is not documented`
      : `${fault.owner}: \`signatureTemplates\` of ${ofVersions(fault)} names \`NoSignatureTemplate\`, which is for machines without default keys, beside another template`,
  help: () => "write `NoSignatureTemplate` alone for none of the default keys, or the templates whose keys are wanted",
  bad: [withTemplates([])],
  good: [withTemplates(["MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate"])],
});

function withTemplates(signatureTemplates: UefiSettings["signatureTemplates"]) {
  return example({
    image: { generation: "V2", security: "trusted-launch-supported" },
    version: { ...managedImage(), uefi: { signatureTemplates } },
  });
}

function isClear({ signatureTemplates: templates }: UefiSettings): boolean {
  return templates.length === 1 || (templates.length > 1 && !templates.includes("NoSignatureTemplate"));
}
