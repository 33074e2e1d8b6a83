import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Imports go one way: each folder may use those to its left. */
const forbid = (...patterns) => ["error", { patterns: patterns.map(([group, message]) => ({ group, message })) }];
const CDKTF = [["cdktf", "cdktf/**", "constructs", "@cdktf/**"], "only constructs/ knows cdktf"];
const PROVIDER_ROOT = [["@cdktf/provider-azurerm"], "import provider classes by path: the root costs two seconds"];

export default tseslint.config(
  { ignores: ["dist/", "cdktf.out/", "node_modules/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-imports": forbid(PROVIDER_ROOT),
    },
  },
  {
    files: ["lib/**/*.ts"],
    rules: {
      "no-restricted-imports": forbid(
        CDKTF,
        [["**/constructs/**", "**/cli/**"], "lib is pure: constructs and cli import it, never the reverse"],
        [["node:*", "fs", "path", "process", "os"], "lib does no I/O"],
      ),
      "no-restricted-globals": ["error", "process", "console"],
      "no-restricted-properties": ["error", { object: "Date", property: "now", message: "lib has no clock" }],
    },
  },
  {
    files: ["lib/azure/**/*.ts"],
    rules: { "no-restricted-imports": forbid(CDKTF, [["../*"], "azure/ is data: it imports nothing of ours"]) },
  },
  {
    files: ["constructs/**/*.ts"],
    rules: {
      "no-restricted-imports": forbid(PROVIDER_ROOT, [["**/cli/**"], "constructs never import the command line"]),
    },
  },
  {
    files: ["cli/**/*.ts"],
    rules: { "no-restricted-imports": forbid(CDKTF) },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { module: "readonly", require: "readonly", process: "readonly", console: "readonly" } },
  },
);
