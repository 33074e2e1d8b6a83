import { isDue, proposalsOf } from "../../../lib/retention/retain";
import { applicationExample, APPLICATION_VERSION, IMAGE } from "../../../lib/check/facts/examples";
import type { MirrorSpec } from "../../../lib/spec/mirror-spec";
import {
  answered,
  answersOf,
  fates,
  galleryOf,
  IMAGE_NAME,
  KEEP_TWO,
  outcomes,
  plain,
  reached,
  run,
  SUBSCRIPTION,
  used,
  withProfile,
  withProperties,
  without,
  type Change,
  type Json,
} from "../../support/retention";
import { readAzureAnswers } from "../../../lib/retention/azure-answers";
import { plansOf } from "../../../lib/plan/plan";

const only =
  (number: string, change: (version: Json) => Json): Change =>
  (version, each) =>
    each === number ? change(version) : version;

test("beyond the newest good ones, old, unused and nowhere latest: a version goes, and its reasons are told", () => {
  const report = run(galleryOf(plain(4)));
  expect(outcomes(report)).toEqual({
    "1.3.0": "rank 1 of 2",
    "1.2.0": "rank 2 of 2",
    "1.1.0": "deleted",
    "1.0.0": "deleted",
  });
  expect(fates(report).get("1.0.0")).toMatchObject({ reasons: ["rank 4", "212 days", "no use"], missing: [] });
});

test("without a retention nothing is judged", () => {
  const { policies, ...spec } = galleryOf(plain(4));
  const { retention: _, ...fleet } = policies?.["fleet"] ?? { regions: {}, tiers: [] };
  const report = run({ ...spec, policies: { fleet } });
  expect(report).toMatchObject({ items: [], withoutRetention: ["ubuntu-2404"], brakes: [] });
  expect(isDue(report)).toBe(false);
});

test("the retention of an image replaces its policy's", () => {
  const spec = galleryOf(plain(4));
  const image = spec.images?.["ubuntu-2404"] ?? { versions: {} };
  const own = { ...spec, images: { "ubuntu-2404": { ...image, retention: { ...KEEP_TWO, keep: 3 } } } };
  expect(outcomes(run(own))).toMatchObject({ "1.1.0": "rank 3 of 3", "1.0.0": "deleted" });
});

test.each<[string, string, Parameters<typeof galleryOf>[0], Change | undefined]>([
  ["a candidate", "a candidate", { "1.0.0": { state: "candidate" } }, undefined],
  ["a ring", "in ring canary", { "1.0.0": { ring: "canary" } }, undefined],
  [
    "published 90 days ago, less an hour",
    "89 days of 90",
    {},
    only("1.0.0", (v) => withProfile(v, { publishedDate: "2026-08-27T01:00:00Z" })),
  ],
  [
    "being updated",
    "provisioning state Updating",
    {},
    only("1.0.0", (v) => withProperties(v, { provisioningState: "Updating" })),
  ],
  [
    "in a state that is new",
    "provisioning state Paused",
    {},
    only("1.0.0", (v) => withProperties(v, { provisioningState: "Paused" })),
  ],
  [
    "replicating",
    "replication Replicating in westeurope",
    {},
    only("1.0.0", (v) =>
      withProperties(v, { replicationStatus: { summary: [{ region: "West Europe", state: "Replicating" }] } }),
    ),
  ],
  [
    "in a replication state that is new",
    "replication Paused in westeurope",
    {},
    only("1.0.0", (v) =>
      withProperties(v, { replicationStatus: { summary: [{ region: "West Europe", state: "Paused" }] } }),
    ),
  ],
  [
    "blocked until an end of life in the file",
    "not to be deleted before 2026-11-26",
    { "1.0.0": { endOfLife: "2026-11-26", blockDeletionBeforeEndOfLife: true } },
    undefined,
  ],
  [
    "blocked until an end of life in Azure",
    "not to be deleted before 2027-01-01",
    {},
    only("1.0.0", (v) =>
      withProperties(withProfile(v, { endOfLifeDate: "2027-01-01T00:00:00+00:00" }), {
        safetyProfile: { blockDeletionBeforeEndOfLife: true },
      }),
    ),
  ],
  [
    "blocked until an end of life that is not told",
    "not to be deleted before an end of life that is not told",
    {},
    only("1.0.0", (v) => withProperties(v, { safetyProfile: { blockDeletionBeforeEndOfLife: true } })),
  ],
  [
    "perhaps blocked, by a flag that cannot be read",
    "not to be deleted before an end of life that is not told",
    {},
    only("1.0.0", (v) => withProperties(v, { safetyProfile: { blockDeletionBeforeEndOfLife: "yes" } })),
  ],
  [
    "perhaps blocked, by a profile that cannot be read",
    "not to be deleted before an end of life that is not told",
    {},
    only("1.0.0", (v) => withProperties(v, { safetyProfile: "blocked" })),
  ],
])("kept: %s", (_, reason, versions, change) => {
  const report = run(galleryOf({ ...plain(4), ...versions }), change ? { change } : {});
  expect(fates(report).get("1.0.0")).toMatchObject({
    step: null,
    reasons: expect.arrayContaining([reason]) as unknown,
  });
});

