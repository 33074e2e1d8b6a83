import fc from "fast-check";
import { regionName } from "../../../lib/azure/regions";
import { mirrorsOf, pathInGallery } from "../../../lib/spec/mirrors";
import { isPlacing } from "../../../lib/plan/target-regions";
import { itemPlans, plan, plansOf, type VersionPlan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import type { MirrorSpec } from "../../../lib/spec/mirror-spec";
import { withApplications } from "../../support/arbitrary-application";
import { arbitraryMirrors } from "../../support/arbitrary-mirrors";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { places } from "../../support/planned";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
const SNAPSHOT = { snapshot: "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a" };

const MIRROR: MirrorSpec = { resourceGroup: "rg-dr", location: "northeurope", policy: "dr" };

/** A gallery with what a mirror takes over, and what it does not. */
const SPEC: GallerySpec = {
  gallery: {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "westeurope",
    subscription: SUBSCRIPTION,
    policy: "fleet",
    description: "ours",
    tags: { team: "platform" },
    protect: true,
    softDelete: true,
    sharing: { direct: { subscriptions: [SUBSCRIPTION] } },
    identity: { systemAssigned: true },
  },
  policies: {
    fleet: {
      regions: { westeurope: {}, northeurope: {} },
      tiers: [{ name: "all", take: "rest", regions: "home", replicas: 2 }],
      rings: [
        { name: "canary", regions: ["westeurope"] },
        { name: "broad", regions: "rest" },
      ],
    },
    dr: {
      regions: { northeurope: {}, swedencentral: {} },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
      rings: [{ name: "canary", regions: ["northeurope"] }],
    },
  },
  demand: { westeurope: { vms: 100 } },
  limits: { galleries: 50 },
  acknowledge: [{ rule: "unknown-region", path: "policies/fleet", reason: "new" }],
  consumers: { web: { applications: ["agent"] } },
  images: {
    ubuntu: {
      identifier: { publisher: "p", offer: "o", sku: "s" },
      os: "linux",
      location: "westeurope",
      demand: { westeurope: { vms: 5 } },
      policy: "fleet",
      versions: {
        "1.0.0": { source: SNAPSHOT, withdrawn: { reason: "slow" }, placement: { westeurope: 4 } },
        "1.1.0": {
          source: SNAPSHOT,
          retired: { stage: "hidden", since: "2026-01-01" },
          storage: { westeurope: "Standard_ZRS" },
        },
        "1.2.0": { source: SNAPSHOT, ring: "canary", endOfLife: "2030-01-01", tags: { a: "b" } },
        "1.3.0": { source: SNAPSHOT, ring: "broad", dataDisks: [{ lun: 0, ...SNAPSHOT }], location: "westeurope" },
        "1.4.0": { source: { published: true }, state: "candidate", regionOrder: ["westeurope"] },
      },
    },
  },
  applications: {
    agent: {
      os: "linux",
      policy: "fleet",
      location: "westeurope",
      versions: {
        "1.0.0": {
          package: { uri: "https://a/b.zip" },
          actions: { install: "i", remove: "r" },
          placement: { westeurope: 1 },
          ring: "broad",
        },
      },
    },
  },
};

const mirrored = (mirror: Partial<MirrorSpec> = {}, spec: GallerySpec = SPEC): GallerySpec =>
  mirrorsOf({ ...spec, mirrors: { contoso_dr: { ...MIRROR, ...mirror } } })[0] as GallerySpec;

const copyOf = (version: string) => ({
  source: { galleryImageVersion: `${GALLERY}/images/ubuntu/versions/${version}` },
});

test("a mirror has the content of its gallery, and nothing of where that has it", () => {
  expect(mirrored()).toEqual({
    gallery: { name: "contoso_dr", resourceGroup: "rg-dr", location: "northeurope", subscription: SUBSCRIPTION },
    policies: { dr: SPEC.policies?.["dr"] },
    limits: { galleries: 50 },
    images: {
      ubuntu: {
        identifier: { publisher: "p", offer: "o", sku: "s" },
        os: "linux",
        policy: "dr",
        versions: {
          "1.0.0": { ...copyOf("1.0.0"), withdrawn: { reason: "slow" } },
          "1.1.0": { ...copyOf("1.1.0"), retired: { stage: "hidden", since: "2026-01-01" } },
          "1.2.0": { ...copyOf("1.2.0"), ring: "canary", endOfLife: "2030-01-01", tags: { a: "b" } },
          "1.3.0": copyOf("1.3.0"),
          "1.4.0": { ...copyOf("1.4.0"), state: "candidate" },
        },
      },
    },
    applications: {
      agent: {
        os: "linux",
        policy: "dr",
        versions: {
          "1.0.0": { package: { uri: "https://a/b.zip" }, actions: { install: "i", remove: "r" } },
        },
      },
    },
  });
});

test("a mirror has settings of its own", () => {
  const own = { description: "second", tags: { a: "b" }, protect: true, removed: true, subscription: "x" };
  expect(mirrored(own).gallery).toEqual({
    name: "contoso_dr",
    resourceGroup: "rg-dr",
    location: "northeurope",
    ...own,
  });
});

test("a mirror has the Terraform settings of its gallery, but for the state", () => {
  const spec = { ...SPEC, terraform: { azurermVersion: "~> 4.60", backend: { azurerm: { key: "a" } } } };
  expect(mirrored({}, spec).terraform).toEqual({ azurermVersion: "~> 4.60" });
  const backend = { azurerm: { key: "b" } };
  expect(mirrored({ backend }, spec).terraform).toEqual({ azurermVersion: "~> 4.60", backend });
  expect(mirrored({ backend }).terraform).toEqual({ backend });
});

test("the same source: data disks come too", () => {
  const versions = mirrored({ source: "same" }).images?.["ubuntu"]?.versions ?? {};
  expect(versions["1.3.0"]).toEqual({ source: SNAPSHOT, dataDisks: [{ lun: 0, ...SNAPSHOT }] });
  expect(mirrored({ source: { default: "same", images: { ubuntu: "copy" } } }).images).toEqual(mirrored().images);
  expect(mirrored({ source: { images: { ubuntu: "same" } } }).images?.["ubuntu"]?.versions).toEqual(versions);
});

test("a ring stays only where the policy of the mirror has it", () => {
  const { rings: _, ...dr } = SPEC.policies?.["dr"] ?? { regions: {}, tiers: [] };
  const spec: GallerySpec = { ...SPEC, policies: { ...SPEC.policies, dr } };
  const versions: ImageVersionSpec[] = Object.values(mirrored({}, spec).images?.["ubuntu"]?.versions ?? {});
  expect(versions.map(({ ring }) => ring)).toEqual(versions.map(() => undefined));
});

test.each([
  ["1.2.0", ["1.2.0", "1.3.0", "1.4.0"]],
  ["1.2.1", ["1.3.0", "1.4.0"]],
  ["2.0.0", []],
])("since %s: %j", (since, versions) => {
  expect(Object.keys(mirrored({ since }).images?.["ubuntu"]?.versions ?? {})).toEqual(versions);
});

test("images and applications by name, and policies by either", () => {
  expect(mirrored({ images: [], applications: ["agent"] })).not.toHaveProperty("images");
  expect(mirrored({ images: ["ubuntu"], applications: [] })).not.toHaveProperty("applications");
  const policy = { default: "dr", applications: { agent: "fleet" } };
  const both = mirrored({ policy });
  expect([both.images?.["ubuntu"]?.policy, both.applications?.["agent"]?.policy]).toEqual(["dr", "fleet"]);
  expect(Object.keys(both.policies ?? {})).toEqual(["fleet", "dr"]);
});

test("an image that is managed elsewhere is made in the mirror", () => {
  const images = { ubuntu: { ...SPEC.images?.["ubuntu"], existing: true } };
  expect(mirrored({}, { ...SPEC, images }).images?.["ubuntu"]).not.toHaveProperty("existing");
});

test("mirrors are in the order of their names, and have none", () => {
  const mirrors = { b: MIRROR, a: MIRROR, c: MIRROR };
  const all = mirrorsOf({ ...SPEC, mirrors });
  expect(all.map(({ gallery }) => gallery.name)).toEqual(["a", "b", "c"]);
  expect(all.flatMap(mirrorsOf)).toEqual([]);
  expect(mirrorsOf(SPEC)).toEqual([]);
});

describe("the gallery keeps what a mirror copies in the mirror's home", () => {
  const versions = { "1.0.0": { source: SNAPSHOT }, "1.1.0": { source: SNAPSHOT }, "1.2.0": { source: SNAPSHOT } };
  const image = { ...SPEC.images?.["ubuntu"], versions };
  const placesIn = (mirror: Partial<MirrorSpec>, policies = SPEC.policies) => {
    const spec = {
      ...SPEC,
      ...(policies && { policies }),
      images: { ubuntu: image },
      mirrors: { dr: { ...MIRROR, ...mirror } },
    };
    const [definition] = plan(spec).definitions;
    return definition ? places(definition) : {};
  };

  test("with one replica, hidden", () => {
    expect(placesIn({ location: "North Europe" })).toEqual({
      "1.2.0": "westeurope 2, northeurope 1 hidden",
      "1.1.0": "westeurope 2, northeurope 1 hidden",
      "1.0.0": "westeurope 2, northeurope 1 hidden",
    });
  });

  test("as the plan has it, where that reaches the region", () => {
    const fleet = {
      regions: { westeurope: {}, northeurope: {} },
      tiers: [
        { name: "latest", take: 1, regions: "all", replicas: 3 },
        { name: "others", take: "rest", regions: "home", replicas: 1 },
      ],
    } as const;
    expect(placesIn({}, { ...SPEC.policies, fleet })).toEqual({
      "1.2.0": "westeurope 3, northeurope 3",
      "1.1.0": "westeurope 1, northeurope 1 hidden",
      "1.0.0": "westeurope 1, northeurope 1 hidden",
    });
  });

  test("not what is older than `since`", () => {
    expect(placesIn({ since: "1.1.0" })["1.0.0"]).toBe("westeurope 2");
    expect(placesIn({ since: "1.1.0" })["1.1.0"]).toBe("westeurope 2, northeurope 1 hidden");
  });

  test.each<[string, Partial<MirrorSpec>]>([
    ["for the same source", { source: "same" }],
    ["for an image that the mirror does not have", { images: ["debian"] }],
    ["for a mirror that leaves", { removed: true }],
  ])("not %s", (_, mirror) => {
    expect(placesIn(mirror)["1.2.0"]).toBe("westeurope 2");
  });
});

test.each([
  [
    ["gallery", "name"],
    ["mirrors", "dr"],
  ],
  [["gallery"], ["mirrors", "dr"]],
  [
    ["gallery", "location"],
    ["mirrors", "dr", "location"],
  ],
  [
    ["terraform", "backend"],
    ["mirrors", "dr", "backend"],
  ],
  [
    ["terraform", "provider"],
    ["terraform", "provider"],
  ],
  [
    ["images", "ubuntu", "policy"],
    ["mirrors", "dr", "policy", "images", "ubuntu"],
  ],
  [
    ["images", "ubuntu", "versions", "1.0.0", "source", "galleryImageVersion"],
    ["mirrors", "dr", "source", "images", "ubuntu"],
  ],
  [
    ["images", "debian", "versions", "1.0.0", "source", "galleryImageVersion"],
    ["images", "debian", "versions", "1.0.0", "source", "galleryImageVersion"],
  ],
  [
    ["images", "ubuntu", "versions", "1.0.0", "tags"],
    ["images", "ubuntu", "versions", "1.0.0", "tags"],
  ],
  [
    ["policies", "dr"],
    ["policies", "dr"],
  ],
])("what stands at %j of a mirror stands at %j of the gallery's file", (at, inGallery) => {
  const mirrors = { dr: { ...MIRROR, source: { images: { debian: "same" } } } } as const;
  expect(pathInGallery({ mirrors }, "dr", at)).toEqual(inGallery);
});

describe("for any gallery", () => {
  const ANY = arbitrarySpec().chain(withApplications).chain(arbitraryMirrors);
  const RUNS = { numRuns: 200 };

  test("a mirror changes no other target region, wait or flag", () => {
    fc.assert(
      fc.property(ANY, (spec) => {
        const { mirrors: _, ...alone } = spec;
        const shape = (spec: GallerySpec) =>
          itemPlans(plan(spec)).map(({ kind, name, versions, latest }) => ({
            kind,
            name,
            versions: versions.map(({ version, targetRegions, waitsFor, excludeFromLatest }) => ({
              version,
              waitsFor,
              excludeFromLatest,
              targetRegions: targetRegions.filter(({ because }) => because.clause !== "mirror"),
            })),
            latest: [...latest].filter(([, version]) => version !== null),
          }));
        expect(shape(spec)).toEqual(shape(alone));
      }),
      RUNS,
    );
  });

  test("every copied version is in the mirror's home in the gallery's plan", () => {
    let copied = 0;
    fc.assert(
      fc.property(ANY, (spec) => {
        const [gallery, ...mirrors] = plansOf(spec);
        const ids = new Map<string, VersionPlan>(
          (gallery?.definitions ?? []).flatMap(({ name, versions }) =>
            versions.map((version) => [`/images/${name}/versions/${version.version}`, version] as const),
          ),
        );
        for (const mirror of mirrors) {
          const home = regionName(mirror.spec.gallery.location);
          for (const { versions } of mirror.definitions) {
            for (const { spec: version } of versions) {
              const [, id] = version.source?.galleryImageVersion?.split("/galleries/contoso_images") ?? [];
              if (id === undefined) continue;
              copied++;
              const found = ids.get(id)?.targetRegions.filter(({ name }) => name === home) ?? [];
              expect(found).toHaveLength(1);
              const [target] = found;
              if (target && !isPlacing(target.because) && home !== ids.get(id)?.home) {
                expect([target.replicas, target.excludeFromLatest]).toEqual([1, true]);
              }
            }
          }
        }
      }),
      RUNS,
    );
    expect(copied).toBeGreaterThan(100);
  });

  test("the order of keys has no meaning", () => {
    const reversed = (value: unknown): unknown =>
      typeof value !== "object" || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          );
    fc.assert(
      fc.property(ANY, (spec) => {
        expect(mirrorsOf(reversed(spec) as GallerySpec)).toEqual(mirrorsOf(spec));
        expect(mirrorsOf(spec)).toEqual(mirrorsOf(spec));
      }),
      RUNS,
    );
  });

  test("a mirror has no version that its gallery lacks, and the same states", () => {
    fc.assert(
      fc.property(ANY, (spec) => {
        for (const mirror of mirrorsOf(spec)) {
          for (const [name, { versions = {} }] of Object.entries(mirror.images ?? {})) {
            for (const [number, { state, withdrawn, retired }] of Object.entries(versions)) {
              const own = spec.images?.[name]?.versions?.[number];
              expect({ state, withdrawn, retired }).toEqual({
                state: own?.state,
                withdrawn: own?.withdrawn,
                retired: own?.retired,
              });
            }
          }
        }
      }),
      RUNS,
    );
  });
});
