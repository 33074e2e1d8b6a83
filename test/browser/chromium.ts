import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The system's Chromium; undefined where none is installed. CHROMIUM_PATH names another one. */
export const CHROMIUM = [...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []), ...PATHS].find((path) =>
  existsSync(path),
);

/** Starts it; it runs nothing but pages of ours. */
export function launchChromium(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error("no Chromium is installed");
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
}

/** Tests that need a browser; without one they are skipped, and their name says why. */
export function describeInChromium(name: string, tests: () => void): void {
  if (CHROMIUM !== undefined) describe(name, tests);
  else
    describe.skip(
      `${name}: NOT TESTED, since no Chromium is installed (apt-get install chromium, or CHROMIUM_PATH)`,
      tests,
    );
}
