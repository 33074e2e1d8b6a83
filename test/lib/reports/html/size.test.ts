import { gzipSync } from "node:zlib";
import { cost } from "../../../../lib/cost/cost";
import { check } from "../../../../lib/index";
import { plan } from "../../../../lib/plan/plan";
import { reportHtml } from "../../../../lib/reports/html/page";
import { largeGallery } from "../../../support/large-gallery";

test("the page of 100 images of 10 versions in 34 regions is under 1.5 MB, and 60 KB when compressed", async () => {
  const plans = [plan(largeGallery())];
  const page = await reportHtml({ plans, findings: check(plans), cost: cost(plans) });
  // Each of its versions has a row, and each row a cell of each region.
  expect(page.match(/<tr><th scope="row">\d+\.\d\.\d+<\/th>(?:<td[^>]*>[^<]*){35}<\/tr>/g)).toHaveLength(1_000);
  expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
  expect(gzipSync(page).length).toBeLessThan(60_000);
});
