// Makes the pictures of the page in docs/images: `npm run screenshots`. It needs Chromium, as test/browser does.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, "docs", "images");
const SPEC = "docs/report.example.yaml";
const CHROMIUM = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The pictures: a name, the size of the window, light or dark, and the image that the map shows. */
const PICTURES = [
  { name: "report-light", width: 1280, height: 900, colorScheme: "light", shown: "" },
  { name: "report-dark", width: 1280, height: 900, colorScheme: "dark", shown: "ubuntu-2404" },
  { name: "report-phone", width: 390, height: 844, colorScheme: "light", shown: "ubuntu-2404", at: "section.map" },
];

await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), "gallerist-screenshots-"));
try {
  const page = join(folder, "report.html");
  const prices = join(folder, "prices.json");
  writeFileSync(prices, JSON.stringify(everywhere(JSON.parse(readFileSync(join(ROOT, "docs", "example-prices.json"), "utf8")))));
  gallerist("report", SPEC, "-o", page, "--prices", prices, "--as-of", "2026-07-01");
  mkdirSync(OUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: CHROMIUM.find((path) => path && existsSync(path)),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const picture of PICTURES) await take(browser, page, picture);
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Returns the made-up price sheet with the prices of its first region for each region of the spec. */
function everywhere(sheet) {
  const regions = JSON.parse(gallerist("matrix", SPEC, "--format", "json")).regions.map(({ name }) => name);
  const [{ armRegionName: first }] = sheet.Items;
  const priced = new Set(sheet.Items.map(({ armRegionName }) => armRegionName));
  const added = regions
    .filter((region) => !priced.has(region))
    .flatMap((armRegionName) =>
      sheet.Items.filter((item) => item.armRegionName === first).map((item) => ({ ...item, armRegionName })),
    );
  return { ...sheet, Items: [...sheet.Items, ...added], Count: sheet.Items.length + added.length };
}

/** Runs the built command line. `report` ends with 1 where the spec has errors. */
function gallerist(...args) {
  const program = join(ROOT, "dist", "cli", "gallerist.js");
  return execFileSync(process.execPath, [program, ...args], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

async function take(browser, file, { name, width, height, colorScheme, shown, at }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(pathToFileURL(file).href);
  if (shown) await page.locator("form.choice select").selectOption({ label: shown });
  if (at) await page.locator(at).evaluate((part) => part.scrollIntoView());
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  await page.close();
}
