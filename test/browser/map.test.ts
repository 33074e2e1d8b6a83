import type { Browser, Page } from "playwright-core";
import { example, VERSION } from "../../lib/check/facts/examples";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { newDirectory } from "../support/gallery-files";
import { largeGallery } from "../support/large-gallery";
import { describeInChromium, launchChromium } from "./chromium";
import { writeReport } from "./report-file";

const EXAMPLE = example({
  policy: {
    regions: { westeurope: {}, uksouth: {}, swedencentral: {}, eastus: {}, japaneast: {} },
    tiers: [{ name: "all", take: "rest", regions: "all", replicas: { default: 1, eastus: 5 } }],
    rings: [
      { name: "canary", regions: ["swedencentral"] },
      { name: "broad", regions: "rest" },
    ],
    prestage: true,
  },
  image: { versions: { "1.3.0": { ...VERSION, ring: "canary" }, "1.2.0": VERSION } },
});
const { "ubuntu-2404": UBUNTU } = EXAMPLE.images as { "ubuntu-2404": NonNullable<GallerySpec["images"]>[string] };
const DEBIAN = {
  ...UBUNTU,
  identifier: { publisher: "contoso", offer: "linux", sku: "debian-12" },
  versions: { "12.1.0": VERSION },
};
/** debian-12 has one latest everywhere; 1.3.0 of ubuntu-2404 is latest in swedencentral only. */
const SPEC: GallerySpec = { ...EXAMPLE, images: { "debian-12": DEBIAN, "ubuntu-2404": UBUNTU } };

