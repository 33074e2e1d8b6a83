import type { AccessChange, AccessDiff } from "../../diff/access";
import type { Diff } from "../../diff/model";
import { pathIn } from "../../spec/gallery-identity";
import { counted } from "../../text/paint";

/** The number of changes of access that are shown before the others are counted. */
const MOST_CHANGES = 50;

/** A heading, and the changes of access below it. */
export interface AccessPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The kinds of changes of access, with their headings, in the order of a report. */
const TITLES: Readonly<Record<keyof AccessDiff, string>> = {
  widened: "access widened",
  narrowed: "access narrowed",
  replaced: "access replaced, taken away and given again",
};

const KINDS = Object.keys(TITLES) as (keyof AccessDiff)[];

/** Returns who gains access and who loses it, each as a part of a report; none where nobody does. */
export function accessParts({ access }: Pick<Diff, "access">): AccessPart[] {
  return KINDS.flatMap((kind) => partOf(kind, access));
}

function partOf(kind: keyof AccessDiff, access: AccessDiff): AccessPart[] {
  const changes = access[kind];
  if (changes.length === 0) return [];
  const lines = changes.slice(0, MOST_CHANGES).map(accessText);
  const more = changes.length - MOST_CHANGES;
  if (more > 0) lines.push(`and ${counted(more, "more change")}; --format json has all of them`);
  return [{ title: TITLES[kind], lines }];
}

/** Returns the numbers of changes of access; undefined where there are none. */
export function accessTotal({ access }: Pick<Diff, "access">): string | undefined {
  const counts = KINDS.filter((kind) => access[kind].length > 0).map((kind) => `${access[kind].length} ${kind}`);
  return counts.length === 0 ? undefined : `access: ${counts.join(", ")}`;
}

/** Returns a change of access in words: "contoso_images/ubuntu: reader for 1111…". */
function accessText({ path, gallery, kind, role, id, isLocked }: AccessChange): string {
  const at = pathIn(gallery, path);
  switch (kind) {
    case "role":
      return `${at}: ${String(role)} for ${String(id)}${isLocked ? LOCKED : ""}`;
    case "subscription":
    case "tenant":
      return `${at}: shared with ${kind} ${String(id)}`;
    case "community":
      return `${at}: shared with everybody, as a community gallery`;
  }
}

const LOCKED = ", which Azure refuses to take away while the lock of the gallery is there";
