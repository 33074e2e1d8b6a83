import { ACKNOWLEDGEMENT_RULES } from "../../check/acknowledge";
import { check } from "../../check/check";
import type { Finding } from "../../spec/finding";
import { parseSpec } from "../../parse/parse-spec";
import { READING_RULES, type Mistake } from "../../parse/mistakes";
import { specOrigins } from "../../plan/origins";
import { plansOf } from "../../plan/plan";
import { RULES } from "../../rules/index";
import { example } from "../../check/facts/examples";
import type { Rule } from "../../check/rule";
import { readingExample } from "./reading-examples";
import { specYaml } from "../../parse/spec-yaml";

/** A file of an example. */
export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** The files of one app, and a text about them. */
export interface RuleExample {
  readonly files: readonly ExampleFile[];
  readonly given: NonNullable<Rule["given"]>;
  readonly findings: readonly Finding[];
}

/** The examples on a rule's page. */
export interface RuleExamples {
  readonly bad: RuleExample;
  readonly good: RuleExample;
}

/** Returns the examples of a rule of any kind, as files; undefined for an id that no rule has. */
export function ruleExamples(id: string): RuleExamples | undefined {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule) return { bad: ofSpecs(rule.bad, rule.given), good: ofSpecs(rule.good, rule.given) };
  if (Object.hasOwn(READING_RULES, id)) {
    const { bad, good } = readingExample(id as Mistake["rule"]);
    return { bad: ofTexts([bad]), good: ofTexts([good]) };
  }
  if (!Object.hasOwn(ACKNOWLEDGEMENT_RULES, id)) return undefined;
  return acknowledgementExamples(id as keyof typeof ACKNOWLEDGEMENT_RULES);
}

function ofSpecs(specs: Rule["bad"], given?: Rule["given"]): RuleExample {
  return ofTexts(specs.map(specYaml), given);
}

function ofTexts(texts: readonly string[], given: Rule["given"] = {}): RuleExample {
  const files = texts.map((text, index) => ({ name: nameOf(index, texts.length), text }));
  const parsed = files.map(({ name, text }) => parseSpec(text, name));
  const read = parsed.map((each) => ({ origin: each, plans: plansOf(each.spec) }));
  const origins = new Map(read.flatMap(({ origin, plans }) => [...specOrigins(plans, origin)]));
  return {
    files,
    given,
    findings: check(
      RULES,
      read.flatMap(({ plans }) => plans),
      { ...given, origins },
    ),
  };
}

function nameOf(index: number, count: number): string {
  return count === 1 ? "gallery.yaml" : `gallery-${index + 1}.yaml`;
}

/** Returns examples with an acknowledgement: of 101 replicas, which are too many, or of 3, which are allowed. */
function acknowledgementExamples(id: keyof typeof ACKNOWLEDGEMENT_RULES): RuleExamples {
  const asOf = { asOf: "2026-07-01" };
  const acknowledged = (replicas: number, reason: string, until?: string): Rule["bad"] => {
    const acknowledgement = { rule: "too-many-replicas", path: "policies/fleet", reason, ...(until && { until }) };
    const tiers = [{ name: "latest", take: "rest" as const, regions: "all" as const, replicas }];
    return [example({ policy: { tiers }, spec: { acknowledge: [acknowledgement] } })];
  };
  const reason = "Microsoft raised it for us, ticket 4711";
  const good = ofSpecs(acknowledged(101, reason));
  switch (id) {
    case "unused-acknowledgement":
      return { bad: ofSpecs(acknowledged(3, reason)), good };
    case "empty-acknowledgement":
      return { bad: ofSpecs(acknowledged(101, "")), good };
    case "invalid-acknowledgement":
      return {
        bad: ofSpecs(acknowledged(101, reason, "2026-06-31")),
        good: ofSpecs(acknowledged(101, reason, "2026-06-30")),
      };
    case "expired-acknowledgement":
      return {
        bad: ofSpecs(acknowledged(101, reason, "2026-06-30"), asOf),
        good: ofSpecs(acknowledged(101, reason, "2026-07-01"), asOf),
      };
  }
}
