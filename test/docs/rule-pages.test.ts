import { isOpen, sourceOf, type Finding } from "../../lib/spec/finding";
import { parseSpec } from "../../lib/parse/parse-spec";
import { ruleEntries } from "../../lib/reports/explain/rule-entries";
import { ruleExamples, type RuleExample } from "../../lib/reports/explain/rule-examples";
import { specYaml } from "../../lib/parse/spec-yaml";
import { RULES } from "../../lib/rules/index";

const open = ({ findings }: RuleExample): readonly Finding[] => findings.filter(isOpen);

describe.each(ruleEntries().map((entry) => [entry.id, entry] as const))("the page of %s", (id, entry) => {
  const examples = ruleExamples(id);
  const rule = RULES.find((candidate) => candidate.id === id);

  test("shows files whose mistake is this one, with its severity and source", () => {
    const found = examples ? open(examples.bad) : [];
    // An acknowledgement that does not hold leaves open what it is about.
    const its =
      entry.subject === "acknowledgements" ? found.filter((each) => each.rule !== "too-many-replicas") : found;
    expect(its).toEqual([expect.objectContaining({ rule: id, severity: entry.severity, source: sourceOf(entry) })]);
  });

  test("shows files without a finding as its good example", () => {
    expect(examples && open(examples.good)).toEqual([]);
  });

  if (rule) {
    test("shows files that say what the rule's examples say", () => {
      for (const spec of [...rule.bad, ...rule.good]) {
        const parsed = parseSpec(specYaml(spec));
        expect(parsed.findings).toEqual([]);
        expect(parsed.spec).toEqual(JSON.parse(JSON.stringify(spec)));
      }
    });
  }
});
