import { check } from "../../../../lib/index";
import { plan } from "../../../../lib/plan/plan";
import { RULES } from "../../../../lib/rules/index";

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example gives its finding, once, and no other", () => {
    expect(check(rule.bad.map(plan), rule.given).map((finding) => finding.rule)).toEqual([id]);
  });

  test("its good example gives no finding", () => {
    expect(check(rule.good.map(plan), rule.given)).toEqual([]);
  });
});
