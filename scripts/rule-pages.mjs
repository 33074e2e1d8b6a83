// Makes the pages of docs/rules from the rules. scripts/docs.mjs runs it.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { source } from "./source.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

export const RULES_FOLDER = join("docs", "rules");

/** Returns the text of each page, by path. */
export function rulePages() {
  const { pageMarkdown } = source("lib/reports/explain/page.ts");
  const { ruleEntries } = source("lib/reports/explain/rule-entries.ts");
  const { rulesMarkdown } = source("lib/reports/explain/rule-index.ts");
  const { rulePage } = source("lib/reports/explain/rule-page.ts");
  const pages = new Map(
    ruleEntries().map(({ id }) => [join(RULES_FOLDER, `${id}.md`), pageMarkdown(rulePage(id), fromRules)]),
  );
  const template = readFileSync(join(ROOT, "scripts", "rules-index.md"), "utf8");
  return pages.set(
    join(RULES_FOLDER, "index.md"),
    template.replace("<!-- rules -->\n", () => rulesMarkdown()),
  );
}

/** Returns the path of a file of this project as seen from docs/rules. */
function fromRules(path) {
  return path.startsWith("docs/rules/") ? path.slice("docs/rules/".length) : `../${path.slice("docs/".length)}`;
}
