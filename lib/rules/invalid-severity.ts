import { example } from "../check/facts/examples";
import { FIXED_RULES } from "../check/fixed-rules";
import { defineRule, type Violation } from "../check/rule";
import type { Severity } from "../spec/finding";
import { certainWord, didYouMean } from "../text/nearest";
import { quoted } from "../text/wording";

interface InvalidSeverity extends Violation {
  readonly id: string;
  readonly wanted: Severity | "off";
  /** The rule's own severity. @default - there is no such rule, or its severity is fixed */
  readonly own?: Severity | undefined;
  readonly ids: readonly string[];
}

/** To lower a severity for good, and for everything, is to lose what is found later: an acknowledgement is for one place. */
export const invalidSeverity = defineRule<InvalidSeverity>({
  id: "invalid-severity",
  severity: "error",
  section: "a team's own checks",
  summary:
    "`checks.severities` lowers the severity of a rule, or names a rule that does not exist, or whose severity is fixed",
  why: "A rule that is silent for a whole file hides the next mistake too. An acknowledgement is for one place, and has a reason that others read.",
  source: "docs/checks.md",
  *find({ plans, severities }) {
    for (const plan of plans) {
      if (plan.mirrorOf) continue; // its gallery says the same
      for (const [id, wanted] of Object.entries(plan.spec.checks?.severities ?? {})) {
        const own = severities.get(id);
        if (own !== undefined && (wanted === "error" || wanted === own)) continue;
        yield { plan, at: ["checks", "severities", id], id, wanted, own, ids: [...severities.keys()] };
      }
    }
  },
  problem: ({ id, wanted, own }) => {
    if (own !== undefined)
      return `\`checks.severities\` lowers ${quoted(id)} from ${own} to ${wanted}; severities can only be raised`;
    return isFixed(id)
      ? `\`checks.severities\` names ${quoted(id)}, whose severity can't be changed`
      : `\`checks.severities\` names ${quoted(id)}, and there is no such rule`;
  },
  help: ({ id, own, ids }) => {
    if (own !== undefined)
      return `acknowledge its findings instead: under \`acknowledge\`, with \`rule: ${id}\`, their \`path\` and a \`reason\``;
    return isFixed(id) ? "leave it out" : (didYouMean(id, ids) ?? "`gallerist explain` lists all rules");
  },
  fix: ({ at, id, own, ids }) => {
    const to = own === undefined && !isFixed(id) ? certainWord(id, ids) : undefined;
    return to === undefined ? [] : [{ kind: "key", at, to }];
  },
  bad: [example({ spec: { checks: { severities: { "too-many-replicas": "warning" } } } })],
  good: [example({ spec: { checks: { severities: { "no-images": "error" } } } })],
});

function isFixed(id: string): boolean {
  return FIXED_RULES.includes(id);
}
