// eslint-disable-next-line @typescript-eslint/no-require-imports -- a file of CommonJS
const { version } = require("./package.json");

/** @type {import("jest").Config} */
const common = {
  testEnvironment: "node",
  roots: ["<rootDir>/test", "<rootDir>/examples"],
  globalSetup: "<rootDir>/test/support/build.ts",
  globals: { GALLERIST_VERSION: version },
  setupFiles: ["<rootDir>/test/support/seed.ts"],
  // Examples import the package by its name, as users do; here that is its sources.
  moduleNameMapper: {
    "^gallerist$": "<rootDir>/constructs/index.ts",
    "^gallerist/azapi$": "<rootDir>/constructs/azapi.ts",
    "^gallerist/lib$": "<rootDir>/lib/index.ts",
    "^gallerist/testing$": "<rootDir>/constructs/testing/index.ts",
    "^gallerist/testing/jest$": "<rootDir>/constructs/testing/jest.ts",
    // What is imported when it is needed is named as it is called once it is built.
    "^(\\.{1,2}/.+)\\.js$": "$1",
  },
  transform: {
    "\\.(sh|tf|ya?ml)$": "<rootDir>/test/support/text-file.js",
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};

/** Tests that need more than Node: a browser, or the package installed as users do. */
const SEPARATE = ["browser", "package"];

/** @type {import("jest").Config} */
module.exports = {
  // Jest leaves one core idle by default: on two cores that is half.
  maxWorkers: "100%",
  // Nothing is wrong with what takes long on a busy machine.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/examples/**/*.test.ts"],
      testPathIgnorePatterns: SEPARATE.map((folder) => `<rootDir>/test/${folder}/`),
    },
    ...SEPARATE.map((folder) => ({
      ...common,
      displayName: folder,
      testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
    })),
  ],
};
