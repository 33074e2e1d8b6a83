import { source as AXE } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { newDirectory } from "../support/gallery-files";
import { largeGallery } from "../support/large-gallery";
import { ROLLOUT } from "../support/rollout";
import { describeInChromium, launchChromium } from "./chromium";
import { contrastsOf } from "./contrast";
import { writeReport } from "./report-file";

/** The wide gallery has 40,000 cells, and axe looks at each. */
jest.setTimeout(180_000);

describeInChromium("accessibility of the report, by axe", () => {
  const directory = newDirectory();
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(() => page.close());

  /** Returns the rules that the page breaks, with the first element of each. */
  async function violations(options: object = {}): Promise<unknown[]> {
    await page.evaluate(AXE);
    return page.evaluate<unknown[]>(`axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], ...options })})
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html]))`);
  }

  const schemes = ["light", "dark"] as const;
  const windows = [390, 1280].flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })));

  test.each(windows)("nothing fails: $width pixels, $colorScheme", async ({ width, colorScheme }) => {
    page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const broken = { ...ROLLOUT, gallery: { ...ROLLOUT.gallery, location: "nowhere" } };
    await page.goto(await writeReport(directory(), [ROLLOUT]));
    expect(await violations()).toEqual([]);
    await page.goto(await writeReport(directory(), [broken]));
    expect(await violations()).toEqual([]);
  });

  test("it finds what is wrong", async () => {
    page = await browser.newPage();
    await page.goto(await writeReport(directory(), [ROLLOUT]));
    await page.evaluate(`document.documentElement.removeAttribute("lang")`);
    expect(await violations()).toEqual([["html-has-lang", 1, "<html>"]]);
  });

  test("nothing fails on a page of 100 images of 10 versions in 34 regions", async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(await writeReport(directory(), [largeGallery()]));
    // Its colours are tested below: axe takes a minute for them.
    expect(await violations({ rules: { "color-contrast": { enabled: false } } })).toEqual([]);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      expect((await contrastsOf(page)).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    }
  });
});
