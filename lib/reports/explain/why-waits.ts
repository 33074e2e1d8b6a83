import { asSaid } from "../../plan/item-plan";
import type { Kind } from "../../plan/ranking";
import { firstFew } from "../../text/wording";
import { isAbsent, type Why } from "./why";

/**
 * Returns the versions that a version waits for, and the reasons, and the one that it is made after; undefined if there
 * are none, or it is not there.
 */
export function waitsText(why: Why): string | undefined {
  if (isAbsent(why)) return undefined;
  const { definition, version, slot, region } = why;
  const { waitsFor, madeAfter } = version;
  if (definition.foundIn !== undefined && waitsFor.length === 0) return undefined;
  if (definition.foundIn !== undefined) return `It depends on ${firstFew(waitsFor)}, ${asSaid(definition.foundIn)}.`;
  const here = (slot?.waits ?? []).map((wait) => wait.version);
  const elsewhere = waitsFor.filter((other) => !here.includes(other));
  const parts: string[] = [];
  if (slot && here.length > 0)
    parts.push(`Because of ${region} it waits for ${firstFew(here)}: ${REASONS[slot.kind]}.`);
  const gated = here.filter((other) => isGatedIn(why, other));
  if (gated.length > 0)
    parts.push(`The policy has a gate: Terraform stops until Azure has replicated ${firstFew(gated)} to ${region}.`);
  if (elsewhere.length > 0) parts.push(`Because of other regions it waits for ${firstFew(elsewhere)}.`);
  if (madeAfter !== undefined)
    parts.push(`Azure makes the versions of an application one at a time: this one after ${madeAfter}.`);
  return parts.length === 0 ? undefined : parts.join(" ");
}

function isGatedIn({ definition, region }: Why, waited: string): boolean {
  return definition.versions.some(({ version, gate }) => version === waited && gate?.includes(region) === true);
}

/** The reasons for waits, by kind of version. All reasons that a kind may have are one sentence. */
const REASONS: Readonly<Record<Kind, string>> = {
  serving: "the newest of an earlier tier there is put in place before this one may shrink",
  prestaged: "what is there before this one may shrink, so that the region is never empty",
  candidate: "another one that is there is put in place before this one is hidden",
  retired: "what takes over there is put in place before this one is hidden or shrinks",
  withdrawn: "what takes over there is put in place before this one is hidden or shrinks",
};
