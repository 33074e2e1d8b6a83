import {
  ONE_REPLICA_EVERYWHERE,
  type Compared,
  type CostReport,
  type EgressCost,
  type OfDefinition,
  type StorageCost,
} from "../../cost/report";
import { identityJson } from "../../spec/gallery-identity";
import { jsonText } from "../../text/json";

/** The version of the format. It is raised when a key is renamed, removed or changes its meaning, not for a new key. */
export const COST_FORMAT_VERSION = 1;

/** Writes the whole cost report for programs; docs/cost.md describes its shape. */
export function costJson(report: CostReport): string {
  const { everywhere } = report;
  return jsonText({
    formatVersion: COST_FORMAT_VERSION,
    currency: report.currency,
    sheet: report.sheet,
    total: { ...storageJson(report), egress: egressJson(report.egress) },
    definitions: report.byDefinition.map((line) => ({
      ...definitionJson(line),
      versions: line.versions,
      ...storageJson(line),
      egress: egressJson(line.egress),
    })),
    regions: report.byRegion.map((line) => ({ region: line.region, ...storageJson(line) })),
    storage: report.lines.map((line) => ({
      region: line.region,
      storageAccountType: line.storageAccountType,
      pricePerGiB: rounded(line.price),
      ...storageJson(line),
    })),
    egress: report.egress.byRegion.map((line) => ({
      region: line.region,
      pricePerGiB: rounded(line.price),
      ...egressJson(line),
    })),
    versions: report.byVersion.map((line) => ({
      ...definitionJson(line),
      version: line.version,
      sizeGiB: line.sizeGiB,
      ...storageJson(line),
      egress: egressJson(line.egress),
    })),
    everywhere: everywhere && {
      definitions: everywhere.definitions,
      comparedWith: ONE_REPLICA_EVERYWHERE,
      planned: comparedJson(everywhere.planned),
      everywhere: comparedJson(everywhere.everywhere),
      saved: {
        replicas: everywhere.saved.replicas,
        gib: rounded(everywhere.saved.gib),
        monthly: rounded(everywhere.saved.monthly),
        monthlyPerGiB: rounded(everywhere.saved.monthlyPerGiB),
        once: rounded(everywhere.saved.once),
        isPartial: everywhere.saved.isPartial,
      },
    },
    missingPrices: report.missingPrices.map((missing) => ({ ...missing, gib: rounded(missing.gib) })),
    versionsWithoutSize: report.versionsWithoutSize.map((line) => ({
      ...definitionJson(line),
      versions: line.versions,
      foundIn: line.foundIn,
    })),
    notCounted: report.notCounted,
    unresolved: report.unresolved,
  });
}

function definitionJson(of: OfDefinition): object {
  return { gallery: of.gallery, ...identityJson(of), kind: of.kind, definition: of.definition };
}

function storageJson(cost: StorageCost): object {
  return {
    replicas: cost.replicas,
    replicasWithoutSize: cost.replicasWithoutSize,
    replicasWithoutPrice: cost.replicasWithoutPrice,
    gib: rounded(cost.gib),
    monthly: known(cost.monthly, cost.isPartial),
    monthlyPerGiB: rounded(cost.monthlyPerGiB),
    isPartial: cost.isPartial,
  };
}

function egressJson(cost: EgressCost): object {
  return {
    copies: cost.copies,
    copiesWithoutSize: cost.copiesWithoutSize,
    copiesWithoutPrice: cost.copiesWithoutPrice,
    gib: rounded(cost.gib),
    once: known(cost.once, cost.isPartial),
    oncePerGiB: rounded(cost.oncePerGiB),
    isPartial: cost.isPartial,
  };
}

function comparedJson({ storage, egress }: Compared): object {
  return { ...storageJson(storage), egress: egressJson(egress) };
}

/** Returns null instead of a zero that only means that no part of the amount is known. */
function known(amount: number, isPartial: boolean): number | null {
  return isPartial && amount === 0 ? null : rounded(amount);
}

/** Returns a number without the noise of binary fractions. */
function rounded<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toPrecision(12))) as T;
}
