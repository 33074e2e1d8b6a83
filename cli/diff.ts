import { diff as compare, type Diff } from "../lib/diff";
import { holds, type FailOn } from "../lib/diff/fail-on";
import type { GalleryPlan } from "../lib/plan";
import { diffText } from "../lib/reports/diff-text";
import { loadSide, loadSides, type Input } from "./load";
import { EXIT, Refusal } from "./refusal";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";

export interface DiffOptions {
  readonly format: "text" | "markdown" | "json";
  /** What exits with 1. @default - nothing does */
  readonly failOn?: readonly FailOn[];
  /** Today, `YYYY-MM-DD`. @default - the clock's day, UTC */
  readonly asOf?: string;
}

/** `gallerist diff`: what changes between two inputs, or in one Terraform plan, on standard output. */
export async function diff(first: string, second: string | undefined, options: DiffOptions): Promise<number> {
  const { before, after } = second === undefined ? await sidesOfPlan(first) : await sidesOf(first, second);
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  const found = compare(before, after, { asOf });
  await writeParts(process.stdout, await reportOf(found, options.format));
  return (options.failOn ?? []).some((kind) => holds(found, kind)) ? EXIT.wrong : EXIT.fine;
}

interface Sides {
  readonly before: readonly GalleryPlan[];
  readonly after: readonly GalleryPlan[];
}

async function sidesOfPlan(file: string): Promise<Sides> {
  const { name, kind, before, plans } = await loadSide(file);
  if (before) return { before, after: plans };
  throw new Refusal([
    `diff of one file needs a Terraform plan, which knows what is there; ${name} is a ${WORDS[kind]}: give two files`,
  ]);
}

const WORDS: Readonly<Record<Input["kind"], string>> = {
  spec: "gallery file",
  configuration: "Terraform configuration",
  state: "Terraform state",
  plan: "Terraform plan",
};

async function sidesOf(first: string, second: string): Promise<Sides> {
  const [before, after] = (await loadSides([first, second])) as [Input, Input];
  return { before: before.plans, after: after.plans };
}

async function reportOf(found: Diff, format: DiffOptions["format"]): Promise<Iterable<string>> {
  switch (format) {
    case "json": {
      const { diffJsonParts } = await import("../lib/reports/diff-json.js");
      return diffJsonParts(found);
    }
    case "markdown": {
      const { diffMarkdown } = await import("../lib/reports/diff-markdown.js");
      return [diffMarkdown(found)];
    }
    case "text":
      return [diffText(found, layoutFor(process.stdout))];
  }
}
