import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GALLERIST } from "../support/gallerist";

test("the licences of the packages whose code is in ours, and of no other, go with it", () => {
  const notices = readFileSync(join(dirname(dirname(GALLERIST)), "THIRD-PARTY-NOTICES"), "utf8");
  const named = [...notices.matchAll(/^([a-z]+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name);
  expect(named).toEqual(["commander", "picocolors", "yaml", "zod"]);
  expect(notices.match(/^Copyright /gm)).toHaveLength(named.length);
});
