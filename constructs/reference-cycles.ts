import { Token, TerraformStack } from "cdktf";
import type { VersionPlan } from "../lib/plan/plan";
import { keptOrders, type Step } from "../lib/plan/waiting-graph";
import { galleryModels } from "./gallery-model";
import { versionsIn } from "./known-versions";
import { sourceOf } from "./source-address";
import { expressionOf } from "./tokens";

/** An image version of a stack, and the versions of its definition. */
interface Placed {
  readonly path: string;
  readonly siblings: ReadonlyMap<string, VersionPlan>;
}

/**
 * Returns an error for each version that refers to its source, where the source waits for it: Terraform would stop at a
 * cycle. Only where the subscription of a source is not known, its reference is not replaced by the literal id.
 */
export function referenceCycles(stack: TerraformStack): string[] {
  const places = placesIn(stack);
  const steps = stepsIn(stack, places);
  const waitsOf = (version: VersionPlan): VersionPlan[] => {
    const { siblings } = places.get(version) as Placed;
    const waited = version.waitsFor.flatMap((name) => siblings.get(name) ?? []);
    const source = sourceOf(version, stack)?.version;
    return source && places.has(source) ? [...waited, source] : waited;
  };
  const kept = keptOrders(steps, waitsOf);
  const pathOf = (version: VersionPlan): string => (places.get(version) as Placed).path;
  return steps
    .filter(({ version }) => !kept.has(version))
    .map(({ version, source }) => cycle(pathOf(version), pathOf(source)));
}

function cycle(copy: string, source: string): string {
  return (
    `${copy} refers to its source ${source}, which waits for it: terraform plan would stop with "Error: Cycle". ` +
    "Give the gallery, or its provider, a subscription: the copy then has the literal id, and does not wait"
  );
}

function placesIn(stack: TerraformStack): ReadonlyMap<VersionPlan, Placed> {
  const places = new Map<VersionPlan, Placed>();
  for (const model of galleryModels(stack.node.root)) {
    const { plan } = model;
    const planned = new Map(plan.definitions.map((definition) => [definition.name, definition]));
    for (const { name, construct } of model.items("image")) {
      if (TerraformStack.of(construct) !== stack) continue;
      const versions = planned.get(name)?.versions ?? [];
      const siblings = new Map(versions.map((version) => [version.version, version]));
      for (const version of versions)
        places.set(version, { path: `${plan.spec.gallery.name}/${name}/${version.version}`, siblings });
    }
  }
  return places;
}

function stepsIn(stack: TerraformStack, places: ReadonlyMap<VersionPlan, Placed>): Step[] {
  const referring = [...places.keys()].filter(({ spec }) => Token.isUnresolved(spec.source?.galleryImageVersion));
  if (referring.length === 0) return [];
  const known = versionsIn(stack);
  return referring.flatMap((version): Step[] => {
    const source = known.get(expressionOf(stack, version.spec.source.galleryImageVersion as string));
    return source ? [{ version, source: source.plan() }] : [];
  });
}
