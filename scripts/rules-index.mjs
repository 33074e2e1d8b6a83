// Writes lib/rules/index.ts. Each other file of the folder is one rule, and its name is the rule's id.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), "lib", "rules");
const INDEX = join(FOLDER, "index.ts");

/** Writes the index if it is missing or out of date. */
export function writeRulesIndex() {
  const ids = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
  const text = [
    "// Written by scripts/rules-index.mjs: each other file of this folder is one rule.",
    'import type { Rule } from "../check/rule";',
    ...ids.map((id) => `import { ${constantOf(id)} } from "./${id}";`),
    "",
    "/** Every rule, by id. */",
    "export const RULES: readonly Rule[] = [",
    ...ids.map((id) => `  ${constantOf(id)},`),
    "];",
    "",
  ].join("\n");
  if (!isWritten(text)) writeFileSync(INDEX, text);
}

/** Returns the name under which a rule is exported: `tooManyReplicas` for `too-many-replicas`. */
function constantOf(id) {
  return id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

function isWritten(text) {
  try {
    return readFileSync(INDEX, "utf8") === text;
  } catch {
    return false;
  }
}
