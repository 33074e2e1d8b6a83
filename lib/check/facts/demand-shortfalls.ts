import type { GalleryPlan, TargetRegion, VersionPlan } from "../../plan/plan";
import { sizeByDemand, type DemandSizing } from "../../plan/replicas";
import { demandOf, isDemanding } from "./demands";
import { definitions, policyOf, type DefinitionItem } from "./items";
import { placementLine } from "./placement-lines";
import type { Violation } from "../rule";
import { shown } from "../../text/wording";

/** A region where `latest` has fewer replicas than are needed. */
export interface Shortfall {
  /** "contoso_images/ubuntu-2404/1.3.0". */
  readonly version: string;
  readonly region: string;
  readonly replicas: number;
  /** The sizing of the demand alone, without the policy's `minimum`. */
  readonly sizing: DemandSizing;
  readonly isSizedByDemand: boolean;
}

/** The shortfalls that one line of the spec causes, the largest first. */
export interface ShortLine extends Violation {
  readonly subject: string;
  readonly worst: Shortfall;
  readonly count: number;
}

/** Collects shortfalls of a kind by the line that decides the replicas. */
export function* shortLines(
  plans: readonly GalleryPlan[],
  isShort: (shortfall: Shortfall) => boolean,
): Iterable<ShortLine> {
  for (const plan of plans) {
    const lines = new Map<string, ShortLine>();
    for (const item of definitions([plan])) {
      for (const [version, target] of latestTargets(item)) {
        const shortfall = shortfallOf(item, version, target);
        if (shortfall && isShort(shortfall)) add(lines, item, version, target, shortfall);
      }
    }
    yield* lines.values();
  }
}

function add(
  lines: Map<string, ShortLine>,
  item: DefinitionItem,
  version: VersionPlan,
  target: TargetRegion,
  shortfall: Shortfall,
): void {
  const { at, subject } = placementLine(item, version, target);
  const key = JSON.stringify(at);
  const known = lines.get(key);
  const worst = known && missing(known.worst) >= missing(shortfall) ? known.worst : shortfall;
  lines.set(key, { plan: item.plan, at, subject, worst, count: (known?.count ?? 0) + 1 });
}

function missing({ sizing, replicas }: Shortfall): number {
  return sizing.needed - replicas;
}

/** The version that `latest` resolves to in each region with a demand, and its target there. */
function* latestTargets(item: DefinitionItem): Iterable<[VersionPlan, TargetRegion]> {
  const { definition, plan } = item;
  if (definition.spec.demand === undefined && plan.spec.demand === undefined) return;
  const byNumber = new Map(definition.versions.map((version) => [version.version, version]));
  for (const [region, number] of definition.latest) {
    const version = number === null ? undefined : byNumber.get(number);
    const target = version?.targetRegions.find(({ name }) => name === region);
    if (version && target) yield [version, target];
  }
}

function shortfallOf(item: DefinitionItem, version: VersionPlan, target: TargetRegion): Shortfall | undefined {
  const demand = demandOf(item, target.name);
  if (!demand || !isDemanding(demand)) return undefined;
  const sizing = sizeByDemand(demand, { ...policyOf(item)?.sizing, minimum: 0 });
  if (!Number.isFinite(sizing.needed)) return undefined;
  return {
    version: `${item.subject}/${shown(version.version)}`,
    region: target.name,
    replicas: target.replicas,
    sizing,
    isSizedByDemand: "sized" in target.because && target.because.sized.sizing !== undefined,
  };
}

/** Reports whether a written count is below the need of the demand. A count sized by demand is only cut by a limit. */
export function isBelowDemand({ replicas, sizing, isSizedByDemand }: Shortfall): boolean {
  return !isSizedByDemand && replicas < sizing.needed;
}
