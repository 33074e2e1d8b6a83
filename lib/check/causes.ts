import { isOpen } from "../spec/finding";
import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import type { LocatedFinding } from "./check-options";
import type { Cause } from "./rule";

type CauseOf = (located: LocatedFinding) => LocatedFinding | undefined;

/** Findings by path, then rule; what follows from another one stands behind it, and is left out while that is an error. */
export function inOrder(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const causeOf = causesAmong(findings);
  return findings
    .filter((located) => !isOpenError(causeOf(located)))
    .map((located) => ({ located, cause: causeOf(located) }))
    .sort(
      (a, b) =>
        byPlace(a.cause ?? a.located, b.cause ?? b.located) || rank(a) - rank(b) || byPlace(a.located, b.located),
    )
    .map(({ located }) => located);
}

function causesAmong(findings: readonly LocatedFinding[]): CauseOf {
  if (!findings.some(({ follows }) => follows)) return () => undefined;
  const byPlan = new Map<GalleryPlan, Map<string, LocatedFinding>>();
  for (const located of findings) {
    const { plan, finding, at } = located;
    if (at === undefined) continue;
    const known = byPlan.get(plan) ?? new Map<string, LocatedFinding>();
    byPlan.set(plan, known.set(keyOf({ rule: finding.rule, at }), located));
  }
  return ({ plan, follows }) => follows && byPlan.get(plan)?.get(keyOf(follows));
}

function keyOf({ rule, at }: Cause): string {
  return JSON.stringify([rule, ...at]);
}

/** An error that nobody takes responsibility for. */
function isOpenError(located: LocatedFinding | undefined): boolean {
  return located !== undefined && located.finding.severity === "error" && isOpen(located.finding);
}

function rank({ cause }: { readonly cause: LocatedFinding | undefined }): number {
  return cause ? 1 : 0;
}

function byPlace({ finding: a }: LocatedFinding, { finding: b }: LocatedFinding): number {
  return byCodeUnit(a.path, b.path) || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.problem, b.problem);
}
