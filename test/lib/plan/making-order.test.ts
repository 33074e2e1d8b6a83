import fc from "fast-check";
import { madeBefore, versionsBefore } from "../../../lib/plan/making-order";
import { itemPlans, plan, type ItemPlan, type ItemVersionPlan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { withApplications } from "../../support/arbitrary-application";
import { arbitrarySpec } from "../../support/arbitrary-spec";

const version = (kind: "active" | "withdrawn" | "candidate") => ({
  isCandidate: kind === "candidate",
  isWithdrawn: kind === "withdrawn",
});

test("active versions are made newest first, then withdrawn ones, then candidates", () => {
  const newestFirst = (["candidate", "active", "withdrawn", "active", "candidate", "withdrawn"] as const).map(version);
  // Indexes: made in the order 1, 3 (active), 2, 5 (withdrawn), 0, 4 (candidates).
  expect(madeBefore(newestFirst)).toEqual([5, undefined, 3, 1, 0, 2]);
});

test("a withdrawn candidate is made with the candidates, since it never serves", () => {
  expect(madeBefore([{ isCandidate: true, isWithdrawn: true }, version("withdrawn")])).toEqual([1, undefined]);
});

const specs: fc.Arbitrary<GallerySpec> = arbitrarySpec({ maxVersions: 7 }).chain(withApplications);

test("law: the versions of an application are made one after the other, and wait only for those made before", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      for (const application of plan(spec).applications) {
        const order = orderOf(application.versions);
        expect(order).toHaveLength(application.versions.length);
        for (const { version, waitsFor } of application.versions) {
          for (const other of waitsFor) expect(order.indexOf(other)).toBeLessThan(order.indexOf(version));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("law: an application is planned like an image of the same policy and versions, under the limit of its own", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      const { definitions } = plan({ ...spec, limits: { replicasPerRegion: 10 } });
      const { applications } = plan(spec);
      expect(applications.map(placesOf)).toEqual(definitions.map((definition) => placesOf(sameCounts(definition))));
    }),
    { numRuns: 200 },
  );
});

test("versions of images are not made one after the other", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      for (const { versions } of plan(spec).definitions) {
        for (const version of versions) expect(versionsBefore(version)).toEqual(version.waitsFor);
      }
    }),
    { numRuns: 50 },
  );
});

test("an application and an image of one name are two plans", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      const plans = itemPlans(plan(spec));
      const count = Object.keys(spec.images ?? {}).length;
      expect(plans.map(({ kind }) => kind)).toEqual([
        ...Array<string>(count).fill("image"),
        ...Array<string>(count).fill("application"),
      ]);
    }),
    { numRuns: 20 },
  );
});

/** Returns the order of making: from the one that nothing is made before. Stops where an order is not a chain. */
function orderOf(versions: readonly ItemVersionPlan[]): string[] {
  const next = new Map(versions.map(({ version, madeAfter }) => [madeAfter, version]));
  const order: string[] = [];
  for (let at = next.get(undefined); at !== undefined; at = next.get(at)) order.push(at);
  return order;
}

/** Everything that the policy decides. */
function placesOf({ home, regions, latest, versions }: ItemPlan): unknown {
  return {
    home,
    regions,
    latest,
    versions: versions.map(({ version, excludeFromLatest, targetRegions, waitsFor }) => ({
      version,
      excludeFromLatest,
      waitsFor,
      targetRegions: targetRegions.map(({ name, replicas, storageAccountType, excludeFromLatest: isHidden }) => ({
        name,
        replicas,
        storageAccountType,
        isHidden,
      })),
    })),
  };
}

/** Own placements of the applications here have a tenth of the replicas. */
function sameCounts(definition: ItemPlan): ItemPlan {
  const versions = definition.versions.map((each) => ({
    ...each,
    targetRegions: each.targetRegions.map((target) =>
      target.because.clause === "placement" ? { ...target, replicas: Math.ceil(target.replicas / 10) } : target,
    ),
  }));
  return { ...definition, versions };
}
