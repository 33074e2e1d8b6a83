import * as gallerist from "../../lib/index";
import { GOOD } from "../support/gallery-files";

test("the library reads, plans, checks and reports a gallery with what it exports", () => {
  const parsed = gallerist.parseSpec(GOOD, "gallery.yaml");
  const plans = [gallerist.plan(parsed.spec)];
  expect(gallerist.check(plans, { origins: new Map([[parsed.spec, parsed]]) })).toEqual([]);
  expect(gallerist.matrixText(plans)).toContain("latest in every region: 1.1.0\n");
});
