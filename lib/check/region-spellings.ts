import { findRegion } from "../azure/regions";
import type { GalleryPlan } from "../plan/plan";
import type { Edit } from "../spec/edit";
import type { SpecOrigin } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { itemVersions, policies } from "./facts/items";
import {
  allowedRegions,
  otherLists,
  policyReferences,
  regionsBroughtIn,
  versionReferences,
  type RegionMention,
} from "./facts/region-mentions";

/** Returns the edits that write the regions of some galleries as Azure Resource Manager does: `East US 2` as `eastus2`. */
export function regionSpellings(plans: readonly GalleryPlan[], origins: ReadonlyMap<GallerySpec, SpecOrigin>): Edit[] {
  const edits = new Map<string, Edit>();
  for (const { plan, at, text } of mentionsIn(plans)) {
    const name = findRegion(text)?.name;
    if (name === undefined || name === text) continue;
    const written = origins.get(plan.spec)?.textPath?.(at) ?? at;
    const edit: Edit = { kind: written.at(-1) === text ? "key" : "value", at: written, to: name };
    edits.set(JSON.stringify(edit), edit);
  }
  return [...edits.values()];
}

function* mentionsIn(plans: readonly GalleryPlan[]): Iterable<RegionMention> {
  for (const plan of plans) yield* regionsBroughtIn(plan);
  for (const item of policies(plans)) for (const { mentions } of policyReferences(item)) yield* mentions;
  for (const item of itemVersions(plans)) yield* versionReferences(item).mentions;
  for (const { mentions } of otherLists(plans)) yield* mentions;
  for (const plan of plans) yield* allowedRegions(plan);
}
