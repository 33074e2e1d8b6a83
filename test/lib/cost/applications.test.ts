import { cost } from "../../../lib/cost/cost";
import { occupiedGiB } from "../../../lib/cost/footprint";
import { costJson } from "../../../lib/reports/cost/json";
import { costText } from "../../../lib/reports/cost/text";
import { plannedAgents } from "../../support/agent-gallery";

test.each([
  ["the version's in MiB", { sizeMiB: 256 }, { sizeGiB: 2 }, 0.25],
  ["the version's in GiB", { sizeGiB: 1 }, { sizeMiB: 512 }, 1],
  ["else the application's in MiB", {}, { sizeMiB: 512 }, 0.5],
  ["else the application's in GiB", {}, { sizeGiB: 2 }, 2],
  ["of both, the one in MiB", { sizeMiB: 256, sizeGiB: 1 }, {}, 0.25],
  ["none", {}, {}, undefined],
  ["none, where it is not above zero", { sizeMiB: 0 }, {}, undefined],
])("the size of a package is %s", (_, version, application, expected) => {
  expect(occupiedGiB({ spec: version }, { spec: application })).toBe(expected);
});

test("replicas and copies of packages are counted as those of images are", () => {
  const report = cost([plannedAgents()]);
  expect(report.byDefinition.map(({ kind, replicas, gib, egress }) => [kind, replicas, gib, egress.gib])).toEqual([
    ["image", 4, 120, 30],
    // 1.1.0 twice in two regions, 1.0.0 once at home: 5 replicas of half a GiB, and one copy to northeurope.
    ["application", 5, 2.5, 0.5],
  ]);
  // With one replica of every version in both regions: 2 of 30 GiB, and 4 of half a GiB.
  expect(report.everywhere?.definitions).toBe(2);
  expect(report.everywhere?.everywhere.storage.gib).toBe(62);
});

test("as text, an application has a name of its own, and what is assumed is said of its packages too", () => {
  const lines = costText(cost([plannedAgents()])).split("\n");
  expect(lines.slice(0, 6)).toEqual([
    "contoso_images: what replicas take up",
    "",
    "definition          versions  replicas    GiB",
    "agent                      1         4    120",
    "applications/agent         2         5    2.5",
    "total                      3         9  122.5",
  ]);
  expect(lines).toContain("applications/agent/1.1.0   0.5         4    2");
  expect(lines.join("\n")).toContain(
    "assumed: a replica takes up the occupied size (sizeGiB, or sizeMiB of a package)",
  );
});

test("an application that no image shares its name with is marked, and a missing size asks for MiB", () => {
  const plan = plannedAgents("agent:\n    os: linux\n    sizeMiB: 512\n", "monitor:\n    os: linux\n");
  const text = costText(cost([plan]));
  expect(text).toContain("\nmonitor (application)         2         5     ?\n");
  expect(text).toContain("no size: contoso_images/monitor: 1.1.0, 1.0.0; write sizeMiB\n");
});

test("as JSON, every figure of an item says its kind", () => {
  const json = JSON.parse(costJson(cost([plannedAgents()]))) as Record<string, { kind: string; definition: string }[]>;
  expect(json.definitions?.map(({ kind, definition }) => `${kind} ${definition}`)).toEqual([
    "image agent",
    "application agent",
  ]);
  expect(json.versions?.map(({ kind }) => kind)).toEqual(["image", "application", "application"]);
});
