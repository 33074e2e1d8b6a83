// Makes the pages of docs/rules from the rules. scripts/docs.mjs runs it, and builds dist/ first.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const EXPLAIN = join(ROOT, "dist", "lib", "reports", "explain");

export const RULES_FOLDER = join("docs", "rules");

/** Returns the text of each page, by path. */
export function rulePages() {
  const require = createRequire(import.meta.url);
  const { pageMarkdown } = require(join(EXPLAIN, "page.js"));
  const { ruleEntries } = require(join(EXPLAIN, "rule-entries.js"));
  const { rulesMarkdown } = require(join(EXPLAIN, "rule-index.js"));
  const { rulePage } = require(join(EXPLAIN, "rule-page.js"));
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
