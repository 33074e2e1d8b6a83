import fc from "fast-check";
import { importGallery } from "../../../lib/import/import-gallery";
import { asPublished } from "../../../lib/import/published";
import { readArmDocument } from "../../../lib/import/arm-resources";
import { readArm } from "../../../lib/import/read-arm";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan, type GalleryPlan, type VersionPlan } from "../../../lib/plan/plan";
import { specYaml } from "../../../lib/parse/spec-yaml";
import { arbitraryAzapiSpec } from "../../support/arbitrary-azapi";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { armResources } from "../../support/arm";

/** What Azure has of a version, its regions in their order. */
function facts({ version, home, spec, targetRegions }: VersionPlan) {
  const { state: _s, ring: _r, withdrawn: _w, retired: _t, location: _l, ...others } = spec;
  const { placement: _p, storage: _a, regionOrder: _o, endOfLife, ...published } = others;
  const targets = targetRegions.map(({ because: _, edgeZones, ...target }) => ({
    ...target,
    edgeZones: Object.entries(edgeZones ?? {})
      .map(([zone, { replicas = 1, storage = "StandardSSD_LRS" }]) => [zone, replicas, storage])
      .sort(),
  }));
  return {
    version,
    home,
    published: { ...published, allowRegionRemoval: spec.allowRegionRemoval ?? true },
    ends: endOfLife === undefined ? undefined : Date.parse(endOfLife),
    targets,
  };
}

function factsOf({ spec, definitions }: GalleryPlan) {
  const { softDelete, sharing } = spec.gallery;
  return {
    softDelete,
    sharing,
    definitions: definitions.map(({ name, spec, versions }) => [
      name,
      spec.security,
      spec.generation,
      versions.map(facts),
    ]),
  };
}

/** From what Azure lists to what a gallery.yaml of it plans. */
function imported(planned: GalleryPlan, as = (found: GalleryPlan) => found) {
  const document = readArmDocument(JSON.parse(JSON.stringify(armResources(planned))));
  const { plans, unresolved, notCarried } = readArm(document?.resources ?? []);
  expect([unresolved, plans.length]).toEqual([[], 1]);
  expect(notCarried.filter(({ what }) => what !== "a source, which Azure does not show")).toEqual([]);
  const imported = importGallery(as(plans[0] as GalleryPlan));
  return { ...imported, plan: plan(parseSpec(specYaml(imported.spec)).spec) };
}

test("law: a gallery that is imported keeps all of its versions, where each is, how it is encrypted and where it is hidden", () => {
  fc.assert(
    fc.property(arbitraryAzapiSpec(), (spec) => {
      const planned = plan(spec);
      const { plan: again, differences } = imported(planned);
      expect(factsOf(again)).toEqual(factsOf(planned));
      // What is told of is all that differs: flags that regions override.
      for (const [index, definition] of planned.definitions.entries()) {
        for (const [position, version] of definition.versions.entries()) {
          const other = again.definitions[index]?.versions[position] as VersionPlan;
          const isSame = version.excludeFromLatest === other.excludeFromLatest;
          const path = `contoso_images/${definition.name}/${version.version}`;
          expect([path, differences.has(path)]).toEqual([path, !isSame]);
        }
      }
    }),
    { numRuns: 120 },
  );
});

test("law: target regions keep their order, whatever it is", () => {
  fc.assert(
    fc.property(arbitraryAzapiSpec(), fc.infiniteStream(fc.nat()), (spec, dice) => {
      const planned = plan(spec);
      const definitions = planned.definitions.map((definition) => ({
        ...definition,
        versions: definition.versions.map((version) => ({
          ...version,
          targetRegions: version.targetRegions
            .map((target) => ({ target, at: Number(dice.next().value) }))
            .sort((a, b) => a.at - b.at)
            .map(({ target }) => target),
        })),
      }));
      const shuffled = { ...planned, definitions };
      const { plan: again } = imported(shuffled);
      expect(factsOf(again)).toEqual(factsOf(shuffled));
    }),
    { numRuns: 60 },
  );
});

test("law: of a gallery that a pipeline fills, all versions stay where they are, and nothing else is managed", () => {
  const placesOf = ({ definitions }: GalleryPlan) =>
    definitions.map(({ name, versions }) => [name, versions.map((version) => [version.home, facts(version).targets])]);
  fc.assert(
    fc.property(arbitraryAzapiSpec(), (spec) => {
      const planned = plan(spec);
      const { plan: again } = imported(planned, asPublished);
      expect(placesOf(again)).toEqual(placesOf(planned));
      expect(again.spec.gallery.existing).toBe(true);
      expect(again.definitions.filter((definition) => definition.spec.existing !== true)).toEqual([]);
      const versions = again.definitions.flatMap((definition) => definition.versions);
      const isPublished = ({ spec: { source, tags, dataDisks, uefi } }: VersionPlan) =>
        source.published === true && !tags && !dataDisks && !uefi;
      expect(versions.filter((version) => !isPublished(version))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("law: without versions that stand by themselves, without rings and states, a policy of tiers is found again", () => {
  const plain = arbitrarySpec({ overrides: false, rings: false, nested: true, encryption: false });
  fc.assert(
    fc.property(plain, (spec) => {
      const { differences } = imported(plan(spec));
      expect([...differences.values()].flat()).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
