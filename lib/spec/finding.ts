import type { Edit } from "./edit";
import type { GalleryRef } from "./gallery-identity";
import type { GallerySpec } from "./gallery-spec";
import { itemName, kindOfSection } from "./item-kind";
import type { SpecPath } from "./spec-path";
import type { Severity } from "./severity";

export type { SpecPath } from "./spec-path";

export type { Severity };

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A thing that is wrong or doubtful in a spec. */
export interface Finding {
  /** Id of the rule; it names the bad thing. */
  readonly rule: string;
  readonly severity: Severity;
  /** `gallery/definition/version`, also of a mirror; `policies/NAME` or `consumers/NAME`. */
  readonly path: string;
  /** The gallery that it is about. @default - none: it is about several galleries, or its gallery was not determined */
  readonly gallery?: GalleryRef;
  /** The problem: the value that was found, and the value that is allowed. */
  readonly problem: string;
  /** The action that fixes it. */
  readonly help: string;
  /** The page that the rule comes from: a URL, or the command that prints the rule. A team's own rule may have any text. */
  readonly source: string;
  /** The place in the file; null for a spec that was not read from a file. */
  readonly place: Place | null;
  /** The reason of its acknowledgement. An acknowledged finding neither counts nor stops anything. @default - it counts */
  readonly acknowledged?: string;
  /** True if it stands in the baseline. Such a finding neither counts nor stops anything. @default false */
  readonly isInBaseline?: true;
}

/** Returns what a finding names as the source of a rule: a URL, or the command that prints a page of ours. */
export function sourceOf({ id, source }: { readonly id: string; readonly source: string }): string {
  return source.startsWith("docs/") ? `gallerist explain ${id}` : source;
}

/** Reports whether a finding counts: nobody takes responsibility for it, and it is not in the baseline. */
export function isOpen({ acknowledged, isInBaseline }: Finding): boolean {
  return acknowledged === undefined && !isInBaseline;
}

/** The place of a finding of reading, as a path in the text, and the edit that mends it. */
export interface ReadMistake {
  readonly at: SpecPath;
  /** @default - none is certain */
  readonly fix?: Edit | undefined;
}

/** The result of reading a text besides its spec: findings, and the place of each value. */
export interface SpecOrigin {
  /** The findings of reading itself. */
  readonly findings: readonly Finding[];
  /** Returns the place of a key, or of the nearest thing around it. */
  place(at: SpecPath): Place | null;
  /** Reports whether a value at or around a path is missing only because it could not be read. */
  isIncomplete(at: SpecPath): boolean;
  /** True if ids in it may be expressions that only Terraform can read. @default - every text is literal */
  readonly hasExpressions?: true;
  /** Reports whether a text with `${` is an expression, where some are and others are escaped. @default - as `hasExpressions` says */
  isExpression?(text: string): boolean;
  /** The places of the findings of reading, and the edits that mend them. @default - it was not read from a text */
  readonly mistakes?: ReadonlyMap<Finding, ReadMistake>;
  /** Returns the path in the text of a value of the spec. @default - the same */
  textPath?(at: SpecPath): SpecPath;
  /** The language in which findings name settings. @default "yaml" */
  readonly syntax?: "yaml" | "typescript";
}

/** Returns the path that a finding shows for a value of a spec. */
export function findingPath(spec: GallerySpec, at: SpecPath): string {
  const [section, name, part, version] = at;
  const gallery = spec.gallery.name === "" ? "images" : spec.gallery.name;
  const kind = kindOfSection(section);
  if (kind && name !== undefined) {
    const item = `${gallery}/${itemName(spec, kind, String(name))}`;
    return part === "versions" && version !== undefined ? `${item}/${version}` : item;
  }
  if (section === "mirrors" && name !== undefined) return String(name);
  const isNamed = section === "policies" || section === "consumers";
  if (isNamed && name !== undefined) return `${section}/${name}`;
  return spec.gallery.name === "" ? String(section ?? "gallery") : gallery;
}
