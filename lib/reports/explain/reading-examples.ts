import type { Mistake } from "../../parse/mistakes";
import { example } from "../../check/facts/examples";
import { specYaml } from "../../parse/spec-yaml";

/** The lines of a gallery.yaml below a key, with one mistake of reading and without it. */
interface Lines {
  readonly below: "gallery" | "images";
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** The examples as texts, because a spec can't contain these mistakes. */
const LINES: Readonly<Record<Mistake["rule"], Lines>> = {
  "unknown-key": { below: "images", bad: ["osstate: specialized"], good: ["osState: specialized"] },
  "wrong-type": { below: "images", bad: ["sizeGiB: 30 GiB"], good: ["sizeGiB: 30"] },
  "unknown-value": { below: "images", bad: ["osState: sysprepped"], good: ["osState: generalized"] },
  "missing-key": { below: "gallery", bad: [], good: ["location: westeurope"] },
  "duplicate-key": {
    below: "gallery",
    bad: ["location: westeurope", "location: northeurope"],
    good: ["location: westeurope"],
  },
  "reserved-key": { below: "images", bad: ["tags: { __proto__: fleet }"], good: ["tags: { prototype: fleet }"] },
  "merge-key": { below: "images", bad: ["tags: { <<: { team: images } }"], good: ["tags: { team: images }"] },
  "custom-tag": { below: "images", bad: ["description: !env IMAGE"], good: ["description: the image of the fleet"] },
  "unclear-number": { below: "images", bad: ["sizeGiB: 030"], good: ["sizeGiB: 30"] },
};

/** Returns the smallest gallery.yaml with a mistake of reading, and the same file without it. */
export function readingExample(id: Mistake["rule"]): { readonly bad: string; readonly good: string } {
  const { below, bad, good } = LINES[id];
  return { bad: withLines(below, bad), good: withLines(below, good) };
}

/** Returns a file with the lines last in the gallery, instead of its location, or first in the image. */
function withLines(below: Lines["below"], lines: readonly string[]): string {
  const text = specYaml(example());
  return below === "gallery"
    ? text.replace("  location: westeurope\n", lines.map((line) => `  ${line}\n`).join(""))
    : text.replace("    os: linux\n", (os) => os + lines.map((line) => `    ${line}\n`).join(""));
}
