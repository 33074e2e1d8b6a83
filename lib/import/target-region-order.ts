import type { VersionPlan } from "../plan/plan";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySettings } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { valueIn } from "../text/value-in";
import { planUnder, type ImportedDefinition } from "./import-definition";
import { differencesOf } from "./differences";
import { commonOrder, namedFirst } from "./region-orders";

/**
 * Returns definitions with the order of their target regions. The order of most versions under a policy becomes the
 * policy's, and versions in another order get their own.
 */
export function withRegionOrders(
  definitions: readonly ImportedDefinition[],
  gallery: GallerySettings,
): ImportedDefinition[] {
  const groups = new Map<string, ImportedDefinition[]>();
  for (const definition of definitions) valueIn(groups, JSON.stringify(definition.policy), () => []).push(definition);
  const ordered = new Map([...groups.values()].flatMap((group) => ordersOf(group, gallery)));
  return definitions.map((definition) => ordered.get(definition) ?? definition);
}

/** Returns the definitions of one policy with its order, if any of them needs one. */
function ordersOf(
  group: readonly ImportedDefinition[],
  gallery: GallerySettings,
): [ImportedDefinition, ImportedDefinition][] {
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
function policyOrder(
  group: readonly ImportedDefinition[],
  policy: ReplicationPolicy,
  gallery: GallerySettings,
): string[] {
  const [first] = group as [ImportedDefinition];
  const versions = group.flatMap(({ found }) => found.versions);
  const usual = planUnder(policy, first.image, first.found.name, gallery).regions;
  const order = commonOrder(versions.map(namesOf), usual);
  const isOneHome = new Set(versions.map(({ home }) => home)).size === 1;
  return isOneHome ? namedFirst(order, usual) : order;
}

function underOrder(
  { found, image }: ImportedDefinition,
  policy: ReplicationPolicy,
  gallery: GallerySettings,
): ImportedDefinition {
  const planned = planUnder(policy, image, found.name, gallery);
  const differences = differencesOf(found, planned);
  if (![...differences.values()].some(isReordered)) return { found, image, policy, differences };
  const targets = new Map(planned.versions.map((version) => [version.version, namesOf(version)]));
  const versions = found.versions.map((version): [string, ImageVersionSpec] => {
    const spec = image.versions?.[version.version] as ImageVersionSpec;
    if (!isReordered(differences.get(version.version))) return [version.version, spec];
    const regionOrder = namedFirst(namesOf(version), targets.get(version.version) ?? []);
    return [version.version, { ...spec, regionOrder }];
  });
  const ordered: ImageDefinitionSpec = { ...image, versions: Object.fromEntries(versions) };
  const left = differencesOf(found, planUnder(policy, ordered, found.name, gallery));
  return { found, image: ordered, policy, differences: left };
}

function isReordered(differences: readonly string[] = []): boolean {
  return differences.includes("order of regions");
}

function namesOf({ targetRegions }: VersionPlan): string[] {
  return targetRegions.map(({ name }) => name);
}
