import type { Finding } from "../lib/spec/finding";
import type { ParsedSpec } from "../lib/parse/parse-spec";
import { Refusal } from "./refusal";

/** Refuses a document that is no map and so says nothing: what it is instead is all that reading found. */
export function refuseNoMap({ isMap, findings }: ParsedSpec): void {
  if (!isMap) throw new Refusal(findings.map(neither));
}

function neither({ place, problem }: Finding): string {
  return `${place ? `${place.file}:${place.line}:${place.column}: ` : ""}${problem}`;
}
