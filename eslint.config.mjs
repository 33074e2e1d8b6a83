import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** What may import what is held by .dependency-cruiser.mjs. */
export default tseslint.config(
  { ignores: ["dist/", "cdktf.out/", "node_modules/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-imports": [
        "error",
        { name: "@cdktf/provider-azurerm", message: "import provider classes by path: the root costs two seconds" },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["lib/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", "process", "console"],
      "no-restricted-properties": ["error", { object: "Date", property: "now", message: "lib has no clock" }],
    },
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
