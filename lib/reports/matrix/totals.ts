import { occupiedGiB } from "../../cost/footprint";
import type { ItemPlan } from "../../plan/plan";

/** The totals of a region, a version or a definition. */
export interface Holding {
  readonly versions: number;
  readonly replicas: number;
  /** Replicas times the occupied size of their disk in GiB. Versions of unknown size add nothing. */
  readonly storedGiB: number;
  readonly versionsWithoutSize: number;
}

/** The totals of a definition, and of each of its regions. */
export interface DefinitionHolding extends Holding {
  readonly byRegion: ReadonlyMap<string, Holding>;
}

/** Adds up a definition, region by region. The result has every region of the definition, including empty ones. */
export function definitionHolding(definition: ItemPlan): DefinitionHolding {
  const byRegion = new Map<string, Sum>(definition.regions.map((region) => [region, emptySum()]));
  const all = emptySum();
  for (const version of definition.versions) {
    const sizeGiB = occupiedGiB(version, definition);
    let replicas = 0;
    for (const target of version.targetRegions) {
      replicas += target.replicas;
      add(byRegion.get(target.name), target.replicas, sizeGiB);
    }
    add(all, replicas, sizeGiB);
  }
  return { ...all, byRegion };
}

/** Adds up definitions, and their regions by name. */
export function totalHolding(holdings: readonly DefinitionHolding[]): DefinitionHolding {
  const byRegion = new Map<string, Sum>();
  const all = emptySum();
  for (const holding of holdings) {
    addHolding(all, holding);
    for (const [region, inRegion] of holding.byRegion) {
      const sum = byRegion.get(region) ?? emptySum();
      byRegion.set(region, sum);
      addHolding(sum, inRegion);
    }
  }
  return { ...all, byRegion };
}

/** Returns a size in GiB with at most three decimals, without the noise of binary fractions. */
export function roundedGiB(sizeGiB: number): number {
  return Math.round(sizeGiB * 1000) / 1000;
}

type Sum = { -readonly [key in keyof Holding]: Holding[key] };

function emptySum(): Sum {
  return { versions: 0, replicas: 0, storedGiB: 0, versionsWithoutSize: 0 };
}

function add(sum: Sum | undefined, replicas: number, sizeGiB: number | undefined): void {
  if (!sum) return;
  sum.versions++;
  sum.replicas += replicas;
  sum.storedGiB += replicas * (sizeGiB ?? 0);
  if (sizeGiB === undefined) sum.versionsWithoutSize++;
}

function addHolding(sum: Sum, holding: Holding): void {
  sum.versions += holding.versions;
  sum.replicas += holding.replicas;
  sum.storedGiB += holding.storedGiB;
  sum.versionsWithoutSize += holding.versionsWithoutSize;
}
