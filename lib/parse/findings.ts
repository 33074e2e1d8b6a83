import { findingPath, type Finding, type Place, type ReadMistake } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { describe, fixOf, type Mistake } from "./mistakes";
import type { Places } from "./places";

/**
 * Returns mistakes as findings, in the order of the text, each with its mistake. Several aliases to the same line give
 * one finding.
 */
export function toFindings(mistakes: readonly Mistake[], spec: GallerySpec, places: Places): Map<Finding, ReadMistake> {
  const findings = new Map<string, { finding: Finding; place: Place; mistake: Mistake }>();
  for (const mistake of mistakes) {
    const place = mistake.offset === undefined ? places.at(mistake.at) : places.atOffset(mistake.offset);
    const what = "key" in mistake ? mistake.key : "";
    const identity = JSON.stringify([mistake.rule, place.line, place.column, what]);
    if (!findings.has(identity)) findings.set(identity, { finding: toFinding(mistake, spec, place), place, mistake });
  }
  const sorted = [...findings.values()].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return new Map(sorted.map(({ finding, mistake }) => [finding, { at: mistake.at, fix: fixOf(mistake) }]));
}

function toFinding(mistake: Mistake, spec: GallerySpec, place: Place): Finding {
  return {
    rule: mistake.rule,
    severity: "error",
    path: findingPath(spec, mistake.at),
    ...describe(mistake),
    place,
  };
}
