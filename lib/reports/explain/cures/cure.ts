import { jsonText } from "../../../text/json";
import type { Block } from "../page";

/** A way to put right what exists already in Azure or in a state, step by step. */
export interface Cure {
  /** The name by which `gallerist explain` prints it, and findings and changes name it. */
  readonly id: string;
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** Stands for the resource id of a version. */
export const VERSION_ID =
  "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Compute/galleries/GALLERY/images/IMAGE/versions/VERSION";

/** Stands for the name of a resource, after the dot of its address. */
export const NAME = "NAME";

export function heading(text: string): Block {
  return { kind: "heading", text };
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

export function terraform(value: object): Block {
  return { kind: "code", language: "json", text: jsonText(value) };
}

export function shell(...lines: readonly string[]): Block {
  return { kind: "code", language: "sh", text: lines.map((line) => `${line}\n`).join("") };
}

export function link(to: string): Block {
  return { kind: "link", label: to, to };
}
