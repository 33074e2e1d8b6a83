import type { ItemVersionPlan } from "../plan/plan";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySettings } from "../spec/gallery-spec";
import type { ItemSpec } from "../spec/item-spec";
import type { VersionSpec } from "../spec/version-spec";
import { valueIn } from "../text/value-in";
import { planUnder, type ImportedItem } from "./import-item";
import { differencesOf } from "./differences";
import { commonOrder, namedFirst } from "./region-orders";

/**
 * Returns definitions with the order of their target regions. The order of most versions under a policy becomes the
 * policy's, and versions in another order get their own.
 */
export function withRegionOrders(definitions: readonly ImportedItem[], gallery: GallerySettings): ImportedItem[] {
  const groups = new Map<string, ImportedItem[]>();
  for (const definition of definitions) valueIn(groups, JSON.stringify(definition.policy), () => []).push(definition);
  const ordered = new Map([...groups.values()].flatMap((group) => ordersOf(group, gallery)));
  return definitions.map((definition) => ordered.get(definition) ?? definition);
}

/** Returns the definitions of one policy with its order, if any of them needs one. */
function ordersOf(group: readonly ImportedItem[], gallery: GallerySettings): [ImportedItem, ImportedItem][] {
  const policy = group[0]?.policy;
  if (!policy || !group.some(({ differences }) => [...differences.values()].some(isReordered))) return [];
  const regionOrder = policyOrder(group, policy, gallery);
  const ordered = regionOrder.length === 0 ? policy : { ...policy, regionOrder };
  return group.map((definition) => [definition, underOrder(definition, ordered, gallery)]);
}

/**
 * Returns the regions that the policy has to name. With several homes it names all, since a home that is not named
 * moves.
 */
function policyOrder(group: readonly ImportedItem[], policy: ReplicationPolicy, gallery: GallerySettings): string[] {
  const [first] = group as [ImportedItem];
  const versions = group.flatMap(({ found }) => found.versions);
  const usual = planUnder(policy, first.item, first.found, gallery).regions;
  const order = commonOrder(versions.map(namesOf), usual);
  const isOneHome = new Set(versions.map(({ home }) => home)).size === 1;
  return isOneHome ? namedFirst(order, usual) : order;
}

function underOrder({ found, item }: ImportedItem, policy: ReplicationPolicy, gallery: GallerySettings): ImportedItem {
  const planned = planUnder(policy, item, found, gallery);
  const differences = differencesOf(found, planned);
  if (![...differences.values()].some(isReordered)) return { found, item, policy, differences };
  const targets = new Map(planned.versions.map((version) => [version.version, namesOf(version)]));
  const versions = found.versions.map((version): [string, VersionSpec] => {
    const spec = item.versions?.[version.version] as VersionSpec;
    if (!isReordered(differences.get(version.version))) return [version.version, spec];
    const regionOrder = namedFirst(namesOf(version), targets.get(version.version) ?? []);
    return [version.version, { ...spec, regionOrder }];
  });
  const ordered: ItemSpec = { ...item, versions: Object.fromEntries(versions) };
  const left = differencesOf(found, planUnder(policy, ordered, found, gallery));
  return { found, item: ordered, policy, differences: left };
}

function isReordered(differences: readonly string[] = []): boolean {
  return differences.includes("order of regions");
}

function namesOf({ targetRegions }: ItemVersionPlan): string[] {
  return targetRegions.map(({ name }) => name);
}
