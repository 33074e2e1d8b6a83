import type { SpecPath } from "../spec/finding";
import type { ParsedSpec } from "./parsed-spec";
import { toData } from "./data";
import { toFindings } from "./findings";
import { misspelled, withoutFollowUps } from "./follow-ups";
import { incompleteness } from "./incomplete";
import { mistakesOf } from "./issues";
import type { Mistake } from "./mistakes";
import { placesOf } from "./places";
import { repair } from "./repair";
import { gallerySpecSchema } from "./schema";
import { readText } from "./text";

/** Does the work of `parseSpec`. It has its own file because yaml and zod take a while to load. */
export function readSpec(text: string, file: string): ParsedSpec {
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
  const findings = toFindings(mistakes, spec, places);
  return {
    spec,
    file,
    isMap: data === null || (typeof data === "object" && !Array.isArray(data)),
    findings: [...findings.keys()],
    mistakes: findings,
    textPath: written,
    place: (at) => places.at(written(at)),
    isIncomplete: (at) => isLost(written(at)),
  };
}

/** Returns the path of the value that a mistake is about, present or missing. */
function pathOf(mistake: Mistake): SpecPath {
  return mistake.rule === "missing-key" ? [...mistake.at, mistake.key] : mistake.at;
}