test.each<[string, Parameters<typeof galleryOf>[0], Change | undefined]>([
  ["published 90 days ago", {}, only("1.0.0", (v) => withProfile(v, { publishedDate: "2026-08-27T00:00:00Z" }))],
  [
    "an end of life that is over",
    { "1.0.0": { endOfLife: "2026-11-25", blockDeletionBeforeEndOfLife: true } },
    undefined,
  ],
  ["an end of life to come that blocks nothing", { "1.0.0": { endOfLife: "2030-01-01" } }, undefined],
  ["failed", {}, only("1.0.0", (v) => withProperties(v, { provisioningState: "Failed" }))],
  ["without a safety profile", {}, only("1.0.0", (v) => withProperties(v, { safetyProfile: null }))],
  [
    "that nothing blocks",
    {},
    only("1.0.0", (v) => withProperties(v, { safetyProfile: { blockDeletionBeforeEndOfLife: null } })),
  ],
  ["withdrawn", { "1.0.0": { withdrawn: { reason: "slow" } } }, undefined],
])("goes: %s", (_, versions, change) => {
  expect(outcomes(run(galleryOf({ ...plain(4), ...versions }), change ? { change } : {}))["1.0.0"]).toBe("deleted");
});

test.each<[string, string, (version: Json) => Json]>([
  ["its date", "no publishedDate", (v) => withProfile(v, { publishedDate: undefined })],
  ["a date that can be read", "no publishedDate", (v) => withProfile(v, { publishedDate: "yesterday" })],
  ["its state", "no provisioningState", (v) => without(v, "provisioningState")],
  ["its status", "no replicationStatus that can be read", (v) => without(v, "replicationStatus")],
  [
    "an entry that can be read",
    "no replicationStatus that can be read",
    (v) => withProperties(v, { replicationStatus: { summary: [{ state: "Completed" }] } }),
  ],
  [
    "the status of a region",
    "no replication status of westeurope",
    (v) => withProperties(v, { replicationStatus: { summary: [] } }),
  ],
  ["its regions", "no targetRegions that can be read", (v) => withProfile(v, { targetRegions: [{}] })],
  ["any region", "no targetRegions that can be read", (v) => withProfile(v, { targetRegions: [] })],
  [
    "one flag of a region, and has two",
    "no targetRegions that can be read",
    (v) =>
      withProfile(v, {
        targetRegions: [
          { name: "West Europe", excludeFromLatest: true },
          { name: "westeurope", excludeFromLatest: false },
        ],
      }),
  ],
  [
    "one state of a region, and has two",
    "no replicationStatus that can be read",
    (v) =>
      withProperties(v, {
        replicationStatus: {
          summary: [
            { region: "West Europe", state: "Replicating" },
            { region: "westeurope", state: "Completed" },
          ],
        },
      }),
  ],
  ["an answer", "no answer of Azure", (v) => ({ ...v, id: String(v["id"]).replace("contoso", "fabrikam") })],
])("kept, since the answer lacks %s, and the fact is named", (_, fact, change) => {
  const report = run(galleryOf(plain(4)), { change: only("1.0.0", change) });
  expect(fates(report).get("1.0.0")).toMatchObject({ step: null, missing: [fact] });
  expect(outcomes(report)["1.1.0"]).toBe("deleted");
});

test.each([
  ["a day old", "2026-11-24T00:00:00Z", undefined],
  ["more than a day old", "2026-11-23T23:59:59Z", "the answer on use is of 2026-11-23, more than a day old"],
  ["of the day after, as a clock east of here has", "2026-11-26T23:59:59Z", undefined],
  ["of a later day", "2026-11-27T00:00:00Z", "the answer on use is of 2026-11-27, which is later"],
])("an answer on use that is %s", (_, asOf, missing) => {
  const report = run(galleryOf(plain(3)), { usedBy: [answered([reached(["contoso_images"], asOf)])] });
  expect(fates(report).get("1.0.0")?.missing).toEqual(missing === undefined ? [] : [missing]);
});

