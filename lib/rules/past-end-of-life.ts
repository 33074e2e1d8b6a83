import type { ItemKind } from "../spec/item-kind";
import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { itemFaults, ofVersions } from "../check/facts/item-faults";
import { millisecondsOf } from "../spec/dates";
import { items } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface PastEndOfLife extends Violation {
  readonly kind: ItemKind;
  readonly owner: string;
  /** The date as it is written; with several versions, that of the first. */
  readonly date: string;
  readonly asOf: string;
  /** The versions with this date; empty when the image or application sets it. */
  readonly versions: readonly string[];
}

/** A date means the midnight when it begins, so today is already past. */
export const pastEndOfLife = defineRule<PastEndOfLife>({
  id: "past-end-of-life",
  severity: "error",
  section: "versions",
  summary: "an end of life that is over",
  why: "azurerm checks only how the date is written, and Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans, asOf }) {
    const today = asOf === undefined ? undefined : millisecondsOf(asOf);
    if (asOf === undefined || today === undefined) return;
    const isOver = (date: string | undefined): date is string => {
      const instant = date === undefined ? undefined : millisecondsOf(date);
      return instant !== undefined && instant <= today;
    };
    for (const { plan, definition, at, subject } of items(plans)) {
      const { endOfLife: date, existing } = definition.spec;
      if (existing || !isOver(date)) continue;
      yield { plan, at: [...at, "endOfLife"], kind: definition.kind, owner: subject, date, asOf, versions: [] };
    }
    yield* ofVersionsOver(plans, asOf, isOver);
  },
  problem: ({ owner, date, asOf, versions }) =>
    `${owner}: the end of life${versions.length === 0 ? "" : ` of ${ofVersions({ versions })}`} is over (${date}${versions.length > 1 ? ` for ${versions[0]}` : ""}), since today is ${asOf}; Azure takes only a date in the future`,
  help: ({ kind, versions }) =>
    versions.length === 0
      ? `set a later date; removing it would replace the ${kind === "image" ? "image definition" : kind}`
      : `set a later date, or delete what nobody needs any more; removing the date would replace the ${kind} version`,
  given: { asOf: "2026-11-22" },
  bad: [example({ version: { endOfLife: "2026-11-22" } })],
  good: [example({ version: { endOfLife: "2026-11-23" } })],
});

function ofVersionsOver(
  plans: readonly GalleryPlan[],
  asOf: string,
  isOver: (date: string | undefined) => date is string,
): Iterable<PastEndOfLife> {
  return itemFaults(plans, ({ definition: { kind }, version: { spec }, at }) => {
    const date = spec.endOfLife;
    return isOver(date) ? { kind, date, asOf, at: [...at, "endOfLife"] } : undefined;
  });
}
