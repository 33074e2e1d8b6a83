import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { newDirectory } from "../support/gallery-files";
import { describeInChromium } from "./chromium";

const ROOT = join(__dirname, "..", "..");
const IMAGES = join(ROOT, "docs", "images");

/** The pictures that the pages show. */
function namedPictures(): string[] {
  const docs = join(ROOT, "docs");
  const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));
  const texts = [join(ROOT, "README.md"), ...pages.map((name) => join(docs, name))].map((file) =>
    readFileSync(file, "utf8"),
  );
  const names = texts.flatMap((text) => [...text.matchAll(/!\[[^\]]+\]\((?:docs\/)?images\/([^)]+)\)/g)]);
  return [...new Set(names.map(([, name = ""]) => name))].sort();
}

jest.setTimeout(120_000);

describeInChromium("npm run screenshots", () => {
  const directory = newDirectory();

  test("makes every picture that the documentation shows, and no other", () => {
    const made = directory();
    execFileSync(process.execPath, [join(ROOT, "scripts", "screenshots.mjs"), made], { cwd: made });
    expect(namedPictures().length).toBeGreaterThan(3);
    expect(readdirSync(made).sort()).toEqual(namedPictures());
    expect(readdirSync(IMAGES).sort()).toEqual(namedPictures());
    // Fonts differ between machines, and a page without its content is small.
    for (const name of namedPictures().filter((name) => !name.endsWith(".svg"))) {
      expect(statSync(join(made, name)).size).toBeGreaterThan(statSync(join(IMAGES, name)).size / 2);
    }
    // The picture of the terminal is text: the same on every machine.
    expect(readFileSync(join(made, "matrix.svg"), "utf8")).toBe(readFileSync(join(IMAGES, "matrix.svg"), "utf8"));
  });

  test("the pictures are under 600 kB together", () => {
    const sizes = readdirSync(IMAGES).map((name) => statSync(join(IMAGES, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000);
  });
});
