import fc from "fast-check";
import { plan, type VersionPlan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import type { Retired } from "../../../lib/spec/version-spec";
import { example, VERSION } from "../../../lib/check/facts/examples";
import { arbitrarySpec } from "../../support/arbitrary-spec";

const NAME = "image-0";
const SINCE = "2026-09-01";

function changed(
  spec: GallerySpec,
  number: string,
  change: (version: ImageVersionSpec) => ImageVersionSpec,
): GallerySpec {
  const image = spec.images?.[NAME] as ImageDefinitionSpec;
  const version = image.versions?.[number] as ImageVersionSpec;
  return {
    ...spec,
    images: { ...spec.images, [NAME]: { ...image, versions: { ...image.versions, [number]: change(version) } } },
  };
}

/** A spec, and the number of a version in it that is not retired yet. */
const withOne = arbitrarySpec({ maxVersions: 6 }).chain((spec) => {
  const versions = Object.entries(spec.images?.[NAME]?.versions ?? {});
  const numbers = versions.filter(([, { retired }]) => !retired).map(([number]) => number);
  return numbers.length === 0
    ? fc.constant(undefined)
    : fc.constantFrom(...numbers).map((number) => ({ spec, number }));
});

const retiredAt =
  (stage: Retired["stage"]) =>
  (version: ImageVersionSpec): ImageVersionSpec => ({ ...version, retired: { stage, since: SINCE } });

const versionsOf = (spec: GallerySpec): readonly VersionPlan[] =>
  plan(spec).definitions.find(({ name }) => name === NAME)?.versions ?? [];

const placesOf = ({ version, home, targetRegions }: VersionPlan): unknown => [
  version,
  home,
  targetRegions.map(({ name, replicas, storageAccountType, excludeFromLatest }) => [
    name,
    replicas,
    storageAccountType,
    excludeFromLatest,
  ]),
];

test.each(["hidden", "home"] as const)("law: a version that is retired (%s) moves no other version", (stage) => {
  fc.assert(
    fc.property(withOne, (given) => {
      fc.pre(given !== undefined);
      const { spec, number } = given;
      const others = (of: GallerySpec): unknown =>
        versionsOf(of)
          .filter(({ version }) => version !== number)
          .map(placesOf);
      expect(others(changed(spec, number, retiredAt(stage)))).toEqual(others(spec));
    }),
    { numRuns: 200 },
  );
});

test("law: hidden, it stays where it was with as many replicas, and is latest nowhere", () => {
  fc.assert(
    fc.property(withOne, (given) => {
      fc.pre(given !== undefined);
      const { spec, number } = given;
      const [before, after] = [spec, changed(spec, number, retiredAt("hidden"))].map((of) =>
        versionsOf(of).find(({ version }) => version === number),
      ) as [VersionPlan, VersionPlan];
      const replicas = ({ targetRegions }: VersionPlan): unknown =>
        targetRegions.map((target) => [target.name, target.replicas, target.storageAccountType]);
      expect(replicas(after)).toEqual(replicas(before));
      expect(after.excludeFromLatest).toBe(true);
      expect(after.targetRegions.every(({ excludeFromLatest }) => excludeFromLatest)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("law: at home, it has one hidden replica in its home region and nothing else", () => {
  fc.assert(
    fc.property(withOne, (given) => {
      fc.pre(given !== undefined);
      const { spec, number } = given;
      const version = versionsOf(changed(spec, number, retiredAt("home"))).find((each) => each.version === number);
      expect(
        version?.targetRegions.map(({ name, replicas, excludeFromLatest }) => [name, replicas, excludeFromLatest]),
      ).toEqual([[version?.home, 1, true]]);
    }),
    { numRuns: 200 },
  );
});

test("nothing moves up: the version after a retired one keeps its tier", () => {
  const versions = (retired: Partial<ImageVersionSpec>): Record<string, ImageVersionSpec> => ({
    "1.3.0": VERSION,
    "1.2.0": { ...VERSION, ...retired },
    "1.1.0": VERSION,
  });
  const tiers = [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "standby", take: 1, regions: "all", replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ] as const;
  const regionsOf = (retired: Partial<ImageVersionSpec>): unknown => {
    const { definitions } = plan(example({ policy: { tiers }, image: { versions: versions(retired) } }));
    return definitions[0]?.versions.map(({ version, targetRegions, waitsFor }) => [
      version,
      targetRegions.map(({ name, replicas }) => `${name} ${replicas}`),
      waitsFor,
    ]);
  };
  const retired = { retired: { stage: "hidden", since: SINCE } } as const;
  expect(regionsOf(retired)).toEqual([
    ["1.3.0", ["westeurope 3", "northeurope 3"], []],
    // It waits for what takes over, as a withdrawn one does.
    ["1.2.0", ["westeurope 2", "northeurope 2"], ["1.3.0"]],
    ["1.1.0", ["westeurope 1"], ["1.3.0"]],
  ]);
  // Withdrawn instead, it takes no place, and 1.1.0 moves up.
  expect(regionsOf({ withdrawn: { reason: "x" } })).toEqual([
    ["1.3.0", ["westeurope 3", "northeurope 3"], []],
    ["1.2.0", ["westeurope 2", "northeurope 2"], ["1.3.0"]],
    ["1.1.0", ["westeurope 2", "northeurope 2"], ["1.3.0"]],
  ]);
});
