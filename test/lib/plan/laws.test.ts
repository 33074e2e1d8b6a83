import fc from "fast-check";
import { regionName } from "../../../lib/azure/regions";
import {
  plan,
  planApplication,
  planDefinition,
  type DefinitionPlan,
  type ItemPlan,
  type VersionPlan,
} from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { APPLICATION_VERSION } from "../../../lib/check/facts/examples";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { gapsOfWorstApply } from "../../support/worst-apply";

const RUNS = { numRuns: 400 };
const NAME = "image-0";

function definitionOf(spec: GallerySpec): ImageDefinitionSpec {
  return (spec.images ?? {})[NAME] as ImageDefinitionSpec;
}

function policyOf(spec: GallerySpec) {
  return (spec.policies ?? {})[definitionOf(spec).policy ?? spec.gallery.policy ?? ""];
}

function withVersions(spec: GallerySpec, versions: Record<string, ImageVersionSpec>): GallerySpec {
  return { ...spec, images: { ...spec.images, [NAME]: { ...definitionOf(spec), versions } } };
}

/** The same data with its keys, and its versions, in another order. */
function shuffled<T>(value: T, seed: number): T {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled<unknown>(item, seed)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => mixed(a, seed) - mixed(b, seed))) as T;
}

function mixed(text: string, seed: number): number {
  return [...text].reduce((hash, character) => (hash * 31 + character.charCodeAt(0)) % 10_007, seed);
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** All at one home, all serving: the others rank otherwise, and only nested tiers keep their regions from emptying. */
function asServing(spec: GallerySpec): GallerySpec {
  const versions = Object.entries(definitionOf(spec).versions ?? {}).map(
    ([name, { location: _, withdrawn: __, state: ___, ...version }]) => [name, version],
  );
  return withVersions(spec, Object.fromEntries(versions) as Record<string, ImageVersionSpec>);
}

/** One step of a gallery's life. */
interface Edit {
  readonly kind: "release" | "promote" | "withdraw" | "activate" | "hold back" | "delete" | "replace newest";
  readonly pick: number;
  readonly ring: number;
}

const arbitraryEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("release", "promote", "withdraw", "activate", "hold back", "delete", "replace newest"),
  pick: fc.nat(20),
  ring: fc.nat(4),
});

/** Newer than any that a spec starts with, and another one at each step: a number is never used again. */
function numberOf(step: number): string {
  return `3.${step}.0`;
}

function edited(spec: GallerySpec, { kind, pick, ring }: Edit, step = 0): GallerySpec {
  const versions = definitionOf(spec).versions ?? {};
  const names = Object.keys(versions);
  const rings = (policyOf(spec)?.rings ?? []).map(({ name }) => name);
  const source = { managedImage: "id" };
  const released: ImageVersionSpec = { source, ...(rings[ring] !== undefined && { ring: rings[ring] }) };
  const name = names[pick % Math.max(names.length, 1)];
  if (kind === "release" || name === undefined) return withVersions(spec, { ...versions, [numberOf(step)]: released });
  const chosen = versions[name] as ImageVersionSpec;
  const { [name]: _, ...others } = versions;
  switch (kind) {
    case "promote": {
      const next = rings.indexOf(chosen.ring ?? "") + 1 + ring;
      const { ring: __, ...without } = chosen;
      if (chosen.ring === undefined) return spec;
      return withVersions(spec, {
        ...others,
        [name]: next < rings.length ? { ...without, ring: rings[next] as string } : without,
      });
    }
    case "withdraw":
      return withVersions(spec, { ...others, [name]: { ...chosen, withdrawn: { reason: "breaks cloud-init" } } });
    case "activate":
      // What was withdrawn as a candidate is not released any more.
      if (chosen.withdrawn) return spec;
      return withVersions(spec, { ...others, [name]: { ...chosen, state: "active" } });
    case "hold back":
      return withVersions(spec, { ...others, [name]: { ...chosen, state: "candidate" } });
    case "delete":
      return withVersions(spec, others);
    case "replace newest":
      return withVersions(spec, { ...others, [numberOf(step)]: released });
  }
}

function applied(start: GallerySpec, edits: readonly Edit[]): GallerySpec {
  return edits.reduce((spec, edit, step) => edited(spec, edit, step), start);
}

