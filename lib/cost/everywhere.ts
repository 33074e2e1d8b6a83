import { footprint, footprintEverywhere, type Footprint } from "./footprint";
import { itemPlans, type GalleryPlan, type ItemPlan, type ItemVersionPlan } from "../plan/plan";
import type { PriceSheet } from "./prices/price-sheet";
import { accountsOf, egressLines, sumEgress, totalStorage } from "./accounts";
import type { Compared, Everywhere } from "./report";

/** Returns the savings of policies; null when no item has one, as in a Terraform file. */
export function compareEverywhere(plans: readonly GalleryPlan[], sheet: PriceSheet | undefined): Everywhere | null {
  const items = plans.flatMap((plan) => itemPlans(plan).filter(hasPolicy));
  if (items.length === 0) return null;
  const planned = priced(footprints(items, footprint), sheet);
  const everywhere = priced(footprints(items, footprintEverywhere), sheet);
  const [less, more] = [planned.storage, everywhere.storage];
  return {
    definitions: items.length,
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

/** Reports whether a policy places the versions. An item of a Terraform file has no policy that does. */
function hasPolicy({ policy, foundIn }: ItemPlan): boolean {
  return policy.name !== undefined && foundIn === undefined;
}

function* footprints(
  items: readonly ItemPlan[],
  of: (version: ItemVersionPlan, item: ItemPlan) => Footprint,
): Generator<Footprint> {
  for (const item of items) for (const version of item.versions) yield of(version, item);
}

function priced(footprints: Iterable<Footprint>, sheet: PriceSheet | undefined): Compared {
  const accounts = accountsOf(footprints, sheet);
  return { storage: totalStorage(accounts), egress: sumEgress(egressLines(accounts)) };
}
