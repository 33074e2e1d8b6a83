import fc from "fast-check";
import {
  planApplication,
  planDefinition,
  type DefinitionPlan,
  type ItemVersionPlan,
  type VersionPlan,
} from "../../../lib/plan/plan";
import { gapsOfWorstApply, type Apply, type Gap } from "../../../lib/diff/worst-apply";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { APPLICATION_VERSION } from "../../../lib/check/facts/examples";
import { withApplications } from "../../support/arbitrary-application";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { gapsOfWorstApply as slowGaps } from "../../support/worst-apply";

/** A version as the replay sees it: "westeurope northeurope?" is hidden in the second region. */
function version(name: string, regions: string, waitsFor: readonly string[] = []): VersionPlan {
  const targetRegions = regions
    .split(" ")
    .filter((region) => region !== "")
    .map((region) => ({
      name: region.replace("?", ""),
      replicas: 1,
      storageAccountType: "Standard_LRS" as const,
      diskEncryptionSetId: undefined,
      excludeFromLatest: region.endsWith("?"),
      because: { clause: "placement" as const },
    }));
  const home = targetRegions[0]?.name ?? "";
  const managedBy = { provider: "azurerm" as const, because: [] };
  return { version: name, spec: { source: {} }, home, excludeFromLatest: false, targetRegions, waitsFor, managedBy };
}

function gaps(
  before: readonly ItemVersionPlan[],
  after: readonly ItemVersionPlan[],
  parts: Partial<Apply> = {},
): Gap[] {
  return gapsOfWorstApply({ before, after, failing: new Set(), recreated: new Set(), deletesLast: true, ...parts });
}

const OLD = version("1.0.0", "north west");

test("a version that shrinks before its successor is in place leaves a gap", () => {
  expect(gaps([OLD], [version("1.1.0", "north west"), version("1.0.0", "north")])).toEqual([
    { region: "west", lost: "version", by: "1.0.0" },
    { region: "west", lost: "latest", by: "1.0.0" },
  ]);
});

test("one that waits for its successor leaves none", () => {
  expect(gaps([OLD], [version("1.1.0", "north west"), version("1.0.0", "north", ["1.1.0"])])).toEqual([]);
});

test("waiting counts over several steps, in any order of the plan", () => {
  const chain = [version("1.0.0", "north", ["1.1.0"]), version("1.1.0", "north", ["1.2.0"]), version("1.2.0", "west")];
  expect(gaps([OLD], chain)).toEqual([]);
});

test("hiding a version leaves a region without latest, but not without a version", () => {
  const hidden = version("1.0.0", "north? west?");
  expect(gaps([version("1.0.0", "north west")], [version("1.1.0", "north"), hidden])).toEqual([
    { region: "north", lost: "latest", by: "1.0.0" },
  ]);
});

test("a region that shall have nothing afterwards has no gap, it is given up", () => {
  expect(gaps([OLD], [version("1.0.0", "north")])).toEqual([]);
});

test("deletions come after everything else, where that is kept, and before everything, where it is not", () => {
  const after = [version("1.1.0", "north west")];
  expect(gaps([OLD], after)).toEqual([]);
  expect(gaps([OLD], after, { deletesLast: false }).map(({ region, lost }) => `${region} ${lost}`)).toEqual([
    "north version",
    "north latest",
    "west version",
    "west latest",
  ]);
});

test("a version that is destroyed and created again leaves a gap where it is alone", () => {
  const before = [version("1.1.0", "north"), version("1.0.0", "north west")];
  expect(gaps(before, before, { recreated: new Set(["1.0.0"]) })).toEqual([
    { region: "west", lost: "version", by: "1.0.0" },
    { region: "west", lost: "latest", by: "1.0.0" },
  ]);
});

test("two versions that are created again are both gone for a while", () => {
  const before = [version("1.1.0", "north"), version("1.0.0", "north")];
  expect(gaps(before, before, { recreated: new Set(["1.1.0", "1.0.0"]) })).toEqual([
    { region: "north", lost: "version", by: "1.0.0" },
    { region: "north", lost: "latest", by: "1.0.0" },
  ]);
});

