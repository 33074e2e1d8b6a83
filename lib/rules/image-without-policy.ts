import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { example, IMAGE, VERSION } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { withoutPolicy, withoutPolicyWords, type WithoutPolicy } from "../check/facts/items-without";
import { defineRule } from "../check/rule";

/** A version with its own `placement` needs no policy: existing versions are imported so. */
export const imageWithoutPolicy = defineRule<WithoutPolicy>({
  id: "image-without-policy",
  severity: "error",
  section: "definitions",
  summary: "an image has versions that neither a policy nor their own `placement` places",
  why: "Without a policy or a placement the plan knows no region for a version, and azurerm refuses a version without target regions at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  find: ({ plans }) => withoutPolicy(definitions(plans)),
  problem: withoutPolicyWords,
  help: (_, syntax) => `name a policy in the image or in ${syntax.gallery}, or give each version a \`placement\``,
  bad: [example({ spec: { images: imageOf({}) } })],
  good: [example({ spec: { images: imageOf({ placement: { westeurope: 1 } }) } })],
});

function imageOf(version: Partial<ImageVersionSpec>): Record<string, ImageDefinitionSpec> {
  return {
    "ubuntu-2404": {
      identifier: IMAGE.identifier!,
      os: "linux",
      generation: "V2",
      versions: { "1.3.0": { ...VERSION, ...version } },
    },
  };
}
