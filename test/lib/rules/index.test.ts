import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../../lib/rules";

const FOLDER = join(__dirname, "../../../lib/rules");
const ids = RULES.map(({ id }) => id);

/** Rules that count are made by one function, three for each kind. */
const isCounting = (id: string) =>
  /^(possibly-|nearly-)?too-many-(galleries|definitions|versions|replicas-per-subscription)$/.test(id);

test("each rule is in a file of its own, named like it, and stands in the table once", () => {
  const files = readdirSync(FOLDER).filter((file) => definesRule(readFileSync(join(FOLDER, file), "utf8")));
  expect(ids.filter((id) => !isCounting(id)).sort()).toEqual(files.map((file) => file.replace(/\.ts$/, "")).sort());
  expect(ids.filter(isCounting)).toHaveLength(12);
  expect(new Set(ids).size).toBe(ids.length);
});

function definesRule(source: string): boolean {
  return /^export const \w+ = (defineRule|nameRule)\b/m.test(source);
}

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  "%s says what it is about, and where it comes from",
  (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.summary).toMatch(/^[^A-Z].*[^.]$/);
    expect(rule.source).toMatch(/^https:\/\/(learn\.microsoft\.com\/azure|developer\.hashicorp\.com\/terraform)\//);
  },
);
