import type { DefinitionPlan, GalleryPlan, TargetRegion, VersionPlan } from "../plan";
import { becauseText } from "./because";
import { jsonText } from "./json";

/** The whole plan for programs: every version, newest first, with its target regions in the plan's order and why. */
export function matrixJson(plans: readonly GalleryPlan[]): string {
  return jsonText({ definitions: plans.flatMap((plan) => plan.definitions.map(definitionJson)) });
}

function definitionJson(definition: DefinitionPlan): unknown {
  return {
    gallery: definition.gallery,
    name: definition.name,
    versions: definition.versions.map((version) => versionJson(version, definition)),
    // fromEntries defines own properties: a region may be named `__proto__`.
    latest: Object.fromEntries(definition.regions.map((region) => [region, definition.latest.get(region) ?? null])),
  };
}

function versionJson(plan: VersionPlan, definition: DefinitionPlan): unknown {
  const { version, spec, excludeFromLatest, waitsFor, targetRegions } = plan;
  return {
    version,
    state: spec.state ?? "active",
    ring: spec.ring ?? null,
    withdrawn: spec.withdrawn?.reason ?? null,
    excludeFromLatest,
    waitsFor,
    targetRegions: targetRegions.map((target) => targetJson(target, definition)),
  };
}

function targetJson(target: TargetRegion, definition: DefinitionPlan): unknown {
  const { name, replicas, storageAccountType, excludeFromLatest, because } = target;
  return { name, replicas, storageAccountType, excludeFromLatest, because: becauseText(because, definition, name) };
}
