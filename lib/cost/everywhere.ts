import { footprint, footprintEverywhere, type Footprint } from "./footprint";
import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../plan/plan";
import type { PriceSheet } from "./prices/price-sheet";
import { accountsOf, egressLines, sumEgress, totalStorage } from "./accounts";
import type { Compared, Everywhere } from "./report";

/** Returns the savings of policies; null when no definition has one, as in a Terraform file. */
export function compareEverywhere(plans: readonly GalleryPlan[], sheet: PriceSheet | undefined): Everywhere | null {
  const definitions = plans.flatMap((plan) => plan.definitions.filter(hasPolicy));
  if (definitions.length === 0) return null;
  const planned = priced(footprints(definitions, footprint), sheet);
  const everywhere = priced(footprints(definitions, footprintEverywhere), sheet);
  const [less, more] = [planned.storage, everywhere.storage];
  return {
    definitions: definitions.length,
    planned,
    everywhere,
    saved: {
      replicas: more.replicas - less.replicas,
      gib: more.gib - less.gib,
      monthly: more.monthly - less.monthly,
      monthlyPerGiB: more.monthlyPerGiB - less.monthlyPerGiB,
      once: everywhere.egress.once - planned.egress.once,
      isPartial: [less, more, planned.egress, everywhere.egress].some(({ isPartial }) => isPartial),
    },
  };
}

/** Reports whether a policy places the versions. A definition of a Terraform file has no policy that does. */
function hasPolicy({ policy, foundIn }: DefinitionPlan): boolean {
  return policy.name !== undefined && foundIn === undefined;
}

function* footprints(
  definitions: readonly DefinitionPlan[],
  of: (version: VersionPlan, definition: DefinitionPlan) => Footprint,
): Generator<Footprint> {
  for (const definition of definitions) for (const version of definition.versions) yield of(version, definition);
}

function priced(footprints: Iterable<Footprint>, sheet: PriceSheet | undefined): Compared {
  const accounts = accountsOf(footprints, sheet);
  return { storage: totalStorage(accounts), egress: sumEgress(egressLines(accounts)) };
}