test.each<[string, unknown, string]>([
  [
    "asked about another gallery",
    answered([reached(["other"])]),
    "the answer on use was not asked about contoso_images",
  ],
  [
    "without the gallery's subscription",
    answered([{ ...reached(), subscription: "1" }]),
    `the answer on use does not reach subscription ${SUBSCRIPTION}`,
  ],
  [
    "with uses and no subscription",
    answered([used("1.2.0")]),
    "the answer on use names no subscription that it reached",
  ],
  [
    "with an entry that cannot be read",
    answered([reached(), { kind: "use" }]),
    "an entry of the answer on use cannot be read",
  ],
  [
    "with an entry of a kind that is new",
    answered([reached(), { ...used("9.9.9"), kind: "disk" }]),
    "an entry of the answer on use cannot be read",
  ],
  [
    "that is one page of several",
    { ...answered([reached()]), $skipToken: "x", totalRecords: 1001 },
    "the answer on use is one page of several",
  ],
  [
    "that Azure cut off",
    { ...answered([reached()]), resultTruncated: "true" },
    "the answer on use was cut off by Azure",
  ],
  [
    "that is a bare list of a page's length",
    Array.from({ length: 100 }, () => reached()),
    "the answer on use is one page of several",
  ],
])("an answer on use %s keeps all", (_, usedBy, words) => {
  const report = run(galleryOf(plain(3)), { usedBy: [usedBy] });
  expect(fates(report).get("1.0.0")).toMatchObject({ step: null, missing: [words] });
});

test("pages of an answer are read together, as several files or as a list", () => {
  const [first, second] = [reached(), used("1.0.0")].map((row) => ({ data: [row], totalRecords: 2, skip_token: "x" }));
  for (const usedBy of [[first, second], [[first, second]]]) {
    expect(outcomes(run(galleryOf(plain(4)), { usedBy }))).toMatchObject({
      "1.1.0": "deleted",
      "1.0.0": "14 machines on 2026-11-25",
    });
  }
});

test.each<[string, Json, string]>([
  ["latest, by its exact version", used(undefined, { exactVersion: "1.0.0" }), "14 machines on 2026-11-25"],
  [
    "an id in other capitals",
    used("1.0.0", { used: String(used("1.0.0")["used"]).toUpperCase() }),
    "14 machines on 2026-11-25",
  ],
  ["one machine", used("1.0.0", { machines: 1 }), "1 machine on 2026-11-25"],
  [
    "a scale set",
    used("1.0.0", { type: "microsoft.compute/virtualmachinescalesets", machines: 1 }),
    "1 scale set on 2026-11-25",
  ],
  [
    "a shared gallery, which has another name",
    used("1.0.0", { used: "/SharedGalleries/1-CONTOSO/Images/ubuntu-2404/Versions/1.0.0" }),
    "14 machines on 2026-11-25",
  ],
  [
    "a community gallery",
    used("1.0.0", { used: "/CommunityGalleries/contoso-1/Images/ubuntu-2404/Versions/1.0.0" }),
    "14 machines on 2026-11-25",
  ],
  ["latest, and no version is told", used(undefined), "14 machines on 2026-11-25, whose version is not told"],
  ...["latest", "1.3", "1.3.x"].map((exactVersion): [string, Json, string] => [
    `latest, and ${exactVersion} is told, which is no version`,
    used(undefined, { exactVersion }),
    "14 machines on 2026-11-25, whose version is not told",
  ]),
])("used as %s: kept", (_, row, words) => {
  expect(outcomes(run(galleryOf(plain(4)), { usedBy: [answered([reached(), row])] }))["1.0.0"]).toBe(words);
});

test("a scale set of latest says nothing more once all its instances are told, and keeps all versions until then", () => {
  const set = { type: "microsoft.compute/virtualmachinescalesets", scaleSet: "/web", capacity: 3, machines: 1 };
  const instances = (machines: number) =>
    used(undefined, {
      type: "microsoft.compute/virtualmachinescalesets/virtualmachines",
      scaleSet: "/WEB",
      exactVersion: "1.3.0",
      machines,
    });
  const of = (machines: number) =>
    run(galleryOf(plain(4)), { usedBy: [answered([reached(), used(undefined, set), instances(machines)])] });
  expect(outcomes(of(3))["1.0.0"]).toBe("deleted");
  expect(outcomes(of(2))["1.0.0"]).toBe("1 scale set on 2026-11-25, whose version is not told");
});

