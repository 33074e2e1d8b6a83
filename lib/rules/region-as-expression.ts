import { example, POLICY } from "../check/facts/examples";
import { regionsBroughtIn, type RegionMention } from "../check/facts/region-mentions";
import { defineRule } from "../check/rule";
import { isExpressionInSpec } from "../check/facts/region-expressions";
import { quoted } from "../text/wording";

/** One finding for each text, at its first place. Terraform JSON may leave a region to Terraform; a spec may not. */
export const regionAsExpression = defineRule<RegionMention>({
  id: "region-as-expression",
  severity: "error",
  section: "regions and storage",
  summary: "an expression of Terraform in place of a region",
  why: "The plan is made before Terraform runs, and the text is written for Terraform as it stands, so Azure would be asked for a region of that very name.",
  source: "https://developer.hashicorp.com/terraform/language/expressions/strings",
  *find({ plans }) {
    for (const plan of plans) {
      const told = new Set<string>();
      for (const mention of regionsBroughtIn(plan)) {
        if (told.has(mention.region) || !isExpressionInSpec(mention)) continue;
        told.add(mention.region);
        yield mention;
      }
    }
  },
  problem: ({ text }) => `${quoted(text)} is an expression, and regions must be known before Terraform runs`,
  help: () => "write the name of the region, such as `westeurope`",
  bad: [example({ policy: { regions: { ...POLICY.regions, "${var.region}": {} } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, eastus: {} } } })],
});