function isImmediate({ versions }: ItemPlan): boolean {
  return versions.some(({ spec }) => spec.withdrawn?.immediate === true);
}

function versionsOf(spec: GallerySpec): VersionPlan[] {
  return plan(spec).definitions.flatMap(({ versions }) => versions);
}

/** Asks expect only where there is something to tell: it takes longer than the plan. */
function expectNoGap(before: ItemPlan, after: ItemPlan): void {
  const gaps = gapsOfWorstApply(before, after);
  if (gaps.length > 0) expect(gaps).toEqual([]);
}

test("no step of a gallery's life leaves a region without a version or a latest that it had and will have", () => {
  fc.assert(
    fc.property(arbitrarySpec(), fc.array(arbitraryEdit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let [spec, before] = [start, planDefinition(start, NAME)];
      for (const [step, edit] of edits.entries()) {
        spec = edited(spec, edit, step);
        const after = planDefinition(spec, NAME);
        if (!isImmediate(after)) expectNoGap(before, after);
        before = after;
      }
    }),
    { numRuns: 2000 },
  );
});

/** The plan of an application with the versions of the image, which are made one after the other. */
function asApplication(spec: GallerySpec): ItemPlan {
  const { policy, location, demand, versions = {} } = definitionOf(spec);
  const like = Object.entries(versions).map(([number, version]) => {
    const { source: _, tags: __, ...placed } = version;
    return [number, { ...APPLICATION_VERSION, ...placed }] as const;
  });
  const application = {
    ...(policy !== undefined && { policy }),
    ...(location !== undefined && { location }),
    ...(demand !== undefined && { demand }),
    versions: Object.fromEntries(like),
  };
  return planApplication({ ...spec, applications: { [NAME]: application } }, NAME);
}

test("no step of an application's life does, though its versions are made one after the other", () => {
  let edges = 0;
  fc.assert(
    fc.property(arbitrarySpec(), fc.array(arbitraryEdit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let [spec, before] = [start, asApplication(start)];
      for (const [step, edit] of edits.entries()) {
        spec = edited(spec, edit, step);
        const after = asApplication(spec);
        edges += after.versions.filter(({ madeAfter }) => madeAfter !== undefined).length;
        if (!isImmediate(after)) expectNoGap(before, after);
        before = after;
      }
    }),
    { numRuns: 1000 },
  );
  expect(edges).toBeGreaterThan(1000);
});

test("nor do several steps at once", () => {
  // A candidate that is made or released in the same step as another version is outside: candidates may be where no
  // tier puts them, and wait for what serves, not for each other.
  const arbitraryEdits = fc.array(
    arbitraryEdit.filter(({ kind }) => kind !== "hold back" && kind !== "activate"),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(arbitrarySpec(), arbitraryEdits, (start, edits) => {
      const [before, after] = [planDefinition(start, NAME), planDefinition(applied(start, edits), NAME)];
      if (!isImmediate(after)) expectNoGap(before, after);
    }),
    { numRuns: 1000 },
  );
});

test("releases leave no gap even where a later tier is wider, without rings, of versions that serve at one home", () => {
  const arbitraryEdits = fc.array(
    arbitraryEdit.filter(({ kind }) => kind === "release"),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(
      arbitrarySpec({ nested: false, overrides: false, rings: false }).map(asServing),
      arbitraryEdits,
      (start, edits) => {
        const [before, after] = [planDefinition(start, NAME), planDefinition(applied(start, edits), NAME)];
        expectNoGap(before, after);
      },
    ),
    { numRuns: 1000 },
  );
});

test("the order of keys and versions never matters", () => {
  fc.assert(
    fc.property(arbitrarySpec(), fc.nat(10_000), (spec, seed) => {
      const { definitions } = plan(spec);
      const others = plan(shuffled(spec, seed)).definitions;
      const visible = ({ name, regions, versions, latest }: DefinitionPlan) => ({ name, regions, versions, latest });
      expect(others.map(visible)).toEqual(definitions.map(visible));
    }),
    RUNS,
  );
});

