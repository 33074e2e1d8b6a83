import { DEFINITIONS } from "../azure/limits";
import type { DefinitionPlan, GalleryPlan } from "../plan";
import { example, IMAGE } from "./examples";
import { limitRule, type Counted } from "./limit-rule";
import { shown } from "./wording";

export const tooManyDefinitions = limitRule({
  id: "too-many-definitions",
  limit: DEFINITIONS,
  *counted({ plans }) {
    for (const plan of plans) yield* byRegion(plan);
  },
  example: (count) => [
    example({
      spec: {
        images: Object.fromEntries(Array.from({ length: count }, (_, index) => [`image-${index}`, image(index)])),
      },
    }),
  ],
});

/** A gallery's definitions in each region, those that exist already aside. */
function byRegion(plan: GalleryPlan): Iterable<Counted> {
  const counts = new Map<string, Counted & { count: number }>();
  for (const definition of plan.definitions.filter(isCreated)) {
    const counted = counts.get(definition.home) ?? {
      plan,
      at: ["images", definition.name],
      region: definition.home,
      count: 0,
      contributor: shown(plan.spec.gallery.name),
    };
    counted.count++;
    counts.set(definition.home, counted);
  }
  return counts.values();
}

function isCreated({ spec }: DefinitionPlan): boolean {
  return !spec.existing;
}

function image(index: number) {
  return { ...IMAGE, identifier: { publisher: "contoso", offer: "linux", sku: `image-${index}` } };
}
