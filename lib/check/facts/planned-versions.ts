import { parseImageVersionId } from "../../azure/resource-id";
import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../../plan/plan";
import { GalleryIndex } from "../../spec/gallery-index";
import type { VersionItem } from "./items";
import type { Context } from "../rule";

/** The plan of an app for the id of an image version. */
export interface PlannedVersion {
  readonly plan: GalleryPlan;
  readonly definition: DefinitionPlan;
  /** Undefined: the definition is planned without it. */
  readonly version: VersionPlan | undefined;
  /** "contoso_images/ubuntu-2404/1.3.0". */
  readonly subject: string;
}

/**
 * Returns a function that finds the planned version that another version is made from, in the same app. It looks only
 * at galleries whose identity is fully known: one of the same name may be in another subscription.
 */
export function plannedSources(context: Context): (item: VersionItem) => PlannedVersion | undefined {
  const galleries = new GalleryIndex<GalleryPlan[]>();
  for (const plan of context.plans) {
    const known = galleries.findSame(plan.spec.gallery);
    if (known) known.push(plan);
    else galleries.add(plan.spec.gallery, [plan]);
  }
  const versionsOf = versionsByName();
  return ({ plan, version: { spec } }) => {
    const text = spec.source?.galleryImageVersion;
    const id = text === undefined || context.isExpression(plan, text) ? undefined : parseImageVersionId(text);
    if (!id) return undefined;
    for (const target of galleries.findSame({ ...id, name: id.gallery }) ?? []) {
      const definition = definitionsByName(target).get(id.definition);
      if (!definition) continue;
      const subject = `${definition.gallery}/${definition.name}/${id.version}`;
      return { plan: target, definition, version: versionsOf(definition).get(id.version), subject };
    }
    return undefined;
  };
}

const DEFINITIONS = new WeakMap<GalleryPlan, ReadonlyMap<string, DefinitionPlan>>();

/** Returns definitions by lower-case name, since Azure ignores case in names. */
function definitionsByName(plan: GalleryPlan): ReadonlyMap<string, DefinitionPlan> {
  let known = DEFINITIONS.get(plan);
  if (!known) {
    known = new Map(plan.definitions.map((definition) => [definition.name.toLowerCase(), definition]));
    DEFINITIONS.set(plan, known);
  }
  return known;
}

/** Returns a cached lookup of versions by name. Only definitions that are used as a source are indexed. */
function versionsByName(): (definition: DefinitionPlan) => ReadonlyMap<string, VersionPlan> {
  const known = new Map<DefinitionPlan, ReadonlyMap<string, VersionPlan>>();
  return (definition) => {
    let versions = known.get(definition);
    if (!versions) {
      versions = new Map(definition.versions.map((version) => [version.version, version]));
      known.set(definition, versions);
    }
    return versions;
  };
}

/** The subscription of examples that need a known one. */
export const EXAMPLE_SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
export function exampleVersionId(gallery: string, version: string, definition = "ubuntu-2404"): string {
  return `/subscriptions/${EXAMPLE_SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/${gallery}/images/${definition}/versions/${version}`;
}