test("planning is a pure function: the same spec gives the same plan, and stays as it was", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      const visible = () => plan(frozen(spec)).definitions.map(({ versions, latest }) => ({ versions, latest }));
      expect(visible()).toEqual(visible());
    }),
    RUNS,
  );
});

test("every version is in its home region, and only regions that are named stand before it", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      for (const { policy, versions } of plan(spec).definitions) {
        const ofPolicy = spec.policies?.[policy.name ?? ""]?.regionOrder ?? [];
        for (const { spec: version, home, targetRegions } of versions) {
          const names = targetRegions.map(({ name }) => name);
          const named = new Set([...(version.regionOrder ?? []), ...ofPolicy].map(regionName));
          const first = [...named].filter((name) => names.includes(name));
          expect(names.slice(0, first.length)).toEqual(first);
          expect([...first, names[first.length]]).toContain(home);
        }
      }
    }),
    RUNS,
  );
});

test("no version is in a region twice, and replicas are whole numbers from 1 to 100", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      for (const { targetRegions } of versionsOf(spec)) {
        expect(new Set(targetRegions.map(({ name }) => name)).size).toBe(targetRegions.length);
        for (const { replicas } of targetRegions) {
          expect(Number.isInteger(replicas) && replicas >= 1 && replicas <= 100).toBe(true);
        }
      }
    }),
    RUNS,
  );
});

test("regions that a version keeps stay in the same order", () => {
  fc.assert(
    fc.property(arbitrarySpec(), fc.array(arbitraryEdit, { minLength: 1, maxLength: 5 }), (spec, edits) => {
      const after = planDefinition(applied(spec, edits), NAME);
      for (const { version, targetRegions } of planDefinition(spec, NAME).versions) {
        const later = after.versions.find((other) => other.version === version)?.targetRegions ?? [];
        const names = (regions: typeof later) => regions.map(({ name }) => name);
        const kept = names(targetRegions).filter((name) => names(later).includes(name));
        expect(names(later).filter((name) => kept.includes(name))).toEqual(kept);
      }
    }),
    RUNS,
  );
});

test("without rings and with nested tiers a release removes only the tail of a version's regions", () => {
  fc.assert(
    fc.property(arbitrarySpec({ rings: false, overrides: false, regionOrder: false }), (spec) => {
      const release: Edit = { kind: "release", pick: 0, ring: 0 };
      const after = planDefinition(edited(spec, release), NAME);
      for (const before of planDefinition(spec, NAME).versions) {
        if (before.spec.state === "candidate") continue;
        const later = after.versions.find(({ version }) => version === before.version)?.targetRegions ?? [];
        const names = before.targetRegions.map(({ name }) => name);
        expect(later.map(({ name }) => name)).toEqual(names.slice(0, later.length));
      }
    }),
    RUNS,
  );
});

test("waits have no cycle, and are at most one for each tier, ring and the newest, for each home", () => {
  fc.assert(
    fc.property(arbitrarySpec({ overrides: false }), (spec) => {
      for (const { versions, policy } of plan(spec).definitions) {
        const waits = new Map(versions.map(({ version, waitsFor }) => [version, waitsFor]));
        const homes = new Set(versions.map(({ home }) => home));
        const most = (policy.tiers.length + 1) * (policy.rings.size + 1) * Math.max(homes.size, 1);
        const settled = new Set<string>();
        const visit = (version: string, path: readonly string[]): void => {
          expect(path).not.toContain(version);
          if (settled.has(version)) return;
          for (const next of waits.get(version) ?? []) visit(next, [...path, version]);
          settled.add(version);
        };
        for (const { version, waitsFor } of versions) {
          visit(version, []);
          expect(waitsFor.length).toBeLessThanOrEqual(most);
          expect(waitsFor.every((name) => waits.has(name))).toBe(true);
        }
      }
    }),
    RUNS,
  );
});

test("latest in a region is the highest version that is there and not hidden there", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      for (const { regions, versions, latest } of plan(spec).definitions) {
        for (const region of regions) {
          const shown = versions.find(
            ({ excludeFromLatest, targetRegions }) =>
              !excludeFromLatest && targetRegions.some((target) => target.name === region && !target.excludeFromLatest),
          );
          expect(latest.get(region)).toBe(shown?.version ?? null);
        }
      }
    }),
    RUNS,
  );
});