test("the newest of each Major.Minor stay", () => {
  const versions = { "2.1.0": {}, "2.0.0": {}, "1.1.1": {}, "1.1.0": {}, "1.0.0": {} };
  expect(outcomes(run(galleryOf(versions, { ...KEEP_TWO, perMinor: 1 })))).toEqual({
    "2.1.0": "rank 1 of 2",
    "2.0.0": "rank 2 of 2",
    "1.1.1": "1 of 1 of 1.1",
    "1.1.0": "deleted",
    "1.0.0": "1 of 1 of 1.0",
  });
});

test("protected are versions by number, and by one of the tags in the file or in Azure", () => {
  const protect = { versions: ["1.0.*", "1.1.0"], tags: { Keep: "true", hold: "legal" } };
  const report = run(galleryOf({ ...plain(6), "1.2.0": { tags: { keep: "true" } } }, { ...KEEP_TWO, protect }), {
    change: only("1.3.0", (v) => ({ ...v, tags: { hold: "legal", keep: "false" } })),
  });
  expect(outcomes(report)).toMatchObject({
    "1.3.0": "protected by its tag hold",
    "1.2.0": "protected by its tag Keep",
    "1.1.0": "protected by 1.1.0",
    "1.0.0": "protected by 1.0.*",
  });
});

test("in a region where the newer ones have failed, the older one stays", () => {
  const spec = galleryOf(plain(4));
  const tiers = [{ name: "all", take: "rest" as const, regions: "all" as const, replicas: 1 }];
  const fleet = { ...spec.policies?.["fleet"], regions: { westeurope: {}, northeurope: {} }, tiers };
  const failing =
    (...failed: string[]): Change =>
    (version, number) =>
      failed.includes(number)
        ? withProperties(version, {
            replicationStatus: {
              summary: [
                { region: "West Europe", state: "Completed" },
                { region: "North Europe", state: "Failed" },
              ],
            },
          })
        : version;
  const of = (change: Change) => outcomes(run({ ...spec, policies: { fleet } }, { change }));
  expect(of(failing("1.3.0", "1.2.0"))).toMatchObject({
    "1.1.0": "the newest that is in place in northeurope",
    "1.0.0": "deleted",
  });
  expect(of(failing("1.3.0", "1.2.0", "1.1.0"))["1.0.0"]).toBe("no other version is known to serve northeurope");
});

test("stages: hidden, at home only, deleted; one a run, counted from the day in the file", () => {
  const retention = { ...KEEP_TWO, stages: { hidden: 30, home: 60 } };
  const of = (retired?: { stage: "hidden" | "home"; since: string }, more = {}) =>
    outcomes(run(galleryOf({ ...plain(4), "1.0.0": { ...(retired && { retired }), ...more } }, retention)))["1.0.0"];
  expect(of()).toBe("hidden");
  expect(of({ stage: "hidden", since: "2026-10-27" })).toBe("hidden since 2026-10-27, for 30 days");
  expect(of({ stage: "hidden", since: "2026-10-26" })).toBe("home");
  expect(of({ stage: "hidden", since: "2026-10-26" }, { allowRegionRemoval: false })).toBe("deleted");
  expect(of({ stage: "home", since: "2026-09-27" })).toBe("at home only since 2026-09-27, for 60 days");
  expect(of({ stage: "home", since: "2026-09-26" })).toBe("deleted");
  expect(of({ stage: "home", since: "2026-02-30" })).toBe("the day since which it is at home only cannot be read");
  expect(of({ stage: "hidden", since: "2026-12-24" })).toBe("hidden since 2026-12-24, for 30 days");
});

test("without stages in the file a version is hidden for 30 days, then at home only; a stage left out is skipped", () => {
  const { stages: _, ...usual } = KEEP_TWO;
  expect(outcomes(run(galleryOf(plain(4), usual)))["1.0.0"]).toBe("hidden");
  expect(outcomes(run(galleryOf(plain(4), { ...KEEP_TWO, stages: { home: 5 } })))["1.0.0"]).toBe("home");
  expect(outcomes(run(galleryOf(plain(4), { ...KEEP_TWO, stages: {} })))["1.0.0"]).toBe("deleted");
});

