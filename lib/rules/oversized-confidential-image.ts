import type { SecurityType } from "../spec/image-definition-spec";
import { example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { grouped } from "../text/wording";

/** A managed image of this size is already too large. */
const TOO_LARGE_GIB = 32;

/** The security types whose images may be managed images, and must fit confidential machines. */
const TYPES: readonly (SecurityType | undefined)[] = [
  "confidential-vm-supported",
  "trusted-launch-and-confidential-vm-supported",
];

interface OversizedImage {
  readonly sizeGiB: number;
}

export const oversizedConfidentialImage = defineRule<ItemFault<OversizedImage>>({
  id: "oversized-confidential-image",
  severity: "error",
  section: "versions",
  summary: "a managed image that is too large for confidential machines",
  why: "azurerm does not check the size of a managed image; Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/confidential-computing/create-confidential-vm-from-compute-gallery",
  find: ({ plans }) =>
    imageFaults<OversizedImage>(
      plans,
      ({ definition, version: { spec }, at }) => {
        const { managedImage, sizeGiB: ofSource } = spec.source ?? {};
        const sizeGiB = ofSource ?? spec.sizeGiB ?? definition.spec.sizeGiB;
        if (!TYPES.includes(definition.spec.security) || managedImage === undefined) return undefined;
        if (sizeGiB === undefined || !(sizeGiB >= TOO_LARGE_GIB)) return undefined;
        return { sizeGiB, at: [...at, "source", "managedImage"] };
      },
      ({ sizeGiB }) => String(sizeGiB),
    ),
  problem: (fault) =>
    `${fault.owner} is for confidential machines, but ${ofVersions(fault)} would be made from a managed image of ${grouped(fault.sizeGiB)} GiB; Azure takes those below ${TOO_LARGE_GIB} GiB`,
  help: (_, syntax) => `name its VHD as ${syntax.source("blob")}, or build a smaller image`,
  bad: [sized(TOO_LARGE_GIB)],
  good: [sized(TOO_LARGE_GIB - 1)],
});

function sized(sizeGiB: number) {
  return example({
    image: { generation: "V2", security: "confidential-vm-supported" },
    version: { source: { ...managedImage().source, sizeGiB } },
  });
}
