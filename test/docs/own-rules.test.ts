import { check, plan } from "gallerist/lib";
import { Gallery } from "../../constructs/gallery";
import { example } from "../../lib/check/facts/examples";
import { newApp, newStack } from "../support/synthesized";
import { checkByContoso, RULES_OF_CONTOSO } from "./own-rules";

const ids = RULES_OF_CONTOSO.map(({ id }) => id);

describe.each(RULES_OF_CONTOSO.map((rule) => [rule.id, rule] as const))(
  "the rule %s of the documentation",
  (id, rule) => {
    const own = (specs: typeof rule.bad) =>
      check(specs.map(plan), { rules: RULES_OF_CONTOSO }).filter((finding) => ids.includes(finding.rule));

    test("finds its bad example, and no other rule of the team does", () => {
      expect(own(rule.bad)).toEqual([expect.objectContaining({ rule: id, severity: rule.severity })]);
    });

    test("finds nothing in its good example", () => {
      expect(own(rule.good)).toEqual([]);
    });
  },
);

test("an app that is checked by them is refused with their words", () => {
  const app = newApp();
  checkByContoso(app, "2026-11-22");
  Gallery.fromSpec(newStack(app), "images", example({ gallery: { name: "fleet" } }));
  expect(() => app.synth()).toThrow("gallery fleet is not named like a team, `TEAM_images`");
});

test("an app without them is not", () => {
  const app = newApp();
  Gallery.fromSpec(newStack(app), "images", example({ gallery: { name: "fleet" } }));
  expect(() => app.synth()).not.toThrow();
});
