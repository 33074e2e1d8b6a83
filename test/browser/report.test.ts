import type { Browser, Page } from "playwright-core";
import { example, VERSION } from "../../lib/check/facts/examples";
import type { ReplicationPolicy } from "../../lib/spec/policy";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { newDirectory } from "../support/gallery-files";
import { contrastsOf } from "./contrast";
import { describeInChromium, launchChromium } from "./chromium";
import { writeReport } from "./report-file";

const REASON = "<script>document.title = 'changed'</script> & \"more\"";
const REPLICAS = { default: 1, northeurope: 3, eastus: 7, westus3: 12, japaneast: 30, brazilsouth: 100 };
const GALLERY = example({
  policy: {
    regions: {
      westeurope: { storage: "zone-redundant" },
      northeurope: { storage: "Premium_LRS" },
      eastus: {},
      westus3: {},
      japaneast: {},
      brazilsouth: {},
    },
    tiers: [
      { name: "latest", take: 1, regions: "all", replicas: REPLICAS },
      { name: "archive", take: "rest", regions: ["westeurope", "northeurope"], replicas: 1 },
    ],
  },
  image: {
    sizeGiB: 30,
    versions: {
      "1.4.0": { ...VERSION, state: "candidate" },
      "1.3.0": VERSION,
      "1.2.0": { ...VERSION, withdrawn: { reason: REASON } },
    },
  },
});
const { "ubuntu-2404": IMAGE } = GALLERY.images as { "ubuntu-2404": NonNullable<GallerySpec["images"]>[string] };
const DEBIAN = {
  ...IMAGE,
  identifier: { publisher: "contoso", offer: "linux", sku: "debian-12" },
  sizeGiB: 10,
  versions: { "12.1.0": VERSION },
};
/** Two of one identifier, which is an error. */
const TWINS = { ...GALLERY.images, "debian-12": IMAGE };
const SPEC: GallerySpec = { ...GALLERY, images: { ...GALLERY.images, "debian-12": DEBIAN } };

// A browser takes its time on a machine that does other things too.

