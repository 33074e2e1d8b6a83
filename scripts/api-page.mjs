// Makes docs/api.md from the docstrings of what the package exports, with typedoc and its plugin for Markdown.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, "node_modules", ".cache", "gallerist-api");

export const API_PAGE = join("docs", "api.md");

/** Returns the anchors that GitHub gives to the headings of a page. */
export function anchorsOf(page) {
  const seen = new Map();
  const headings = page.replace(/^( *)```[^]*?^\1```$/gm, "").matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, text]) => {
      const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim();
      const anchor = plain
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_ -]/gu, "")
        .replaceAll(" ", "-");
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    }),
  );
}

/** The entries, by the name of the file that typedoc writes. */
const ENTRIES = { "index.md": "gallerist", "testing.md": "gallerist/testing" };

const HEAD = `# Constructs and functions

Everything that \`gallerist\` and \`gallerist/testing\` export, from their docstrings (\`npm run docs\`). \`gallerist/cdktn\` and
\`gallerist/cdktn/testing\` export the same for cdktn. \`gallerist/lib\` has its types beside it.
`;

/** Returns the page. */
export function apiPage() {
  const typedoc = join(dirname(createRequire(import.meta.url).resolve("typedoc/package.json")), "bin", "typedoc");
  execFileSync(
    process.execPath,
    [typedoc, "--options", join(ROOT, "typedoc.json"), "--out", OUT, "--logLevel", "Error"],
    {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const parts = Object.entries(ENTRIES).map(([file, name]) => part(readFileSync(join(OUT, file), "utf8"), name));
  return `${linked([HEAD, ...parts].join("\n").trimEnd())}\n`;
}

/** Returns a page whose links lead to its headings: typedoc counts rows of tables as headings too, so its numbers are too high. */
function linked(page) {
  const anchors = anchorsOf(page);
  return page.replace(/\]\(#([\w-]+)-\d+\)/g, (link, name) =>
    !anchors.has(link.slice(3, -1)) && anchors.has(name) ? `](#${name})` : link,
  );
}

/** Returns the part of an entry, below the title of the page. */
function part(text, name) {
  const page = text
    .replace(/^# .*\n/, `## ${name}\n`)
    .replace(/^#{2,}(?= )/gm, (marks) => (marks.length > 5 ? marks : `#${marks}`))
    .replace(/^## (?=gallerist)|^#(#+ gallerist)/gm, (heading) => heading.replace(/^###/, "##"))
    .replace(/^#+ (Inherited from|Overrides|Extends|Implementation of|Extended by)\n\n[^]*?\n(?=\n|#)/gm, "")
    .replace(/^\*\*\*\n\n/gm, "")
    .replace(/<a id="[^"]*"><\/a> /g, "")
    .replace(/\]\((?:index|testing)\.md#/g, "](#")
    .replace(/\*\*Default\*\* `(?:- )?([^`]*)`/g, "Default: $1")
    .replace(/\n{3,}/g, "\n\n");
  return page.replace(`## ${name}\n`, (heading) => `${heading}\n${contents(page)}\n`);
}

/** Returns a list of the kinds of declarations, each with links to its own. */
function contents(page) {
  return page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [kind] = section.split("\n");
      const names = [...section.matchAll(/^#### (.+)$/gm)].map(([, heading]) => heading.replaceAll("\\", ""));
      const links = names.map(
        (each) =>
          `[${each}](#${each
            .toLowerCase()
            .replace(/[^\w -]/g, "")
            .replaceAll(" ", "-")})`,
      );
      return `- ${kind}: ${links.join(", ")}`;
    })
    .join("\n");
}
