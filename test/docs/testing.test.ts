import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serves } from "gallerist/testing";
import { build } from "../../examples/first/main";
import { newApp } from "../support/synthesized";

test("the message of a failed expectation is the one that docs/testing.md shows", () => {
  const app = newApp();
  build(app);
  const { pass, message } = serves(app, { image: "ubuntu-2404", region: "eastus", version: "1.0.0" });
  expect(pass).toBe(false);
  expect(`${message()}\n`).toBe(readFileSync(join(__dirname, "failed-expectation.txt"), "utf8"));
});
