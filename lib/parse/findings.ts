import { findingPath, type Finding, type Place } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { describe, type Mistake } from "./mistakes";
import type { Places } from "./places";

/** Returns mistakes as findings, in the order of the text. Several aliases to the same line give one finding. */
export function toFindings(mistakes: readonly Mistake[], spec: GallerySpec, places: Places): Finding[] {
  const findings = new Map<string, { finding: Finding; place: Place }>();
  for (const mistake of mistakes) {
    const place = mistake.offset === undefined ? places.at(mistake.at) : places.atOffset(mistake.offset);
    const what = "key" in mistake ? mistake.key : "";
    const identity = JSON.stringify([mistake.rule, place.line, place.column, what]);
    if (!findings.has(identity)) findings.set(identity, { finding: toFinding(mistake, spec, place), place });
  }
  return [...findings.values()]
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ finding }) => finding);
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
