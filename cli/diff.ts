import { diff as compare, type Diff } from "../lib/diff";
import { diffJson } from "../lib/reports/diff-json";
import { diffText } from "../lib/reports/diff-text";
import { holds, type FailOn } from "../lib/diff/fail-on";
import { loadApp } from "./load";
import { EXIT } from "./refusal";
import { layoutFor } from "./terminal";

export interface DiffOptions {
  readonly format: "text" | "markdown" | "json";
  /** What exits with 1. @default - nothing does */
  readonly failOn?: readonly FailOn[];
  /** Today, `YYYY-MM-DD`. @default - the clock's day, UTC */
  readonly asOf?: string;
}

/** `gallerist diff`: what changes, on standard output. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  const sides = [await loadApp([before]), await loadApp([after])] as const;
  const found = compare(sides[0].plans, sides[1].plans, { asOf });
  process.stdout.write(await reportOf(found, options.format));
  return (options.failOn ?? []).some((kind) => holds(found, kind)) ? EXIT.wrong : EXIT.fine;
}

async function reportOf(found: Diff, format: DiffOptions["format"]): Promise<string> {
  switch (format) {
    case "json":
      return diffJson(found);
    case "markdown": {
      const { diffMarkdown } = await import("../lib/reports/diff-markdown.js");
      return diffMarkdown(found);
    }
    case "text":
      return diffText(found, layoutFor(process.stdout));
  }
}
