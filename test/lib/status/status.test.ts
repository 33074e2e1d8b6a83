import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan } from "../../../lib/plan/plan";
import { readinessOf, type RegionReadiness } from "../../../lib/status/readiness";
import { statusOf, statusOfAnswers } from "../../../lib/status/status";
import { NotStatusError, readVersionAnswers } from "../../../lib/status/version-answer";
import { SUBSCRIPTION } from "../../support/arm";
import { GOOD } from "../../support/gallery-files";

/** 1.1.0 in westeurope, its home, and northeurope, 3 replicas each; 1.0.0 in westeurope, 1 replica. */
const PLANS = [plan(parseSpec(GOOD).spec)];
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/RG-images/providers/Microsoft.Compute/galleries/Contoso_Images`;
const ID = `${GALLERY}/images/ubuntu-2404/versions/`;

interface Target {
  readonly name: string;
  readonly regionalReplicaCount?: number;
  readonly storageAccountType?: string;
  readonly excludeFromLatest?: boolean | null;
}

const BOTH: readonly Target[] = [
  { name: "West Europe", regionalReplicaCount: 3, storageAccountType: "Standard_LRS" },
  { name: "North Europe", regionalReplicaCount: 3, excludeFromLatest: null },
];
const HOME: readonly Target[] = [{ name: "West Europe", regionalReplicaCount: 1 }];
const done = (region: string): object => ({ region, state: "Completed", details: "", progress: 100 });

function answer(version: string, targetRegions: readonly Target[], summary?: readonly object[]): object {
  return {
    id: ID + version,
    name: version,
    properties: {
      provisioningState: "Succeeded",
      publishingProfile: { excludeFromLatest: false, replicaCount: 1, targetRegions },
      ...(summary && { replicationStatus: { aggregatedState: "InProgress", summary } }),
    },
  };
}

const OLD = answer("1.0.0", HOME, [done("West Europe")]);

/** The readiness of 1.1.0 in its regions, where northeurope is as given. */
function north(status: object | undefined, targets = BOTH): readonly RegionReadiness[] {
  const given = answer("1.1.0", targets, [
    done("West Europe"),
    ...(status ? [{ region: "North Europe", ...status }] : []),
  ]);
  return statusOf(PLANS, readVersionAnswers([given, OLD])).items[0]?.versions[0]?.regions ?? [];
}
const inNorth = (...given: Parameters<typeof north>) => north(...given).find(({ region }) => region === "northeurope");

describe("a planned version in a planned region is", () => {
  test("ready where Azure says Completed, with what was planned", () => {
    expect(inNorth({ state: "Completed", progress: 100 })).toEqual({ region: "northeurope", state: "ready" });
  });

  test.each<[string, Partial<Target>, string]>([
    ["replicas", { regionalReplicaCount: 2 }, "2 replicas, not 3"],
    ["storage", { storageAccountType: "Standard_ZRS" }, "Standard_ZRS, not Standard_LRS"],
    ["flag", { excludeFromLatest: true }, "excluded from latest"],
  ])("ready, but different, where Azure has another %s", (_, other, difference) => {
    const [west = { name: "" }, second] = BOTH;
    expect(inNorth({ state: "Completed" }, [west, { ...second, name: "northeurope", ...other }])).toEqual({
      region: "northeurope",
      state: "different",
      differences: [difference],
    });
  });

  test("waiting while it is replicating, with the percent where Azure tells it", () => {
    expect(inNorth({ state: "Replicating", progress: 40 })).toEqual({
      region: "northeurope",
      state: "waiting",
      progress: 40,
    });
    expect(inNorth({ state: "Replicating" })).toEqual({ region: "northeurope", state: "waiting" });
  });

  test("failed, with the details, and what cures it", () => {
    expect(inNorth({ state: "Failed", details: "Internal error.", progress: 0 })).toEqual({
      region: "northeurope",
      state: "failed",
      details: "Internal error.",
      repair: {
        kind: "placement",
        path: ["images", "ubuntu-2404", "versions", "1.1.0", "placement"],
        placement: { westeurope: 3 },
      },
    });
  });

  test("waiting, never ready, for Unknown, for no word, and for a word that is new", () => {
    const waiting = { region: "northeurope", state: "waiting" };
    expect(inNorth({ state: "Unknown" })).toEqual({ ...waiting, details: "Azure says Unknown" });
    expect(inNorth(undefined)).toEqual({ ...waiting, details: "Azure says nothing of it yet" });
    expect(inNorth({ state: "Cloned", progress: 100 })).toEqual({
      ...waiting,
      progress: 100,
      details: "Azure says Cloned",
    });
    expect(inNorth({ progress: 100 })).toEqual({ ...waiting, progress: 100, details: "Azure says Unknown" });
  });

  test("not targeted where it is not among the targets, whatever the summary says", () => {
    expect(inNorth({ state: "Completed" }, BOTH.slice(0, 1))).toEqual({ region: "northeurope", state: "not targeted" });
  });

  test("missing where Azure does not have the version", () => {
    const { items, outcome } = statusOf(PLANS, readVersionAnswers([OLD]));
    expect(items[0]?.versions[0]?.regions.map(({ state }) => state)).toEqual(["missing", "missing"]);
    expect(outcome).toBe("failed");
  });
});

test("a version that Azure is deleting is missing, whatever its regions say", () => {
  const { properties, ...old } = OLD as { properties: object };
  const deleting = { ...old, properties: { ...properties, provisioningState: "Deleting" } };
  const readiness = statusOf(PLANS, readVersionAnswers([deleting]));
  expect(readiness.items[0]?.versions[1]?.regions).toEqual([
    { region: "westeurope", state: "missing", details: "Azure is deleting it" },
  ]);
  expect(readiness.outcome).toBe("failed");
});

test("a region that is not planned is drift: among the targets, or in the summary alone", () => {
  const targeted = answer("1.0.0", [...HOME, { name: "East US" }], [done("West Europe"), done("East US")]);
  const leaving = answer("1.0.0", HOME, [done("West Europe"), done("East US")]);
  const all = answer("1.1.0", BOTH, [done("westeurope"), done("northeurope")]);
  for (const old of [targeted, leaving]) {
    const { items, outcome } = statusOf(PLANS, readVersionAnswers([all, old]));
    expect(items[0]?.versions[1]?.regions).toContainEqual({ region: "eastus", state: "not planned" });
    expect([outcome, items[0]?.regions]).toEqual(["drift", ["westeurope", "northeurope", "eastus"]]);
  }
});

test("a version that is not planned is drift, and its status need not be known", () => {
  const all = answer("1.1.0", BOTH, [done("westeurope"), done("northeurope")]);
  const { items, outcome } = statusOf(PLANS, readVersionAnswers([all, OLD, answer("2.0.0", HOME)]));
  expect(items[0]?.versions.at(-1)).toEqual({
    version: "2.0.0",
    isPlanned: false,
    provisioningState: "Succeeded",
    regions: [{ region: "westeurope", state: "not planned" }],
  });
  expect(outcome).toBe("drift");
});

test("without the replication status nothing is judged: the request is named", () => {
  const without = readVersionAnswers([answer("1.1.0", BOTH), OLD]);
  const words = `it has no replicationStatus of ${ID}1.1.0; ask for it: az rest --method get --url "${ID}1.1.0?api-version=2024-03-03&\\$expand=ReplicationStatus"`;
  expect(() => statusOf(PLANS, without)).toThrow(new NotStatusError(words));
  expect(() => statusOfAnswers(without)).toThrow(new NotStatusError(words));
});

test.each<[string, Partial<Record<RegionReadiness["state"], true>>, string]>([
  ["a failure beats waiting", { failed: true, waiting: true }, "failed"],
  ["missing counts as failed", { missing: true, waiting: true }, "failed"],
  ["waiting beats drift", { waiting: true, "not targeted": true }, "waiting"],
  ["what differs is drift", { different: true, ready: true }, "drift"],
  ["all ready", { ready: true }, "ready"],
])("%s", (_, states, outcome) => {
  const regions = Object.keys(states).map((state) => ({ region: state, state: state as RegionReadiness["state"] }));
  const versions = [{ version: "1.0.0", isPlanned: true, regions }];
  expect(readinessOf([{ kind: "image", gallery: "g", item: "i", regions: [], versions }]).outcome).toBe(outcome);
});

describe("answers are read in the form of every tool", () => {
  const nested = answer("1.0.0", HOME, [done("West Europe")]) as { properties: object };
  const { properties, ...others } = nested;
  const flat = { ...others, ...properties };
  test.each<[string, unknown]>([
    ["az rest, or one resource of the API", nested],
    ["az sig image-version show, without `properties`", flat],
    ["an az --query of several", [flat, flat]],
    ["a page of the API", { value: [nested] }],
    ["an application's version", { ...nested, id: `${GALLERY}/applications/agent/versions/1.0.0` }],
  ])("%s", (_, document) => {
    const [read] = readVersionAnswers(document);
    expect([read?.version, read?.gallery.name, read?.provisioningState]).toEqual([
      "1.0.0",
      "Contoso_Images",
      "Succeeded",
    ]);
    expect(read?.targets).toEqual(
      new Map([["westeurope", { replicas: 1, storageAccountType: "Standard_LRS", excludeFromLatest: false }]]),
    );
    expect(read?.replication?.get("westeurope")?.state).toBe("Completed");
  });

  test("several pages, of a list of images or of one, as `jq --slurp` writes them", () => {
    const read = readVersionAnswers([{ value: [OLD] }, { value: [answer("1.1.0", BOTH)] }]);
    expect(read.map(({ version }) => version)).toEqual(["1.0.0", "1.1.0"]);
  });

  test("a list beside the answer for one version, in any order", () => {
    const { properties } = OLD as { properties: object };
    const listed = { ...OLD, properties: { ...properties, replicationStatus: undefined } };
    for (const document of [
      [listed, OLD],
      [OLD, listed],
      [OLD, OLD],
    ]) {
      expect(readVersionAnswers(document).map(({ replication }) => replication?.size)).toEqual([1]);
    }
  });

  test("two answers for one version that differ are refused: neither is known to hold", () => {
    const other = answer("1.0.0", HOME, [{ region: "West Europe", state: "Failed" }]) as { id: string };
    const differing = [OLD, { ...other, id: other.id.toUpperCase() }];
    expect(() => readVersionAnswers(differing)).toThrow(new NotStatusError(`its two answers for ${ID}1.0.0 differ`));
  });

  test.each<[string, object[]]>([
    ["no name", [{ regionalReplicaCount: 1 }]],
    ["a number of replicas that is none", [{ name: "West Europe", regionalReplicaCount: "three" }]],
  ])("a target region with %s is refused", (_, targets) => {
    const document = answer("1.0.0", targets as unknown as Target[], []);
    expect(() => readVersionAnswers(document)).toThrow(
      new NotStatusError(`the target regions of ${ID}1.0.0 cannot be read`),
    );
  });

  test("a region of the summary without a name is refused", () => {
    expect(() => readVersionAnswers(answer("1.0.0", HOME, [{ state: "Completed" }]))).toThrow(
      new NotStatusError(`the replicationStatus of ${ID}1.0.0 cannot be read`),
    );
  });

  test.each([
    [0, 0],
    [99.6, 99],
    [100, 100],
    [-1, undefined],
    [101, undefined],
    ["40", undefined],
  ])("a progress of %j is %j percent", (progress, percent) => {
    const [read] = readVersionAnswers(
      answer("1.0.0", HOME, [{ region: "West Europe", state: "Replicating", progress }]),
    );
    expect(read?.replication?.get("westeurope")?.progress).toBe(percent);
  });

  test("the signature of a link in Azure's reason is taken out", () => {
    const details = "cannot read https://x.blob.core.windows.net/a?sv=1&sig=c2VjcmV0";
    const [read] = readVersionAnswers(answer("1.0.0", HOME, [{ region: "West Europe", state: "Failed", details }]));
    expect(read?.replication?.get("westeurope")?.details).toBe(
      "cannot read https://x.blob.core.windows.net/a?sv=1&sig=…",
    );
  });

  test("what is no version is refused", () => {
    expect(() => readVersionAnswers([{ name: "1.0.0" }])).toThrow(/must keep `id`, `publishingProfile`/);
    expect(() => readVersionAnswers({ text: 1 })).toThrow(NotStatusError);
    expect(readVersionAnswers([])).toEqual([]);
  });
});

test("the home cannot be taken out, nor a region of a version that keeps its regions", () => {
  const failed = { region: "westeurope", state: "Failed" };
  const [home] =
    statusOf(PLANS, readVersionAnswers([answer("1.0.0", HOME, [failed])])).items[0]?.versions[1]?.regions ?? [];
  expect(home?.repair).toEqual({ kind: "home" });
  const kept = parseSpec(GOOD.replace("1.1.0: { ", "1.1.0: { allowRegionRemoval: false, ")).spec;
  const [, region] =
    statusOf([plan(kept)], readVersionAnswers([answer("1.1.0", BOTH, [{ region: "northeurope", state: "Failed" }])]))
      .items[0]?.versions[0]?.regions ?? [];
  expect(region?.repair).toEqual({ kind: "kept" });
});

test("answers alone show their own regions", () => {
  const { items, outcome } = statusOfAnswers(
    readVersionAnswers([
      OLD,
      answer("1.1.0", BOTH, [done("West Europe"), { region: "North Europe", state: "Replicating" }]),
    ]),
  );
  expect(items[0]?.versions.map(({ version }) => version)).toEqual(["1.1.0", "1.0.0"]);
  expect(outcome).toBe("waiting");
});

test("one region alone: the versions that are in it", () => {
  const { items, counts } = statusOf(PLANS, readVersionAnswers([OLD]), "northeurope");
  expect(items[0]?.versions.map(({ version }) => version)).toEqual(["1.1.0"]);
  expect([counts.missing, counts.ready]).toEqual([1, 0]);
});
