import type { SpecOrigin, SpecPath } from "./finding";
import { toData } from "./parse/data";
import { toFindings } from "./parse/findings";
import { misspelled, withoutFollowUps } from "./parse/follow-ups";
import { incompleteness } from "./parse/incomplete";
import { mistakesOf } from "./parse/issues";
import type { Mistake } from "./parse/mistakes";
import { placesOf } from "./parse/places";
import { repair } from "./parse/repair";
import { gallerySpecSchema } from "./parse/schema";
import { readText } from "./parse/text";
import type { GallerySpec } from "./spec";
export { UnreadableSpecError } from "./parse/unreadable";

/** A spec that was read from a text, what reading found wrong, and where everything stands. */
export interface ParsedSpec extends SpecOrigin {
  /** Always of the right shape: what was wrong is left out, or empty where it must be there. */
  readonly spec: GallerySpec;
  readonly file: string;
}

/**
 * Reads a gallery.yaml, or the same as JSON. All that is wrong with it is in `findings`; aliases work, merge keys
 * (`<<`) and custom tags are findings. Ranges and names are checked by `check`.
 * @throws UnreadableSpecError if it is not one YAML or JSON document, nested too deep, or grows out of bounds
 */
export function parseSpec(text: string, file = "gallery.yaml"): ParsedSpec {
  const yaml = readText(text, file);
  const { value: data, targets, mistakes: ofText, lost } = toData(yaml);
  const places = placesOf(yaml, targets);
  const issues = gallerySpecSchema.safeParse(data).error?.issues ?? [];
  const ofShape = issues.flatMap((issue) =>
    mistakesOf({ schema: gallerySpecSchema, data, written: places.written }, issue),
  );

  const absent = [...lost, ...misspelled(ofShape)];
  const wrong = ofShape.filter(({ rule }) => rule !== "unknown-key").map(pathOf);
  const unknown = ofShape.filter(({ rule }) => rule === "unknown-key").map(pathOf);
  const mistakes = withoutFollowUps([...ofText, ...ofShape], absent, wrong);

  const { spec, pruned, written } = repair(gallerySpecSchema, data, unknown, wrong);
  const isLost = incompleteness(spec, [...absent, ...pruned]);
  return {
    spec,
    file,
    findings: toFindings(mistakes, spec, places),
    place: (at) => places.at(written(at)),
    isIncomplete: (at) => isLost(written(at)),
  };
}

/** The path of the value that a mistake is about, there or missing. */
function pathOf(mistake: Mistake): SpecPath {
  return mistake.rule === "missing-key" ? [...mistake.at, mistake.key] : mistake.at;
}
