import type { Finding } from "../lib/spec/finding";
import type { ParsedSpec } from "../lib/parse/parse-spec";
import { Refusal } from "./refusal";

/** Refuses a document that is not a map. The only finding of such a file says what it is instead. */
export function refuseNonMapping({ isMap, findings }: ParsedSpec): void {
  if (!isMap) throw new Refusal(findings.map(neither));
}

function neither({ place, problem }: Finding): string {
  return `${place ? `${place.file}:${place.line}:${place.column}: ` : ""}${problem}`;
}
