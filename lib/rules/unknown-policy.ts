import type { SpecPath } from "../spec/finding";
import { didYouMean } from "../text/nearest";
import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { items } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

interface UnknownPolicy extends Violation {
  readonly subject: string;
  readonly name: string;
  readonly known: readonly string[];
}

export const unknownPolicy = defineRule<UnknownPolicy>({
  id: "unknown-policy",
  severity: "error",
  section: "definitions",
  summary: "an image, an application or a gallery names a policy that the spec does not have",
  why: "The plan would go on as if no policy were named: every version in its home region only, with one replica.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) {
      const known = Object.keys(plan.spec.policies ?? {}).sort(byCodeUnit);
      const names = new Set(known);
      for (const { at, subject, name } of references(plan)) {
        if (!names.has(name)) yield { plan, at, subject, name, known };
      }
    }
  },
  problem: ({ subject, name, known }) =>
    `${subject} names policy ${quoted(name)}; ${known.length === 0 ? "there are no policies" : `the policies are ${firstFew(known, 6)}`}`,
  help: ({ name, known }) => `${didYouMean(name, known) ?? "name one of them"}, or add ${quoted(name)} to \`policies\``,
  bad: [example({ image: { policy: "flet" } })],
  good: [example({ image: { policy: "fleet" } })],
});

function* references(plan: GalleryPlan): Iterable<{ at: SpecPath; subject: string; name: string }> {
  const { policy, name: gallery } = plan.spec.gallery;
  if (policy !== undefined) yield { at: ["gallery", "policy"], subject: gallery, name: policy };
  for (const { definition, at, subject } of items([plan])) {
    const name = definition.spec.policy;
    if (name !== undefined) yield { at: [...at, "policy"], subject, name };
  }
}