test("a stage that the file has and Azure has not yet is not left", () => {
  const spec = galleryOf({ ...plain(4), "1.0.0": { retired: { stage: "hidden", since: "2026-01-01" } } });
  const visible = only("1.0.0", (v) =>
    withProfile(v, { targetRegions: [{ name: "West Europe", excludeFromLatest: false }] }),
  );
  expect(outcomes(run(spec))["1.0.0"]).toBe("deleted");
  expect(outcomes(run(spec, { change: visible }))["1.0.0"]).toBe("its stage is in the file, and not in Azure yet");
});

test("a retired version tells since when, and its rank among those that leave", () => {
  const retired = (since: string) => ({ retired: { stage: "hidden" as const, since } });
  const report = run(galleryOf({ ...plain(4), "1.1.0": retired("2026-09-01"), "1.0.0": retired("2026-09-02") }));
  expect(fates(report).get("1.0.0")?.reasons).toEqual(["rank 4", "212 days", "no use", "hidden since 2026-09-02"]);
});

describe("brakes", () => {
  const brakes = (perRun: number, share: number) => ({ ...KEEP_TWO, atMost: { perRun, share } });

  test.each([
    ["as many as allowed", brakes(8, 1), 0],
    ["one more than a run allows", brakes(7, 1), 1],
    ["as large a share as allowed", brakes(8, 0.8), 0],
    ["a larger share", brakes(8, 0.79), 1],
  ])("%s", (_, retention, tripped) => {
    const report = run(galleryOf(plain(10), retention));
    expect(report.brakes).toHaveLength(tripped);
    expect(proposalsOf(report)).toHaveLength(tripped === 0 ? 8 : 0);
    expect(isDue(report)).toBe(true);
  });

  test("by default: ten a run, and a fifth of the versions, but always one", () => {
    const { atMost: _, ...usual } = KEEP_TWO;
    expect(run(galleryOf(plain(3), usual)).brakes).toEqual([]);
    expect(run(galleryOf(plain(4), usual)).brakes).toEqual([
      "2 of 4 versions of ubuntu-2404 would go, and atMost.share is 0.2: 1",
    ]);
    expect(run(galleryOf(plain(13), usual)).brakes[0]).toBe(
      "11 versions of policy fleet would go, and atMost.perRun is 10",
    );
  });

  test("--at-most is for all of one run, and lifts the others", () => {
    const { atMost: _, ...usual } = KEEP_TWO;
    expect(proposalsOf(run(galleryOf(plain(20), usual), { atMost: 18 }))).toHaveLength(18);
    expect(run(galleryOf(plain(20), usual), { atMost: 17 }).brakes).toEqual([
      "18 versions would go, and --at-most allows 17",
    ]);
  });
});

describe("a mirror", () => {
  const mirror: MirrorSpec = { resourceGroup: "rg-dr", location: "northeurope", policy: "fleet", source: "same" };
  const spec = galleryOf(plain(4), KEEP_TWO, { mirrors: { contoso_images_dr: mirror } });
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-dr/providers/Microsoft.Compute/galleries/contoso_images_dr/images/ubuntu-2404/versions/1.0.0`;

  test("what uses a version of it keeps the version", () => {
    const names = ["contoso_images", "contoso_images_dr"];
    const usedBy = [answered([reached(names), used("1.0.0", { used: id })])];
    expect(outcomes(run(spec, { usedBy }))).toMatchObject({
      "1.1.0": "deleted",
      "1.0.0": "14 machines on 2026-11-25 from contoso_images_dr",
    });
  });

  test("a question that leaves it out is no answer", () => {
    const report = run(spec, { usedBy: [answered([reached()])] });
    expect(fates(report).get("1.0.0")?.missing).toEqual(["the answer on use was not asked about contoso_images_dr"]);
  });

  test("Azure's answer on its version is a fact that is needed", () => {
    const plans = plansOf(spec);
    const azure = readAzureAnswers([answersOf(plans.slice(0, 1))]);
    expect(fates(run(spec, { azure })).get("1.0.0")).toMatchObject({
      step: null,
      missing: ["no answer of Azure on contoso_images_dr"],
    });
  });

  test("a version that alone serves a region of it stays", () => {
    const change: Change = (version, number) =>
      String(version["id"]).includes("_dr/") && number !== "1.0.0"
        ? withProperties(version, { provisioningState: "Failed" })
        : version;
    expect(outcomes(run(spec, { change }))["1.0.0"]).toBe(
      "no other version is known to serve northeurope of contoso_images_dr",
    );
  });
});

test("a version that another one of the gallery is to be made from stays until Azure has that", () => {
  const source = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/images/${IMAGE_NAME}/versions/1.0.0`;
  const spec = galleryOf(plain(4));
  const hardened = {
    ...IMAGE,
    identifier: { publisher: "contoso", offer: "linux", sku: "hardened" },
    versions: { "9.0.0": { source: { galleryImageVersion: source.toUpperCase().replace("RG-IMAGES", "rg-images") } } },
  };
  const images = { [IMAGE_NAME]: spec.images?.[IMAGE_NAME] ?? IMAGE, "z-hardened": hardened };
  const of = (change: Change) => outcomes(run({ ...spec, images }, { change }));
  const as = (provisioningState: string) => only("9.0.0", (v) => withProperties(v, { provisioningState }));
  const words = "z-hardened/9.0.0 is to be made from it";
  expect(of(as("Succeeded"))["1.0.0"]).toBe("deleted");
  expect(of(as("Failed"))).toMatchObject({ "1.1.0": "deleted", "1.0.0": words });
  expect(of(only("9.0.0", (v) => ({ ...v, id: "/none" })))["1.0.0"]).toBe(words);
});

