import { check } from "../../../../lib/index";
import { plansOf } from "../../../../lib/plan/plan";
import { RULES } from "../../../../lib/rules/index";

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example gives its finding, once, and no other", () => {
    expect(check(rule.bad.flatMap(plansOf), rule.given).map((finding) => finding.rule)).toEqual([id]);
  });

  test("its good example gives no finding", () => {
    expect(check(rule.good.flatMap(plansOf), rule.given)).toEqual([]);
  });
});
