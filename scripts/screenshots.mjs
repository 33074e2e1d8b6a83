// Makes the pictures in docs/images: `npm run screenshots`, or with another folder. The page is drawn by Chromium, as in
// test/browser; CHROMIUM_PATH names one. The picture of the terminal is an SVG, and needs none.
import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build.mjs";
import { terminalSvg } from "./terminal-svg.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = resolve(process.argv[2] ?? join(ROOT, "docs", "images"));
const SPEC = "docs/report.example.yaml";
/** The day of the pictures, since findings depend on it. */
const DAY = "2026-07-01";
const TERMINAL = ["matrix", "examples/rings/gallery.yaml"];
const CHROMIUM = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/**
 * The pictures of the page: the size of the window, light or dark, the image that the map shows, and the part of the
 * page that stands at the top.
 */
const PICTURES = [
  { file: "report.png", width: 1280, height: 900, colorScheme: "light" },
  { file: "report-dark.webp", width: 1280, height: 900, colorScheme: "dark", shown: "ubuntu-2404" },
  { file: "report-matrix.webp", width: 1280, height: 770, colorScheme: "light", at: ".definition", of: "ubuntu-2404" },
  { file: "report-wide.webp", width: 1920, height: 1080, colorScheme: "light", shown: "rhel-9" },
  { file: "report-phone.webp", width: 390, height: 844, colorScheme: "light" },
  {
    file: "report-phone-map.webp",
    width: 390,
    height: 844,
    colorScheme: "dark",
    shown: "ubuntu-2404",
    at: "section.map",
  },
];

await buildIfStale();
mkdirSync(OUT, { recursive: true });
writeFileSync(
  join(OUT, "matrix.svg"),
  terminalSvg(`gallerist ${TERMINAL.join(" ")}`, gallerist(TERMINAL, { FORCE_COLOR: "1" })),
);
const folder = mkdtempSync(join(tmpdir(), "gallerist-screenshots-"));
try {
  const page = join(folder, "report.html");
  const prices = join(folder, "prices.json");
  writeFileSync(
    prices,
    JSON.stringify(everywhere(JSON.parse(readFileSync(join(ROOT, "docs", "example-prices.json"), "utf8")))),
  );
  gallerist(["report", SPEC, "-o", page, "--prices", prices, "--as-of", DAY]);
  const browser = await chromium.launch({
    executablePath: CHROMIUM.find((path) => path && existsSync(path)),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const picture of PICTURES) await take(browser, page, picture);
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Returns the made-up price sheet with the prices of its first region for each region of the spec that it lacks. */
function everywhere(sheet) {
  const regions = JSON.parse(gallerist(["matrix", SPEC, "--format", "json", "--as-of", DAY])).regions;
  const priced = new Set(sheet.Items.map(({ armRegionName }) => armRegionName));
  const [{ armRegionName: first }] = sheet.Items;
  const ofFirst = sheet.Items.filter(({ armRegionName }) => armRegionName === first);
  const added = regions
    .filter(({ name }) => !priced.has(name))
    .flatMap(({ name }) => ofFirst.map((item) => ({ ...item, armRegionName: name })));
  return { ...sheet, Items: [...sheet.Items, ...added] };
}

/** Returns what the built command line prints. */
function gallerist(args, env = {}) {
  const program = join(ROOT, "dist", "cli", "gallerist.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1e8,
    env: { ...process.env, NO_COLOR: undefined, ...env },
  });
  if (status !== 0) throw new Error(`gallerist ${args.join(" ")} ends with ${status}: ${stderr}`);
  return stdout;
}

async function take(browser, path, { file: name, width, height, colorScheme, shown, at, of }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(pathToFileURL(path).href);
  if (shown) await page.getByRole("combobox", { name: "Image" }).selectOption({ label: shown });
  if (at)
    await page
      .locator(at)
      .filter({ hasText: of })
      .first()
      .evaluate((part) => part.scrollIntoView());
  // WebP is half as large; the README has a PNG, which everything shows.
  const format = extname(name).slice(1);
  const session = await page.context().newCDPSession(page);
  const options = { format, ...(format === "webp" && { quality: 90 }) };
  const { data } = await session.send("Page.captureScreenshot", options);
  writeFileSync(join(OUT, name), Buffer.from(data, "base64"));
  await page.close();
}
