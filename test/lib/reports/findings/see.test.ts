import type { Log } from "sarif";
import { isOpen, type Finding } from "../../../../lib/spec/finding";
import { findingsGithub } from "../../../../lib/reports/findings/github";
import { findingsJson } from "../../../../lib/reports/findings/json";
import { findingsSarif } from "../../../../lib/reports/findings/sarif";
import { findingsText } from "../../../../lib/reports/findings/text";
import { reportHtml } from "../../../../lib/reports/html/page";
import { ruleEntries } from "../../../../lib/reports/explain/rule-entries";
import { ruleExamples } from "../../../../lib/reports/explain/rule-examples";
import { rulePage } from "../../../../lib/reports/explain/rule-page";

/** Findings of every rule: those of its bad example, as a reader of files meets them. */
const FINDINGS = ruleEntries().map(({ id }) => [id, (ruleExamples(id)?.bad.findings ?? []).filter(isOpen)] as const);

/** Reports whether a reader of `see:` gets somewhere: to a page of the web, or to one that the command line prints. */
function opens(see: string): boolean {
  const [, rule] = /^gallerist explain (\S+)$/.exec(see) ?? [];
  if (rule !== undefined) return rulePage(rule) !== undefined;
  return see.startsWith("https://") && URL.canParse(see);
}

function seenIn(text: string): string[] {
  return [...text.matchAll(/see: +(.*)$/gm)].map(([, see = ""]) => see);
}

test.each(FINDINGS)("what `see:` names of %s opens, in each format", async (id, findings) => {
  expect(findings.map(({ rule }) => rule)).toContain(id);
  const githubs = findingsGithub(findings).replaceAll("%0A", "\n");
  const texts = [...seenIn(findingsText(findings)), ...seenIn(githubs)];
  const json = (JSON.parse(findingsJson(findings)) as { findings: Finding[] }).findings.map(({ source }) => source);
  const page = await reportHtml({ plans: [], findings: findings.slice(0, 1) });
  const html = [...page.matchAll(/<p class="source">(?:<a [^>]*>)?(.*?)(?:<\/a>)?<\/p>/g)].map(([, see = ""]) => see);
  const seen = [...texts, ...json, ...html];
  expect(seen).toHaveLength(3 * findings.length + 1);
  expect(seen.filter((see) => !opens(see))).toEqual([]);
});

test("SARIF has a page for each rule: an address, or the words that print it", () => {
  const log = JSON.parse(findingsSarif([], { version: "1.2.3" })) as Log;
  const rules = log.runs[0]?.tool.driver.rules ?? [];
  expect(rules.filter(({ helpUri, help }) => !opens(helpUri ?? help?.text ?? ""))).toEqual([]);
  expect(rules.find(({ id }) => id === "unknown-key")?.help).toEqual({ text: "gallerist explain unknown-key" });
});
