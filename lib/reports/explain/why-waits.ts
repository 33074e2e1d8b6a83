import { firstFew } from "../../text/wording";
import type { Why } from "./why";

/** What a version waits for, and why; nothing when it waits for nothing. */
export function waitsText(why: Why): string | undefined {
  const { definition, version, waitsHere, region } = why;
  const { waitsFor } = version;
  if (waitsFor.length === 0) return undefined;
  if (definition.foundIn !== undefined) return `It depends on ${firstFew(waitsFor)}, as the Terraform file says.`;
  const elsewhere = waitsFor.filter((other) => !waitsHere.includes(other));
  const parts: string[] = [];
  if (waitsHere.length > 0)
    parts.push(`Because of ${region} it waits for ${firstFew(waitsHere)}: ${REASONS[why.kind]}.`);
  if (elsewhere.length > 0) parts.push(`Because of other regions it waits for ${firstFew(elsewhere)}.`);
  return parts.join(" ");
}

/** Why the others come first, in words of what the version is. */
const REASONS: Readonly<Record<Why["kind"], string>> = {
  serving: "the newest of an earlier tier there is put in place before this one may shrink",
  ahead: "what is there before this one may shrink, so that the region is never empty",
  candidate: "another one that is there is put in place before this one is hidden",
  withdrawn: "what takes over there is put in place before this one is hidden or shrinks",
};