describeInChromium("the map in Chromium", () => {
  const directory = newDirectory();
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });
  afterEach(() => page.close());

  const open = async (...specs: readonly GallerySpec[]): Promise<void> => {
    await page.goto(await writeReport(directory(), specs));
  };
  const dot = (region: string) => page.locator(`g.dot[data-region="${region}"]`);
  const choose = (label: string) => page.getByRole("combobox", { name: "Image" }).selectOption({ label });
  const pointed = () => page.locator("p.pointed").innerText();
  const legend = async () =>
    (await page.locator("ul.legend li:visible").allInnerTexts()).map((text) => text.trim().replace(/\s+/g, " "));

  test("all images together: a region is behind where one image has an older latest, and the legend counts", async () => {
    await open(SPEC);
    expect(await dot("swedencentral").getAttribute("class")).toBe("dot newest");
    expect(await dot("eastus").getAttribute("class")).toBe("dot newest sliced next");
    expect(await dot("eastus").locator("title").textContent()).toBe(
      "eastus: newest of 1 of 2 images; behind: ubuntu-2404; 1 newer version there, hidden, 15 replicas",
    );
    expect(await legend()).toEqual([
      "latest of every image is its newest version: 1 region",
      "a slice: images whose latest is an older version: 4 regions",
      "a newer version is there, hidden from latest",
      "the larger, the more replicas: up to 15",
    ]);
  });

  test("the choice of an image colours the dots by its latest, and the legend and the table say the same", async () => {
    await open(SPEC);
    await choose("ubuntu-2404");
    expect(await dot("swedencentral").getAttribute("class")).toBe("dot newest");
    expect(await dot("eastus").getAttribute("class")).toBe("dot behind next");
    expect(await dot("eastus").locator(".ring").textContent()).toBe("2");
    expect(await legend()).toEqual([
      "latest is 1.3.0, the newest: 1 region",
      "latest is 1.2.0, not the newest: 4 regions",
      "a newer version is there, hidden from latest",
      "the larger, the more replicas: up to 10",
    ]);
    expect(await page.locator("section.map p.rings").innerText()).toBe("The numbers are rings: 1 canary, 2 broad.");
    await page.getByText("The map as a table").click();
    const row = page.locator("details.regions tr", { hasText: "eastus" });
    expect(await row.locator("td").allInnerTexts()).toEqual([
      "East US, US",
      "latest is 1.2.0, not the newest; 1.3.0 is there, hidden from latest; ring 2",
      "10",
    ]);
    // One latest everywhere is said once, above its tiles.
    await choose("debian-12");
    expect(await dot("eastus").locator("title").textContent()).toBe("eastus: latest is 12.1.0, the newest, 5 replicas");
    await choose("All images");
    expect(await dot("eastus").getAttribute("class")).toBe("dot newest sliced next");
  });

  test("arrow keys go from dot to dot, from west to east, say where they are, and Enter filters by the region", async () => {
    await open(SPEC);
    await page.getByRole("combobox", { name: "Image" }).focus();
    await page.keyboard.press("Tab");
    expect(await pointed()).toMatch(/^eastus: /);
    const visited: string[] = [];
    for (let count = 0; count < 4; count++) {
      await page.keyboard.press("ArrowRight");
      visited.push((await pointed()).split(":")[0] ?? "");
    }
    expect(visited).toEqual(["uksouth", "westeurope", "swedencentral", "japaneast"]);
    await page.keyboard.press("Home");
    expect(await pointed()).toMatch(/^eastus: /);
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("Region or part of the world").inputValue()).toBe("eastus");
    expect(await dot("eastus").getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator("table.matrix").first().locator("thead th:visible").allInnerTexts()).toEqual([
      "version",
      "eastus",
    ]);
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("Region or part of the world").inputValue()).toBe("");
    // The dots are one stop of the Tab key.
    await page.keyboard.press("Tab");
    expect(await page.evaluate<string>("document.activeElement.tagName")).toBe("SUMMARY");
  });

  test("the table of all images leads to the matrix of each with a key", async () => {
    await open(largeGallery());
    const link = page.locator("table.items tbody a", { hasText: /^windows-server-99$/ });
    await link.focus();
    await page.keyboard.press("Enter");
    const heading = page.locator("h3", { hasText: "windows-server-99" });
    const box = await heading.boundingBox();
    const bar = await page.locator(".bar").boundingBox();
    // Below the bar, which stays, and in the window.
    expect(box?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(box?.y).toBeLessThan(800);
  });

  test.each([390, 1280, 1920])("no name of a region on the map is cut, or covers another: %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await open(largeGallery());
    const names = await page.evaluate<{ text: string; left: number; right: number; top: number; bottom: number }[]>(
      `[...document.querySelectorAll(".panels .name")].map((name) => {
        const { left, right, top, bottom } = name.getBoundingClientRect();
        return { text: name.textContent, left, right, top, bottom };
      }).filter(({ left, right }) => right > left)`,
    );
    // A phone has no room for names outside Europe.
    expect(names.length).toBeGreaterThan(width === 390 ? 5 : 33);
    expect(names.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
    const covered = names.filter((a) =>
      names.some(
        (b) => a !== b && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3,
      ),
    );
    expect(covered.map(({ text }) => text)).toEqual([]);
  });

  test("at 1280 pixels the matrix of 34 regions is not wider than its place, and its header stays while it scrolls", async () => {
    await open(largeGallery());
    const wide = await page.evaluate<number>(
      `Math.max(...[...document.querySelectorAll(".scroll:has(.matrix)")].slice(0, 5).map((box) => box.scrollWidth - box.clientWidth))`,
    );
    expect(wide).toBe(0);
    await page.setViewportSize({ width: 1280, height: 330 });
    await page.locator("table.matrix").first().scrollIntoViewIfNeeded();
    const header = page.locator("table.matrix thead").first();
    const box = page.locator(".scroll:has(.matrix)").first();
    const scrolled = await page.evaluate<number>(
      '(() => { const box = document.querySelector(".scroll:has(.matrix)"); box.scrollTop = 150; return box.scrollTop; })()',
    );
    expect(scrolled).toBeGreaterThan(50);
    const [head, place] = [await header.locator("th").first().boundingBox(), await box.boundingBox()];
    expect(Math.round(head?.y ?? 0)).toBe(Math.round(place?.y ?? -1));
  });

  test.each([390, 1280, 1920])("no name is broken in its middle: %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await open(largeGallery());
    await page.getByText("The map as a table").click();
    const broken = await page.evaluate<{ words: number; broken: string[] }>(`(() => {
      const selector = ".card li, .items tbody th, .regions tbody th, .regions tbody td, .chart tbody th, .findings p:not(.source), h3, .latest li";
      const parts = [...document.querySelectorAll(selector)].slice(0, 2000);
      const broken = [];
      let words = 0;
      for (const part of parts) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const match of node.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            words++;
            const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
            // An address may be longer than a line.
            if (new Set(tops).size > 1 && !match[0].includes("https://")) broken.push(match[0]);
          }
        }
      }
      return { words, broken };
    })()`);
    expect(broken.words).toBeGreaterThan(1_000);
    expect(broken.broken).toEqual([]);
  });
});