describeInChromium("the report in Chromium", () => {
  const directory = newDirectory();
  let browser: Browser;
  let page: Page;
  /** What the page logs, throws or asks the network for. */
  let noise: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    noise = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => noise.push(request.url()));
  });
  afterEach(() => page.close());

  async function open(...specs: readonly GallerySpec[]): Promise<void> {
    const url = await writeReport(directory(), specs.length === 0 ? [SPEC] : specs);
    await page.goto(url);
    noise = noise.filter((line) => line !== url);
  }

  const shown = (selector: string): Promise<string[]> => page.locator(`${selector}:visible`).allInnerTexts();
  /** The names of the definitions. A browser leaves out the inner text of what it has not drawn yet. */
  const shownNames = (): Promise<string[]> => page.locator("h3:visible").allTextContents();

  test("shows the whole page, asks the network for nothing, and logs nothing", async () => {
    await open();
    expect(await shown("h2")).toEqual([
      ...["Latest", "Rolling out", "Wrong or doubtful", "Storage"],
      ...["Latest by region", "All images", "Findings", "Image definitions", "Storage"],
    ]);
    expect(await shownNames()).toEqual(["contoso_images/debian-12", "contoso_images/ubuntu-2404"]);
    expect(await page.locator("table.chart svg rect").first().boundingBox()).toMatchObject({ height: 12 });
    expect(noise).toEqual([]);
  });

  test("a reason with <script> in it is text", async () => {
    await open();
    expect(await page.locator("td.state").allInnerTexts()).toContain(`withdrawn (${REASON})`);
    expect(await page.title()).toBe("Image versions by region: contoso_images");
    expect(await page.locator("script").count()).toBe(1);
  });

  test("the browser refuses any other script and style", async () => {
    await open();
    await page.evaluate(`
      const script = document.createElement("script");
      script.textContent = "document.title = 'changed'";
      document.body.append(script);
      document.body.setAttribute("style", "display:none");
    `);
    expect(await page.title()).not.toBe("changed");
    expect(await page.locator("body").isVisible()).toBe(true);
    expect(noise.join()).toContain("Content Security Policy");
  });

  test("the filter by definition hides the others' matrices, bars and findings, and says so", async () => {
    await open({ ...SPEC, images: { ...SPEC.images, "debian-12": { ...DEBIAN, sizeGiB: 4000 } } });
    const ofDebian = async (): Promise<string[]> =>
      (await shown(".findings .where")).filter((where) => where.startsWith("contoso_images/debian-12"));
    const before = await ofDebian();
    expect(before).not.toEqual([]);
    expect(await shown("p.filtered")).toEqual([]);
    await page.getByRole("searchbox", { name: "Definition" }).fill("UBUNTU");
    expect(await shownNames()).toEqual(["contoso_images/ubuntu-2404"]);
    expect((await shown(".chart tr")).filter((text) => text.includes("debian-12"))).toEqual([]);
    expect(await ofDebian()).toEqual([]);
    const are = before.length === 1 ? "is" : "are";
    expect(await shown("p.filtered")).toEqual([`${before.length} ${are} hidden by the filter.`]);
    // A policy's finding is of every definition.
    expect(await shown(".findings .where")).toContain("policies/fleet");
    expect(await page.locator("output").innerText()).toBe("Shown: 1 of 2 definitions, 6 of 6 regions");
    await page.getByRole("searchbox", { name: "Definition" }).fill("nothing like it");
    expect(await shownNames()).toEqual([]);
    expect(await page.locator("output").innerText()).toBe("Shown: 0 of 2 definitions, 6 of 6 regions");
  });

  test("the filter by subscription leaves one of two galleries of one name, and what is said of it", async () => {
    const [dev, prod] = ["0aaaaaaa-0000-4000-8000-000000000001", "0bbbbbbb-0000-4000-8000-000000000002"];
    const inSubscription = (subscription: string) => ({ ...SPEC, gallery: { ...SPEC.gallery, subscription } });
    await open(inSubscription(dev), inSubscription(prod));
    const findings = async (): Promise<string[]> =>
      (await shown(".findings .where")).map((where) => where.replace(/-0000.*/, ""));
    const filter = page.getByRole("searchbox", { name: "Definition" });
    const whole = await findings();
    expect(whole).toContain("policies/fleet (subscription 0aaaaaaa");
    await filter.fill("0bbbbbbb");
    expect(await shownNames()).toEqual(
      ["debian-12", "ubuntu-2404"].map((name) => `contoso_images/${name} (subscription ${prod})`),
    );
    const ofProd = whole.filter((where) => where.includes("0bbbbbbb"));
    expect(ofProd).toContain("policies/fleet (subscription 0bbbbbbb");
    expect(await findings()).toEqual(ofProd);
    // A policy's finding is of every definition of its gallery, and of none of another one.
    await filter.fill("0aaaaaaa ubuntu");
    const ofDev = whole.filter((where) => where.includes("0aaaaaaa") && !where.includes("debian"));
    expect(await findings()).toEqual(ofDev);
    expect(await shown("p.filtered")).toEqual([`${whole.length - ofDev.length} are hidden by the filter.`]);
    await filter.fill("nothing like it");
    expect(await findings()).toEqual([]);
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await findings()).toEqual(whole);
  });

  test("the filter by region takes names and parts of the world, and leaves whole columns", async () => {
    await open();
    await page.getByLabel("Region or part of the world").fill("europe");
    const matrix = page.locator("table.matrix").last();
    expect(await matrix.locator("thead th:visible").allInnerTexts()).toEqual([
      "version",
      "state",
      "westeurope",
      "northeurope",
    ]);
    const cellsOfRows = await page.evaluate<number[]>(
      '[...[...document.querySelectorAll("table.matrix")].pop().rows].map((row) => row.querySelectorAll(":scope > :not([hidden])").length)',
    );
    expect(cellsOfRows).toEqual([4, 4, 4, 4, 4]);
    expect(await shown(".latest tbody th")).toEqual(["Europe", "Europe"]);
    expect(await page.locator("output").innerText()).toBe("Shown: 2 of 2 definitions, 2 of 6 regions");
    await page.getByLabel("Region or part of the world").fill("west us");
    expect(await shown(".definition:last-child .latest li")).toEqual(["westus3"]);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect(matrix.locator("thead th:visible").count()).resolves.toBe(8);
    expect(await page.locator("output").innerText()).toBe("");
  });

  test("everything can be done with a keyboard, and what has the focus is seen", async () => {
    await open();
    const focused = (): Promise<string> =>
      page.evaluate<string>(`(() => {
        const active = document.activeElement;
        if (getComputedStyle(active).outlineStyle === "none") return "no outline";
        return active.getAttribute("name") ?? active.getAttribute("aria-label") ?? active.innerText;
      })()`);
    const seen: string[] = [];
    for (let count = 0; count < 9; count++) {
      await page.keyboard.press("Tab");
      seen.push(await focused());
    }
    expect(seen).toEqual([
      ...["Skip to the content", "Map", "All images", "Findings (2)", "Versions", "Storage"],
      ...["definition", "region", "Show all"],
    ]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("japan");
    await page.keyboard.press("Enter");
    expect(await shown(".definition:last-child .latest li")).toEqual(["japaneast"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect((await shown(".definition:last-child .latest li")).length).toBe(6);
    await page.locator(".scroll:has(.matrix)").first().focus();
    expect(await focused()).toBe("Replicas of contoso_images/debian-12 by version and region");
  });

  test.each(["light", "dark"] as const)("all text has a contrast of 4.5:1 or more, %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open({ ...SPEC, gallery: { ...SPEC.gallery, location: "nowhere" }, images: TWINS });
    const contrasts = await contrastsOf(page);
    const selectors = contrasts.map(({ selector }) => selector);
    // Every step of the heat map, what is excluded, a region without a latest, errors and warnings.
    expect(selectors).toEqual(
      expect.arrayContaining(["td.h1.l", "td.h2.l", "td.h3.l", "td.h4.l", "td.h5.l", "td.h6.l"]),
    );
    expect(selectors).toEqual(expect.arrayContaining(["td.h1.x", "li.none", "strong.severity"]));
    expect(await shown(".findings .severity")).toEqual(expect.arrayContaining(["error", "warning"]));
    expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  test("edge zones are read out with their names, and go with the filter", async () => {
    const edgeZones = { losangeles: { replicas: 2 }, perth: {} };
    const regions = { westeurope: {}, northeurope: { edgeZones }, eastus: {} };
    const policy = { ...(GALLERY.policies?.fleet as ReplicationPolicy), regions };
    const source = { published: true } as const;
    const image = { ...IMAGE, versions: { ...IMAGE.versions, "1.3.0": { source } } };
    await open({ ...GALLERY, policies: { fleet: policy }, images: { "ubuntu-2404": image } });
    const row = page.getByRole("row", { name: /^1\.3\.0/ });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(["published", "1", "3+3e", "7"]);
    const cell = row.getByRole("cell", { name: "3 and 3 in edge zones: losangeles and perth", exact: true });
    expect(await cell.count()).toBe(1);
    const zones = async (): Promise<string[]> =>
      (await shown(".edge-zones li")).map((text) => text.split(":")[0] ?? "");
    expect(await zones()).toEqual(["edge zone losangeles of northeurope", "edge zone perth of northeurope"]);
    await page.getByLabel("Region or part of the world").fill("eastus");
    expect(await zones()).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect((await contrastsOf(page)).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    }
  });

  test("dark and light differ, and paper is light", async () => {
    await open();
    const ground = (): Promise<string> => page.evaluate<string>("getComputedStyle(document.body).color");
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ground();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground()).not.toBe(light);
    await page.emulateMedia({ colorScheme: "dark", media: "print" });
    expect(await ground()).toBe(light);
  });

  test("on paper there is no filter, and no table is cut: A4, landscape", async () => {
    await page.setViewportSize({ width: 1047, height: 700 });
    await page.emulateMedia({ media: "print" });
    const names = Array.from({ length: 40 }, (_, index) => `region${index}`);
    const settings = { storage: "Premium_LRS", edgeZones: { zone: { replicas: 10 } } } as const;
    const regions = Object.fromEntries(names.map((name) => [name, settings]));
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 100 }] as const;
    const withdrawn = { reason: "breaks cloud-init on machines with more than one network card" };
    const versions = { "1.0.0": VERSION, "12.1234.123456": { ...VERSION, withdrawn } };
    await open(example({ gallery: { location: "region0" }, policy: { regions, tiers }, image: { versions } }));
    expect(await page.locator(".filter:visible, .skip:visible").count()).toBe(0);
    const widths = await page.evaluate<number[]>(
      '[...document.querySelectorAll("table")].map((table) => table.getBoundingClientRect().right)',
    );
    expect(widths.length).toBeGreaterThan(3);
    expect(Math.max(...widths)).toBeLessThanOrEqual(1047);
  });

  test("at 400 pixels nothing but the matrix scrolls sideways, and text is as it is on a wide screen", async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await open();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(400);
    const fontOf = (selector: string): Promise<string> =>
      page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).font`);
    const narrow = await Promise.all([fontOf(".facts"), fontOf(".matrix td"), fontOf(".chart td")]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await Promise.all([fontOf(".facts"), fontOf(".matrix td"), fontOf(".chart td")])).toEqual(narrow);
  });

  test.each([390, 1000, 1280, 1920])("no text is wider than its card, %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    // Its size is not known, which is the longest text.
    await open(example());
    for (const media of ["screen", "print"] as const) {
      await page.emulateMedia({ media });
      const overflow = await page.evaluate<number[]>(
        '[...document.querySelectorAll(".totals dd, .card, .card p, .card li")].map((part) => part.scrollWidth - part.clientWidth)',
      );
      expect(overflow.length).toBe(18);
      expect(Math.max(...overflow)).toBe(0);
    }
  });

  test("without scripts the page is whole, and shows no filter that does nothing", async () => {
    await page.close();
    page = await browser.newPage({ javaScriptEnabled: false });
    await open();
    expect(await page.locator("form:visible").count()).toBe(0);
    expect(await shownNames()).toHaveLength(2);
  });
});
