import { example } from "../check/facts/examples";
import { retentions } from "../check/facts/retentions";
import { defineRule, type Violation } from "../check/rule";
import { wrongNumbers } from "../spec/retention-numbers";
import { found } from "../text/wording";

interface InvalidRetention extends Violation {
  readonly subject: string;
  readonly key: string;
  readonly value: unknown;
  readonly allowed: string;
}

export const invalidRetention = defineRule<InvalidRetention>({
  id: "invalid-retention",
  severity: "error",
  section: "policies",
  summary: "`retention` holds a number out of its range",
  why: "Under such a retention `gallerist retain` proposes nothing, since it can't know what must stay.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const { plan, retention, at, subject } of retentions(plans)) {
      for (const { at: below, value, allowed } of wrongNumbers(retention)) {
        yield { plan, at: [...at, ...below], subject, key: below.join("."), value, allowed };
      }
    }
  },
  problem: ({ subject, key, value, allowed }) =>
    `${subject} sets \`retention.${key}\` to ${found(value)}; it must be ${allowed}`,
  help: ({ key, allowed }) => `write ${allowed} for \`${key}\``,
  bad: [example({ policy: { retention: { keep: 0, days: 90 } } })],
  good: [example({ policy: { retention: { keep: 1, days: 0 } } })],
});
