import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Imports go one way: each folder may use those to its left. */
const PROVIDER_ROOT = {
  name: "@cdktf/provider-azurerm",
  message: "import provider classes by path: the root costs two seconds",
};
const CDKTF = [["cdktf", "cdktf/**", "constructs", "@cdktf/**"], "only constructs/ knows cdktf"];
const forbid = (...patterns) => [
  "error",
  { paths: [PROVIDER_ROOT], patterns: patterns.map(([group, message]) => ({ group, message })) },
];

export default tseslint.config(
  { ignores: ["dist/", "cdktf.out/", "node_modules/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-imports": forbid(),
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
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
      "no-restricted-imports": forbid([["**/cli/**"], "constructs never import the command line"]),
    },
  },
  {
    files: ["cli/**/*.ts"],
    rules: { "no-restricted-imports": forbid(CDKTF) },
  },
  {
    files: ["cli/**/*.ts"],
    ignores: ["cli/gallerist.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["stdin", "stdout", "stderr", "env", "exitCode", "exit"].map((property) => ({
          object: "process",
          property,
          message: "a verb has the streams that it is given, and returns its exit code",
        })),
      ],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { module: "readonly", require: "readonly", process: "readonly", console: "readonly" } },
  },
);
