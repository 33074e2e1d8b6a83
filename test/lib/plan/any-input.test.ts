import { plan, planDefinition } from "../../../lib/plan/plan";
import type { ReplicationPolicy, Tier } from "../../../lib/spec/policy";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { latest, places, planned, withSource } from "../../support/planned";
import { growthOfCalls } from "../../support/calls";

const GALLERY = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };

function policy(...tiers: Tier[]): ReplicationPolicy {
  return { regions: { westeurope: {}, northeurope: {} }, tiers };
}

const EVERYWHERE = policy({ name: "all", take: "rest", regions: "all", replicas: 3 });

describe("definitions", () => {
  test("stand by name, by code unit", () => {
    const images = { b: {}, "a-1": {}, a: {}, B: {}, ä: {} };
    expect(plan({ gallery: GALLERY, images }).definitions.map(({ name }) => name)).toEqual(["B", "a", "a-1", "b", "ä"]);
  });

  test("are none in a gallery without images", () => {
    const spec = { gallery: GALLERY };
    expect(plan(spec)).toEqual({ spec, definitions: [], applications: [] });
  });

  test("carry what they were made from", () => {
    const image: ImageDefinitionSpec = { policy: "fleet", location: "North Europe" };
    const spec: GallerySpec = { gallery: GALLERY, policies: { fleet: EVERYWHERE }, images: { ubuntu: image } };
    const definition = planDefinition(spec, "ubuntu");
    expect(definition).toMatchObject({ gallery: "contoso_images", name: "ubuntu", home: "northeurope" });
    expect(definition.spec).toBe(image);
    expect(definition.policy.name).toBe("fleet");
    expect(plan(spec).definitions.map(({ name }) => name)).toEqual(["ubuntu"]);
  });

  test("follow their own policy, else the gallery's", () => {
    const policies = { fleet: EVERYWHERE, small: policy({ name: "s", take: "rest", regions: "home", replicas: 1 }) };
    const versions = withSource({ "1.0.0": {} });
    const images = { a: { versions }, b: { policy: "small", versions } };
    const { definitions } = plan({ gallery: { ...GALLERY, policy: "fleet" }, policies, images });
    expect(definitions.map(places)).toEqual([{ "1.0.0": "westeurope 3, northeurope 3" }, { "1.0.0": "westeurope 1" }]);
  });

  test("without any policy stay at home", () => {
    const images = { a: { versions: withSource({ "1.0.0": {} }) } };
    const { definitions } = plan({ gallery: GALLERY, policies: { fleet: EVERYWHERE }, images });
    expect(definitions.map(places)).toEqual([{ "1.0.0": "westeurope 1" }]);
  });
});

describe("names of JavaScript's own", () => {
  const NAMES = ["__proto__", "constructor", "hasOwnProperty", "toString"];

  /** A record whose key is its own, as JSON.parse makes it. */
  function record<T>(key: string, value: T): Record<string, T> {
    return JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as Record<string, T>;
  }

  test.each(NAMES)("%s is an image, a policy and a version like any other", (name) => {
    const versions = record(name, { source: { managedImage: "id" } });
    const images = record(name, { policy: name, versions });
    const { definitions } = plan({ gallery: GALLERY, policies: record(name, EVERYWHERE), images });
    expect(definitions.map((definition) => definition.name)).toEqual([name]);
    expect(definitions[0]?.versions.map(({ version }) => version)).toEqual([name]);
    expect(definitions[0]?.versions[0]?.targetRegions.map(({ name, replicas }) => [name, replicas])).toEqual([
      ["westeurope", 3],
      ["northeurope", 3],
    ]);
  });

  test.each(NAMES)("%s is no policy unless it is given", (name) => {
    const images = { ubuntu: { policy: name, versions: withSource({ "1.0.0": {} }) } };
    for (const spec of [
      { gallery: GALLERY, images },
      { gallery: GALLERY, policies: {}, images },
    ]) {
      expect(places(planDefinition(spec, "ubuntu"))).toEqual({ "1.0.0": "westeurope 1" });
    }
  });

  test.each(NAMES)("%s is a region, a ring and a demand like any other", (name) => {
    const tiers: Tier[] = [{ name: "all", take: "rest", regions: "all", replicas: record(name, "demand") }];
    const region = name.toLowerCase();
    const regions = { westeurope: {}, ...record(name, {}) };
    const rings = [{ name, regions: [name] }];
    const definition = planned(
      { regions, tiers, rings },
      { "1.1.0": { ring: name }, "1.0.0": { ring: "valueOf" } },
      { demand: record(name, { vms: 200 }) },
    );
    expect(places(definition)).toEqual({
      "1.1.0": `westeurope 1 hidden, ${region} 10`,
      "1.0.0": "westeurope 1 hidden",
    });
  });
});

