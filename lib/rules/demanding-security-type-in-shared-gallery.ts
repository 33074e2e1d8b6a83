import type { SecurityType } from "../spec/image-definition-spec";
import type { ImageSourceSpec } from "../spec/image-version-spec";
import { COMMUNITY, computeId, example, managedImage } from "../check/facts/examples";
import { sharedAs } from "../check/facts/gallery-sharing";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface DemandingSecurityType extends Violation {
  readonly subject: string;
  readonly security: SecurityType;
  readonly gallery: string;
}

export const demandingSecurityTypeInSharedGallery = defineRule<DemandingSecurityType>({
  id: "demanding-security-type-in-shared-gallery",
  severity: "error",
  section: "galleries",
  summary: "an image that demands trusted launch or confidential machines, in a gallery that is not private",
  why: "azurerm lets it pass at plan and Azure refuses it at apply; changing the `sharing` of the gallery later replaces the gallery.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { security } = definition.spec;
      const gallery = sharedAs(plan);
      if (gallery === undefined || (security !== "trusted-launch" && security !== "confidential-vm")) continue;
      yield { plan, at: [...at, "security"], subject, security, gallery };
    }
  },
  problem: ({ subject, security, gallery }) =>
    `${subject} has the security type ${security} in ${gallery}; Azure takes it in private galleries only`,
  help: ({ security }, syntax) =>
    `set ${syntax.set("security", `${security}-supported`)}, or move the image to a private gallery`,
  bad: [shared("trusted-launch", { virtualMachine: computeId("virtualMachines/ubuntu") })],
  good: [shared("trusted-launch-supported", managedImage().source)],
});

function shared(security: SecurityType, source: ImageSourceSpec) {
  return example({
    gallery: { sharing: { community: COMMUNITY } },
    image: { generation: "V2", security },
    version: { source },
  });
}
