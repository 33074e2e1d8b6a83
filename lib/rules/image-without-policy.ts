import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { example, IMAGE, VERSION } from "../check/facts/examples";
import { definitions, policyNameOf } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted } from "../text/wording";

interface ImageWithoutPolicy extends Violation {
  readonly subject: string;
  /** The versions that nothing places. */
  readonly count: number;
}

/** A version with its own `placement` needs no policy: existing versions are imported so. */
export const imageWithoutPolicy = defineRule<ImageWithoutPolicy>({
  id: "image-without-policy",
  severity: "error",
  section: "definitions",
  summary: "an image has versions that neither a policy nor their own `placement` places",
  why: "Without a policy or a placement the plan knows no region for a version, and azurerm refuses a version without target regions at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of definitions(plans)) {
      if (policyNameOf(item) !== undefined) continue;
      const count = item.definition.versions.filter(({ spec }) => spec.placement === undefined).length;
      if (count > 0) yield { plan: item.plan, at: [...item.at, "policy"], subject: item.subject, count };
    }
  },
  problem: ({ subject, count }) =>
    `${subject} names no policy, and its gallery has none: nothing places ${counted(count, "version")}`,
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
