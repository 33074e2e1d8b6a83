import { LIMITS, type LimitName } from "../../../lib/azure/limits";
import { DEFAULT_WARN_FROM, resolveLimits } from "../../../lib/spec/limit-settings";
import type { LimitSettings } from "../../../lib/spec/limit-settings";

test("without settings, every limit is the current one", () => {
  const { warnFrom, ...limits } = resolveLimits(undefined, undefined);
  expect(warnFrom).toBe(DEFAULT_WARN_FROM);
  expect(warnFrom).toBe(0.8);
  expect(limits).toEqual({
    galleries: 100,
    imageDefinitions: 1000,
    imageVersions: 10_000,
    replicasPerRegion: 100,
    recommendedReplicasPerRegion: 50,
    replicasPerVersion: 100,
    replicasPerSubscriptionAndRegion: null,
    diskSizeGiB: 2048,
    shallowDiskSizeGiB: 32_768,
    scaleSetInstances: 1000,
    directShareSubscriptions: 30,
    directShareTenants: 5,
    applicationVersions: 300,
    applicationReplicasPerRegion: 10,
    recommendedApplicationReplicasPerRegion: 3,
    packageSizeGiB: 2,
    applicationsPerMachine: 25,
  });
});

test("the profile of 2022 has smaller disks, and nothing else differs", () => {
  const current = resolveLimits(undefined, undefined);
  const old = resolveLimits({ profile: "documented-2022" }, undefined);
  const differing = (Object.keys(LIMITS) as LimitName[]).filter((name) => old[name] !== current[name]);
  expect(differing).toEqual(["diskSizeGiB", "shallowDiskSizeGiB"]);
  expect([old.diskSizeGiB, old.shallowDiskSizeGiB]).toEqual([1024, 1024]);
});

test("a number goes before the profile's, and leaves the others", () => {
  const limits = resolveLimits(undefined, { profile: "documented-2022", diskSizeGiB: 4096 });
  expect([limits.diskSizeGiB, limits.shallowDiskSizeGiB]).toEqual([4096, 1024]);
});

test("the app goes before the spec, setting by setting", () => {
  const limits = resolveLimits(
    { profile: "current", galleries: 200 },
    { profile: "documented-2022", galleries: 150, imageVersions: 20_000, warnFrom: 0.5 },
  );
  expect([limits.galleries, limits.imageVersions, limits.diskSizeGiB, limits.warnFrom]).toEqual([
    200, 20_000, 2048, 0.5,
  ]);
  expect(resolveLimits({ warnFrom: 0.9 }, { warnFrom: 0.5 }).warnFrom).toBe(0.9);
});

test("a number that is none of a limit is passed over, and a rule of its own speaks; a share may be 0", () => {
  expect(resolveLimits({ galleries: 0 }, { galleries: 5 }).galleries).toBe(5);
  expect(resolveLimits(undefined, { galleries: -1 }).galleries).toBe(100);
  expect(resolveLimits({ warnFrom: 0 }, undefined).warnFrom).toBe(0);
  expect(resolveLimits({ warnFrom: NaN }, { warnFrom: 0.5 }).warnFrom).toBe(0.5);
  expect(resolveLimits(undefined, { profile: "2022" } as unknown as LimitSettings).diskSizeGiB).toBe(2048);
});

test("what is off by default is turned on by a number", () => {
  expect(resolveLimits(undefined, { replicasPerSubscriptionAndRegion: 100 }).replicasPerSubscriptionAndRegion).toBe(
    100,
  );
});