describe("a bad spec still gives a plan", () => {
  const VERSIONS = { "1.2.0": {}, "1.1.0": {} };
  const REST: Tier = { name: "rest", take: "rest", regions: "all", replicas: 2 };
  const HIDDEN_AT_HOME = { "1.2.0": "westeurope 1 hidden", "1.1.0": "westeurope 1 hidden" };

  test("without tiers every version is hidden at home", () => {
    expect(places(planned(policy(), VERSIONS))).toEqual(HIDDEN_AT_HOME);
  });

  test("without regions every version is hidden at home", () => {
    expect(places(planned({ regions: {}, tiers: [REST] }, VERSIONS))).toEqual(HIDDEN_AT_HOME);
  });

  test("without a tier for the rest, the rest is hidden at home", () => {
    expect(places(planned(policy({ ...REST, take: 1 }), VERSIONS))).toEqual({
      "1.2.0": "westeurope 2, northeurope 2",
      "1.1.0": "westeurope 1 hidden",
    });
  });

  test.each([0, -1, 1.5, NaN, Infinity, "all" as unknown as number])("a tier that takes %p takes none", (take) => {
    const tiers = policy({ name: "odd", take, regions: "home", replicas: 9 }, REST);
    expect(places(planned(tiers, VERSIONS))).toEqual({
      "1.2.0": "westeurope 2, northeurope 2",
      "1.1.0": "westeurope 2, northeurope 2",
    });
  });

  test("a tier after the one that takes the rest takes none", () => {
    const tiers = policy({ name: "all", take: "rest", regions: "home", replicas: 1 }, REST);
    expect(places(planned(tiers, VERSIONS))).toEqual({ "1.2.0": "westeurope 1", "1.1.0": "westeurope 1" });
  });

  test.each([0, -1, 1.5, 101, NaN])("%p replicas stand as they are, for a rule to find", (replicas) => {
    const { versions } = planned(policy({ ...REST, replicas }), { "1.0.0": {} });
    expect(versions[0]?.targetRegions.map((region) => region.replicas)).toEqual([replicas, replicas]);
  });

  test("a version in a ring that the policy does not have reaches no region", () => {
    const definition = planned(policy(REST), { "1.2.0": { ring: "no-such-ring" }, "1.1.0": {} });
    expect(places(definition)).toEqual({
      "1.2.0": "westeurope 1 hidden",
      "1.1.0": "westeurope 2, northeurope 2",
    });
    expect(latest(definition)).toEqual({ westeurope: "1.1.0", northeurope: "1.1.0" });
  });

  test("texts that are no versions are older than all that are, by code unit", () => {
    const { versions } = planned(policy(REST), { latest: {}, "0.0.1": {}, "1.01.0": {}, "": {} });
    expect(versions.map(({ version }) => version)).toEqual(["0.0.1", "", "1.01.0", "latest"]);
  });

  test("an unknown home and an unknown region are kept as they are written", () => {
    const regions = { "Mars North": {}, westeurope: {} };
    expect(places(planned({ regions, tiers: [REST] }, { "1.0.0": {} }, { location: "Mars South" }))).toEqual({
      "1.0.0": "marssouth 1 hidden, marsnorth 2, westeurope 2",
    });
  });
});

describe("size", () => {
  function fleet(count: number): GallerySpec {
    const names = Array.from({ length: 34 }, (_, index) => `region${index}`);
    const tiers: Tier[] = [
      { name: "latest", take: 1, regions: "all", replicas: "demand" },
      { name: "standby", take: 2, regions: names.slice(0, 8), replicas: 2 },
      { name: "archive", take: "rest", regions: "all", replicas: 1 },
    ];
    const regions = Object.fromEntries(names.map((name) => [name, { storage: "zone-redundant" as const }]));
    const versions = withSource(Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.${index}.0`, {}])));
    const images = { ubuntu: { policy: "fleet", versions } };
    return { gallery: { ...GALLERY, location: "region0" }, policies: { fleet: { regions, tiers } }, images };
  }

  test("10,000 versions in 34 regions are planned", () => {
    const { definitions } = plan(fleet(10_000));
    expect(definitions[0]?.versions).toHaveLength(10_000);
    expect(definitions[0]?.versions[0]?.version).toBe("1.9999.0");
    expect(definitions[0]?.versions.at(-1)?.targetRegions).toHaveLength(34);
  });

  test("four times the versions take four times the work, not sixteen", async () => {
    const growth = await growthOfCalls(500, (count) => plan(fleet(count)));
    expect(growth).toBeLessThan(5);
  });
});
