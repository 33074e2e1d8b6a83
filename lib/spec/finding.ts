import type { GalleryRef } from "./gallery-identity";
import type { GallerySpec } from "./gallery-spec";

export type Severity = "error" | "warning";

/** Keys and indexes that lead from the root of a spec to one of its values. */
export type SpecPath = readonly (string | number)[];

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong, or doubtful, in a spec. */
export interface Finding {
  /** Id of the rule; it names the bad thing. */
  readonly rule: string;
  readonly severity: Severity;
  /** `gallery/definition/version`, or `policies/NAME`. */
  readonly path: string;
  /** The gallery that it is about. @default - none: it is about several, or they were not told apart */
  readonly gallery?: GalleryRef;
  /** What is wrong: what was found, and what is allowed. */
  readonly problem: string;
  /** What to do. */
  readonly help: string;
  /** Where the rule comes from: a URL. */
  readonly source: string;
  /** Where it stands; null for a spec that was not read from a file. */
  readonly place: Place | null;
  /** Why it is fine, when somebody takes responsibility for it: it neither counts nor stops anything. @default - it counts */
  readonly acknowledged?: string;
}

/** Whether a finding counts: nobody takes responsibility for it. */
export function isOpen({ acknowledged }: Finding): boolean {
  return acknowledged === undefined;
}

/** What reading a text left besides its spec: findings, and where each value stands. */
export interface SpecOrigin {
  /** What reading itself found wrong. */
  readonly findings: readonly Finding[];
  /** The place of a key, or of the nearest thing around it. */
  place(at: SpecPath): Place | null;
  /** Whether a value is missing around here only because it could not be read. */
  isIncomplete(at: SpecPath): boolean;
  /** Ids in it may be expressions that Terraform alone can read. @default - every text is text */
  readonly hasExpressions?: true;
}

/** The path that a finding shows for a value of a spec. */
export function findingPath(spec: GallerySpec, at: SpecPath): string {
  const [section, name, part, version] = at;
  const gallery = spec.gallery.name === "" ? "images" : spec.gallery.name;
  if (section === "images" && name !== undefined) {
    return part === "versions" && version !== undefined ? `${gallery}/${name}/${version}` : `${gallery}/${name}`;
  }
  if (section === "policies" && name !== undefined) return `policies/${name}`;
  return spec.gallery.name === "" ? String(section ?? "gallery") : gallery;
}