test("what waits for a failing change stays as it is, and nothing is deleted after it", () => {
  const after = [version("1.1.0", "north west"), version("1.0.0", "north", ["1.1.0"])];
  const before = [version("1.0.0", "north west"), version("0.9.0", "north west")];
  expect(gaps(before, after, { failing: new Set(["1.1.0"]) })).toEqual([]);
});

test("what does not wait for a failing change goes on, and the region stays empty", () => {
  const after = [version("1.1.0", "north west"), version("1.0.0", "north")];
  expect(gaps([OLD], after, { failing: new Set(["1.1.0"]) })).toEqual([
    { region: "west", lost: "version", by: "1.0.0" },
    { region: "west", lost: "latest", by: "1.0.0" },
  ]);
});

test("a version that waits for itself, for one that is not there, or in a circle is replayed all the same", () => {
  const after = [version("1.1.0", "north", ["1.0.0", "1.1.0", "9.9.9"]), version("1.0.0", "north", ["1.1.0"])];
  expect(gaps([OLD], after)).toEqual([]);
});

test("a chain of 10,000 waits is no problem", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `1.0.${10_000 - index}`);
  const chain = names.map((name, index) => version(name, "north", index === 0 ? [] : [names[index - 1] as string]));
  expect(gaps(chain, chain)).toEqual([]);
});

test("after any release it says what the slow replay of the planner's laws says, with waits and without some", () => {
  const kinds = (found: readonly { region: string; lost: string }[]): string[] =>
    [...new Set(found.map(({ region, lost }) => `${region} ${lost}`))].sort();
  let withGaps = 0;
  fc.assert(
    fc.property(arbitrarySpec(), fc.integer({ min: 1, max: 4 }), (spec, every) => {
      const before = planDefinition(spec, "image-0");
      const planned = planDefinition(released(spec), "image-0");
      const versions = planned.versions.map((plan, index) => (index % every === 0 ? plan : { ...plan, waitsFor: [] }));
      const after: DefinitionPlan = { ...planned, versions };
      const expected = kinds(slowGaps(before, after));
      if (expected.length > 0) withGaps++;
      expect(kinds(gaps(before.versions, versions))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
  expect(withGaps).toBeGreaterThan(10);
});

test("the versions of an application come after those made before them, in both replays", () => {
  const kinds = (found: readonly { region: string; lost: string }[]): string[] =>
    [...new Set(found.map(({ region, lost }) => `${region} ${lost}`))].sort();
  let made = 0;
  fc.assert(
    fc.property(arbitrarySpec().chain(withApplications), fc.integer({ min: 1, max: 4 }), (spec, every) => {
      const application = spec.applications?.["image-0"];
      const versions = { ...application?.versions, "99.0.0": APPLICATION_VERSION };
      const next = { ...spec, applications: { "image-0": { ...application, versions } } };
      const [before, planned] = [planApplication(spec, "image-0"), planApplication(next, "image-0")];
      // Without some of its waits: what is made before still counts.
      const some = planned.versions.map((each, index) => (index % every === 0 ? each : { ...each, waitsFor: [] }));
      made += some.filter(({ waitsFor, madeAfter }) => waitsFor.length === 0 && madeAfter !== undefined).length;
      expect(kinds(gaps(before.versions, some))).toEqual(kinds(slowGaps(before, { ...planned, versions: some })));
    }),
    { numRuns: 200 },
  );
  expect(made).toBeGreaterThan(100);
});

test("a version that is made after a failing one stays as it is", () => {
  const [first, second] = [version("1.1.0", "north west"), version("1.0.0", "north")];
  const after = [first, { ...second, madeAfter: "1.1.0" }];
  expect(gaps([OLD], after, { failing: new Set(["1.1.0"]) })).toEqual([]);
  expect(gaps([OLD], [first, second], { failing: new Set(["1.1.0"]) })).not.toEqual([]);
});

/** A spec with a new version of its first image, the highest. */
function released(spec: GallerySpec): GallerySpec {
  const image = spec.images?.["image-0"];
  const versions = { ...image?.versions, "99.0.0": { source: { managedImage: "id" } } };
  return { ...spec, images: { ...spec.images, "image-0": { ...image, versions } } };
}
