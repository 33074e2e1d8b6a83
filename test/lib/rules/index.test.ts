import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SECTIONS } from "../../../lib/check/rule";
import { RULES } from "../../../lib/rules/index";

const FOLDER = join(__dirname, "../../../lib/rules");
const ids = RULES.map(({ id }) => id);

/** The name of the export of a rule's file. */
const constantOf = (id: string) => id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

test("each file of the folder is one rule, named like it, and stands in the table once", () => {
  const files = readdirSync(FOLDER)
    .filter((file) => file !== "index.ts")
    .map((file) => file.replace(/\.ts$/, ""));
  expect([...ids].sort()).toEqual(files.sort());
  for (const id of files) {
    const exported = readFileSync(join(FOLDER, `${id}.ts`), "utf8").match(/^export .*/gm);
    expect(exported).toEqual([expect.stringMatching(`^export const ${constantOf(id)} = `)]);
  }
});

test("each rule belongs to a section of the documentation", () => {
  expect(new Set(RULES.map(({ section }) => section))).toEqual(new Set(SECTIONS));
});

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  "%s says what it is about, and where it comes from",
  (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.summary).toMatch(/^[^A-Z].*[^.]$/);
    if (rule.section === "a team's own checks" && rule.source === "docs/checks.md") return;
    expect(rule.source).toMatch(
      /^https:\/\/(learn\.microsoft\.com\/azure|developer\.hashicorp\.com\/terraform|registry\.terraform\.io\/providers)\//,
    );
  },
);
