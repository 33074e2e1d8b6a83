/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  globalSetup: "<rootDir>/test/support/build.ts",
  roots: ["<rootDir>/test"],
  setupFiles: ["<rootDir>/test/support/seed.ts"],
  testMatch: ["**/*.test.ts"],
  // Examples import the package by its name, as users do; here that is its sources.
  moduleNameMapper: {
    "^gallerist$": "<rootDir>/constructs/index.ts",
    "^gallerist/azapi$": "<rootDir>/constructs/azapi.ts",
    "^gallerist/lib$": "<rootDir>/lib/index.ts",
    "^gallerist/testing$": "<rootDir>/constructs/testing/index.ts",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
