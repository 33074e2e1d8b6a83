import type { RegionMention } from "./region-mentions";

/** Reports whether a spec names a region by an expression. Terraform JSON may do so; a spec's regions are literal. */
export function isExpressionInSpec({ plan, text }: RegionMention): boolean {
  return plan.foundIn === undefined && text.includes("${");
}