test("applications are judged as images are", () => {
  const versions = Object.fromEntries(["1.2.0", "1.1.0", "1.0.0"].map((number) => [number, APPLICATION_VERSION]));
  const spec = applicationExample({
    gallery: { subscription: SUBSCRIPTION },
    application: { versions, retention: { ...KEEP_TWO, keep: 1 } },
  });
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/applications/agent/versions/`;
  const of = (version: string) =>
    outcomes(run(spec, { usedBy: [answered([reached(), used("", { used: id + version })])] }));
  expect(of("1.0.0")).toMatchObject({ "1.1.0": "deleted", "1.0.0": "14 machines on 2026-11-25" });
  expect(of("latest")).toMatchObject({ "1.0.0": "14 machines on 2026-11-25, whose version is not told" });
});

test("the Azure CLI's form, without the level of properties, is read too, and a list beside the single answers", () => {
  const spec = galleryOf(plain(4));
  const all = answersOf(plansOf(spec));
  const flat = all.map(({ properties, ...others }) => ({ ...others, ...(properties as Json) }));
  const list = all.map((version) => without(version, "replicationStatus"));
  for (const documents of [
    [flat],
    flat,
    [{ value: all }],
    [[{ value: all.slice(0, 2) }, { value: all.slice(2) }]],
    [list, flat],
  ]) {
    expect(outcomes(run(spec, { azure: readAzureAnswers(documents) }))["1.0.0"]).toBe("deleted");
  }
  expect(outcomes(run(spec, { azure: readAzureAnswers([list]) }))["1.0.0"]).toBe(
    "0 newer good versions of 2; no replicationStatus that can be read",
  );
});

test("answers that differ are no answer, and neither are those of two galleries that may be the one", () => {
  const spec = galleryOf(plain(4));
  const all = answersOf(plansOf(spec));
  const other = all.map((version) => withProfile(version, { publishedDate: "2026-11-20T00:00:00Z" }));
  expect(outcomes(run(spec, { azure: readAzureAnswers([all, other]) }))["1.0.0"]).toBe(
    "0 newer good versions of 2; one answer of Azure: two differ",
  );
  const elsewhere = all.map((version) => ({ ...version, id: String(version["id"]).replace(SUBSCRIPTION, "1") }));
  const { subscription: _, ...gallery } = spec.gallery;
  expect(outcomes(run({ ...spec, gallery }, { azure: readAzureAnswers([all, elsewhere]) }))["1.0.0"]).toBe(
    "0 newer good versions of 2; answers of several galleries of this name: write the gallery's subscription",
  );
});

test("a part of the file that could not be read keeps all, and so does a wrong number", () => {
  const origin = { isIncomplete: (at: readonly unknown[]) => at[0] === "policies" };
  expect(outcomes(run(galleryOf(plain(4)), { origin }))["1.0.0"]).toBe(
    "a part of the file that it depends on could not be read",
  );
  expect(outcomes(run(galleryOf(plain(4), { ...KEEP_TWO, keep: NaN })))["1.0.0"]).toBe(
    "its retention has a wrong number: keep",
  );
});
