import { ACKNOWLEDGEMENT_RULES, ACKNOWLEDGEMENTS_PAGE } from "../../check/acknowledge";
import type { Severity } from "../../spec/finding";
import { READING_RULES } from "../../parse/mistakes";
import { SECTIONS } from "../../check/rule";
import { RULES } from "../../rules/index";

/** The facts about a rule of any kind: for plans, for a text, or for acknowledgements. */
export interface RuleEntry {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  /** The reaction of Azure or Terraform, if the rule describes it. */
  readonly why?: string;
  /** The page that the rule comes from: a URL, or a file of the package. */
  readonly source: string;
  /** The heading above the rule. */
  readonly subject: string;
}

/** Returns every rule that a finding can name, by subject: reading first, acknowledgements last. */
export function ruleEntries(): RuleEntry[] {
  const reading = Object.values(READING_RULES).map(({ id, summary, source }): RuleEntry => ({
    id,
    severity: "error",
    summary,
    source,
    subject: "reading the file",
  }));
  const checking = SECTIONS.flatMap((subject) =>
    RULES.filter(({ section }) => section === subject).map(({ id, severity, summary, why, source }): RuleEntry => {
      return { id, severity, summary, ...(why !== undefined && { why }), source, subject };
    }),
  );
  const acknowledging = Object.entries(ACKNOWLEDGEMENT_RULES).map(([id, summary]): RuleEntry => ({
    id,
    severity: id === "empty-acknowledgement" || id === "invalid-acknowledgement" ? "error" : "warning",
    summary,
    source: ACKNOWLEDGEMENTS_PAGE,
    subject: "acknowledgements",
  }));
  return [...reading, ...checking, ...acknowledging];
}
