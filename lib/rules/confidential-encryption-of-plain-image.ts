import { byCodeUnit } from "../text/order";
import type { ImageDefinitionSpec, SecurityType } from "../spec/image-definition-spec";
import { example, managedImage } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { definitionsByPolicy } from "../check/facts/policy-items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew } from "../text/wording";

interface PlainImages extends Violation {
  readonly subject: string;
  readonly images: readonly string[];
}

/** A warning: Azure documents it for images of confidential machines only. */
export const confidentialEncryptionOfPlainImage = defineRule<PlainImages>({
  id: "confidential-encryption-of-plain-image",
  severity: "warning",
  section: "encryption",
  summary: "confidential encryption of an image that is not for confidential machines",
  why: "azurerm has no such setting, so it goes through azapi; whether Azure takes it would show at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/confidential-computing/confidential-vm-overview",
  *find({ plans }) {
    for (const plan of plans) {
      const byPolicy = definitionsByPolicy(plan);
      for (const { policy, name, at, subject } of policies([plan])) {
        const region = Object.keys(policy.regions)
          .filter((key) => policy.regions[key]?.confidentialVm !== undefined)
          .sort(byCodeUnit)[0];
        const images = (byPolicy.get(name) ?? []).filter(({ spec }) => isPlain(spec)).map((image) => image.name);
        if (region === undefined || images.length === 0) continue;
        yield { plan, at: [...at, "regions", region, "confidentialVm"], subject, images };
      }
    }
  },
  problem: ({ subject, images }) =>
    `${subject} encrypts ${counted(images.length, "image")} (${firstFew(images)}) for confidential machines, but their security type is not for these; Azure documents it for confidential ones only`,
  help: () =>
    "set `security` of the images, to confidential-vm for one, or give them a policy without `confidentialVm`",
  bad: [ofType("trusted-launch-supported")],
  good: [ofType("confidential-vm-supported")],
});

function ofType(security: SecurityType) {
  return example({
    policy: {
      regions: { westeurope: { confidentialVm: { encryption: "EncryptedWithPmk" } } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
    image: { generation: "V2", security, versions: { "1.3.0": managedImage() } },
  });
}

/** Reports whether an image is plain. The security type of one that is managed elsewhere may not be known. */
function isPlain({ security, existing }: ImageDefinitionSpec): boolean {
  return security === undefined ? existing !== true : !security.includes("confidential-vm");
}
