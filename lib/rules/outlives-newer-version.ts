import type { ItemPlan, ItemVersionPlan } from "../plan/plan";
import { example, VERSION } from "../check/facts/examples";
import { itemFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { millisecondsOf } from "../spec/dates";
import { defineRule } from "../check/rule";

interface Dated {
  readonly version: string;
  readonly date: string;
  readonly instant: number;
}

interface Outliving {
  readonly older: Dated;
  readonly newer: Dated;
}

/** Compares versions with each other, so the rule needs no current date. */
export const outlivesNewerVersion = defineRule<ItemFault<Outliving>>({
  id: "outlives-newer-version",
  severity: "warning",
  section: "versions",
  summary: "a version whose end of life is later than a newer one's",
  why: "Azure treats the date as information only, so those who go by it would leave the newer version before the older one.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  find: ({ plans }) => {
    const earliest = new Map<ItemPlan, Dated>();
    return itemFaults<Outliving>(plans, ({ definition, version, at }) => {
      const older = dated(version);
      const newer = earliest.get(definition);
      if (!older) return undefined;
      if (isServing(version) && (!newer || older.instant < newer.instant)) earliest.set(definition, older);
      return newer && older.instant > newer.instant ? { older, newer, at: [...at, "endOfLife"] } : undefined;
    });
  },
  problem: (fault) =>
    `${fault.owner}: the end of life of ${ofVersions(fault)} is later than that of a newer version: ${until(fault.older)}, ${until(fault.newer)}`,
  help: () => "end the older version first, or give the newer one a later date",
  bad: [ending("2030-06-30", "2030-07-01")],
  good: [ending("2030-06-30", "2030-06-30")],
});

function ending(newer: string, older: string) {
  const versions = { "1.3.0": { ...VERSION, endOfLife: newer }, "1.2.0": { ...VERSION, endOfLife: older } };
  return example({ image: { versions } });
}

function dated({ version, spec: { endOfLife: date } }: ItemVersionPlan): Dated | undefined {
  const instant = date === undefined ? undefined : millisecondsOf(date);
  return date === undefined || instant === undefined ? undefined : { version, date, instant };
}

function isServing({ spec }: ItemVersionPlan): boolean {
  return spec.state !== "candidate" && spec.withdrawn === undefined;
}

function until({ version, date }: Dated): string {
  return `${version} until ${date}`;
}
