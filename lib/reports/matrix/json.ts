import { occupiedGiB } from "../../cost/footprint";
import { isPublishedElsewhere } from "../../plan/provider";
import type { GalleryPlan, ItemPlan, ItemVersionPlan, TargetRegion } from "../../plan/plan";
import { openOf } from "../../plan/unread";
import { reasonsOf } from "../explain/because";
import { identityJson } from "../../spec/gallery-identity";
import { jsonText } from "../../text/json";
import { countItems } from "./item-kinds";
import { definitionsIn, type DefinitionIn } from "./view";
import { definitionHolding, roundedGiB, totalHolding, type DefinitionHolding, type Holding } from "./totals";

/** The version of the format. It is raised when a key is renamed, removed or changes its meaning, not for a new key. */
export const MATRIX_FORMAT_VERSION = 1;

/**
 * Writes the whole plan for programs: every version, newest first, with its target regions in the plan's order and the
 * reasons for them; totals by region and definition. docs/report.md describes the shape.
 */
export function matrixJson(plans: readonly GalleryPlan[]): string {
  return [...matrixJsonParts(plans)].join("");
}

/** Writes the same text in parts, version by version, because a large gallery has over 100 MB. */
export function* matrixJsonParts(plans: readonly GalleryPlan[]): Generator<string> {
  const definitions = definitionsIn(plans);
  const holdings = definitions.map(({ definition }) => definitionHolding(definition));
  yield `{\n  "formatVersion": ${MATRIX_FORMAT_VERSION},\n  "definitions": [`;
  for (const [index, definition] of definitions.entries()) {
    yield index === 0 ? "\n" : ",\n";
    yield* definitionParts(definition, holdings[index] as DefinitionHolding);
  }
  const total = totalHolding(holdings);
  const { applications } = countItems(definitions.map(({ definition }) => definition));
  const totals = { definitions: definitions.length, applications, regions: total.byRegion.size, ...holdingJson(total) };
  yield `${definitions.length === 0 ? "" : "\n  "}],\n  "totals": ${indented(totals, 2)},\n`;
  const byRegion = [...total.byRegion].map(([name, holding]) => ({ name, ...holdingJson(holding) }));
  yield `  "regions": ${indented(byRegion, 2)}\n}\n`;
}

function* definitionParts({ definition, gallery: ref }: DefinitionIn, holding: DefinitionHolding): Generator<string> {
  const { gallery, kind, name, policy, foundIn, home, regions, versions, latest } = definition;
  // Its text without the closing brace, so that the versions can follow one by one.
  const placed = foundIn === undefined ? { policy: policy.name ?? null } : { policy: null, foundIn };
  yield indented({ gallery, ...identityJson(ref), kind, name, ...placed, home }, 4, "    ").slice(0, -"\n    }".length);
  yield ',\n      "versions": [';
  const reasonOf = reasonsOf(definition);
  for (const [index, version] of versions.entries()) {
    const json = versionJson(version, definition, (target) => reasonOf(version, target));
    yield `${index === 0 ? "" : ","}\n        ${indented(json, 8)}`;
  }
  const rest = {
    // fromEntries defines own properties: a region may be named `__proto__`.
    latest: Object.fromEntries(regions.map((region) => [region, latest.get(region) ?? null])),
    ...(foundIn !== undefined && { latestNotKnown: [...openOf(definition).latest] }),
    regions: [...holding.byRegion].map(([region, inRegion]) => ({ name: region, ...holdingJson(inRegion) })),
    totals: { regions: regions.length, ...holdingJson(holding) },
  };
  yield `${versions.length === 0 ? "" : "\n      "}],${indented(rest, 4).slice(1)}`;
}

/** Returns a value as pretty-printed JSON at an indentation of the document. */
function indented(value: unknown, indent: number, before = ""): string {
  return (
    before +
    jsonText(value)
      .trimEnd()
      .replaceAll("\n", `\n${" ".repeat(indent)}`)
  );
}

type ReasonOf = (target: TargetRegion) => string;

function versionJson(plan: ItemVersionPlan, definition: ItemPlan, reasonOf: ReasonOf): unknown {
  const { version, spec, excludeFromLatest, waitsFor, madeAfter, targetRegions, unread, managedBy } = plan;
  return {
    version,
    state: spec.state ?? "active",
    ring: spec.ring ?? null,
    withdrawn: spec.withdrawn?.reason ?? null,
    ...(spec.retired && { retired: { stage: spec.retired.stage, since: spec.retired.since } }),
    sizeGiB: occupiedGiB(plan, definition) ?? null,
    provider: managedBy.provider,
    published: isPublishedElsewhere(spec),
    excludeFromLatest,
    waitsFor,
    ...(madeAfter !== undefined && { madeAfter }),
    targetRegions: targetRegions.map((target) => targetJson(target, reasonOf)),
    ...(unread && { unreadRegions: unread.regions.map(({ name }) => name), mayBeElsewhere: unread.elsewhere }),
  };
}

function targetJson(target: TargetRegion, reasonOf: ReasonOf): unknown {
  const { name, replicas, storageAccountType, excludeFromLatest, edgeZones } = target;
  return {
    name,
    replicas,
    storageAccountType,
    excludeFromLatest,
    ...(edgeZones && { edgeZones }),
    because: reasonOf(target),
  };
}

function holdingJson({ versions, replicas, storedGiB, versionsWithoutSize }: Holding): Holding {
  return { versions, replicas, storedGiB: roundedGiB(storedGiB), versionsWithoutSize };
}
