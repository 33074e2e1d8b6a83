import { VERSIONS } from "../azure/limits";
import { example, VERSION } from "./examples";
import { definitions, type DefinitionItem } from "./items";
import { limitRule, type Counted } from "./limit-rule";

export const tooManyVersions = limitRule({
  id: "too-many-versions",
  limit: VERSIONS,
  *counted({ plans }) {
    for (const item of definitions(plans)) yield* byRegion(item);
  },
  example: (count) => [
    example({
      image: { versions: Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.${index}.0`, VERSION])) },
    }),
  ],
});

/** A definition's versions in each home region. */
function byRegion({ plan, definition, at, subject }: DefinitionItem): Iterable<Counted> {
  const counts = new Map<string, Counted & { count: number }>();
  for (const { home } of definition.versions) {
    const counted = counts.get(home) ?? { plan, at, region: home, count: 0, contributor: subject };
    counted.count++;
    counts.set(home, counted);
  }
  return counts.values();
}
