import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GALLERIST } from "../support/gallerist";

test("the licences of all packages in the bundle, and of no other, go with it", () => {
  const notices = readFileSync(join(dirname(GALLERIST), "THIRD-PARTY-NOTICES"), "utf8");
  const { dependencies } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const named = [...notices.matchAll(/^([a-z]+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name);
  expect(named).toEqual(Object.keys(dependencies).sort());
  expect(notices.match(/^Copyright /gm)).toHaveLength(named.length);
});
