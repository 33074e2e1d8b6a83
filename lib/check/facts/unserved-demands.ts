import { regionName } from "../../azure/regions";
import type { GalleryPlan, ItemVersionPlan } from "../../plan/plan";
import type { SpecPath } from "../../spec/finding";
import type { ItemKind } from "../../spec/item-kind";
import { byCodeUnit } from "../../text/order";
import type { Violation } from "../rule";
import { isDemanding, writtenDemands, type WrittenDemand } from "./demands";
import { applications, definitions, policyNameOf, policyOf, type Item } from "./items";
import { causeOf, mistypedFor, mistypedRegions } from "./mistyped-regions";
import { policyReferences, regionNames } from "./region-mentions";

/** A demand in a region where no version serves. */
export interface UnservedDemand extends WrittenDemand, Violation {
  /** The kind of what it does not find. */
  readonly kind: ItemKind;
  /** Regions that are served, by name. */
  readonly served: readonly string[];
  /** Versions that would serve there if they were not withdrawn: "ubuntu-2404/1.3.0". */
  readonly withdrawn: readonly string[];
}

/** Every demand that finds no image or no application, unless another finding tells why. */
export function* unservedDemands(plans: readonly GalleryPlan[]): Iterable<UnservedDemand> {
  for (const plan of plans) yield* unservedIn(plan, plans);
}

function* unservedIn(plan: GalleryPlan, plans: readonly GalleryPlan[]): Iterable<UnservedDemand> {
  const ofSpec = itemsOfSpecDemand(plan);
  const everywhere = new Set(ofSpec.flatMap((item) => [...servedRegions(item)]));
  const isSpecExplained = ofSpec.length === 0 || ofSpec.some(isExplained);
  const mistyped = mistypedRegions(plans).get(plan);
  for (const written of writtenDemands(plan)) {
    const { item, demand } = written;
    const region = regionName(written.region);
    if (!isDemanding(demand) || (item ? isExplained(item) : isSpecExplained)) continue;
    const served = item ? servedRegions(item) : everywhere;
    if (served.has(region)) continue;
    const concerned = item ? [item] : ofSpec;
    const others = concerned.flatMap(({ definition }) => [...definition.policy.regions.keys()]);
    const cause = mistyped?.get(region) ?? mistypedFor(mistyped, region, others);
    yield {
      ...written,
      kind: (concerned[0] as Item).definition.kind,
      served: [...served].sort(byCodeUnit),
      withdrawn: concerned.flatMap((each) => withdrawnIn(each, region)),
      restsOn: concerned.flatMap(basisOf),
      ...(cause && { follows: causeOf(cause) }),
    };
  }
}

/** Returns the items that a demand of the whole spec must find: images, since machines begin with one; applications where there are none. */
function itemsOfSpecDemand(plan: GalleryPlan): Item[] {
  const images = [...definitions([plan])];
  return images.length > 0 ? images : [...applications([plan])];
}

function servedRegions({ definition }: Item): Set<string> {
  return new Set([...definition.latest].filter(([, version]) => version !== null).map(([region]) => region));
}

/** Versions that a withdrawal alone keeps from serving in a region. */
function withdrawnIn({ definition }: Item, region: string): string[] {
  const wouldServe = ({ spec, targetRegions }: ItemVersionPlan) =>
    spec.withdrawn !== undefined &&
    spec.state !== "candidate" &&
    (spec.ring === undefined || definition.policy.rings.get(spec.ring)?.has(region) === true) &&
    targetRegions.some(({ name, because }) => name === region && because.clause !== "home");
  return definition.versions.filter(wouldServe).map(({ version }) => `${definition.name}/${version}`);
}

/** Returns the parts of a spec that decide where an image or application serves. */
function basisOf(item: Item): SpecPath[] {
  const policy = policyNameOf(item);
  return [[...item.at, "versions"], ...(policy === undefined ? [] : [["policies", policy]])];
}

/** Reports whether another rule says why nothing serves: there is no version, no such policy or ring, or a region is not its policy's. */
function isExplained(item: Item): boolean {
  const { versions, policy } = item.definition;
  if (versions.length === 0 || (policy.name === undefined && policyNameOf(item) !== undefined)) return true;
  return (
    versions.some(({ spec }) => spec.ring !== undefined && !policy.rings.has(spec.ring)) || namesOtherRegions(item)
  );
}

/** Reports whether a tier or a ring names a region that the policy does not have. */
function namesOtherRegions(item: Item): boolean {
  const policy = policyOf(item);
  if (policy === undefined) return false;
  const known = regionNames(policy);
  const lists = policyReferences({ plan: item.plan, name: "", policy, at: [], subject: "" });
  return lists.some(({ mentions }) => mentions.some(({ region }) => !known.has(region)));
}
