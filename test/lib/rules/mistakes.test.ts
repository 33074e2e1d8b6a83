import fc from "fast-check";
import { check as checkWith } from "../../../lib/check/check";
import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { RULES } from "../../../lib/rules/index";
import { VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { arbitrarySpec } from "../../support/arbitrary-spec";

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };
type Spec = Mutable<GallerySpec>;
type Image = NonNullable<Spec["images"]>[string];
type Policy = NonNullable<Spec["policies"]>[string];

/** One mistake of each family, made in any valid spec: its rule finds it, whatever else the spec holds. */
const MISTAKES: Record<string, (spec: Spec) => void> = {
  "invalid-gallery-name": ({ gallery }) => (gallery.name += "-"),
  "invalid-resource-group-name": ({ gallery }) => (gallery.resourceGroup += "."),
  "ambiguous-sharing": ({ gallery }) => (gallery.sharing = {}),
  "invalid-definition-name": (spec) => (spec.images!["a b"] = image(spec)),
  "invalid-identifier": (spec) => (image(spec).identifier!.sku += "."),
  "duplicate-identifier": (spec) => (spec.images!["copy"] = structuredClone(image(spec))),
  "incomplete-definition": (spec) => delete image(spec).os,
  "unknown-policy": (spec) => (image(spec).policy = "__proto__"),
  "invalid-version-number": (spec) => addVersion(spec, {}, "9.9"),
  "missing-source": (spec) => addVersion(spec, { source: {} }),
  "ambiguous-source": (spec) => addVersion(spec, { source: { managedImage: "/i", snapshot: "/s" } }),
  "unknown-ring": (spec) => addVersion(spec, { ring: "nowhere" }),
  "empty-withdrawal-reason": (spec) => addVersion(spec, { withdrawn: { reason: "" } }),
  "invalid-end-of-life": (spec) => addVersion(spec, { endOfLife: "2030-02-30" }),
  "invalid-timeout": (spec) => addVersion(spec, { timeoutMinutes: { create: 0 } }),
  "shallow-version-spread": (spec) =>
    addVersion(spec, { replicationMode: "shallow", placement: { eastus: 1, uksouth: 1 } }),
  "policy-without-regions": (spec) => (policy(spec).regions = {}),
  "policy-without-tiers": (spec) => (policy(spec).tiers = []),
  "missing-rest-tier": (spec) => (policy(spec).tiers.at(-1)!.take = 5),
  "rest-tier-not-last": (spec) => policy(spec).tiers.push({ name: "z", take: 1, regions: "all", replicas: 1 }),
  "invalid-take": (spec) => (policy(spec).tiers[0]!.take = 1.5),
  "duplicate-tier": (spec) => policy(spec).tiers.unshift({ ...policy(spec).tiers[0]!, take: 1 }),
  "duplicate-ring": (spec) => (policy(spec).rings = [ring("a"), ring("a")]),
  "rest-ring-not-last": (spec) => (policy(spec).rings = [{ name: "a", regions: "rest" }, ring("b")]),
  "empty-region-list": (spec) => (policy(spec).rings = [{ name: "a", regions: [] }]),
  "region-outside-policy": (spec) => (policy(spec).tiers[0]!.replicas = { constructor: 1 }),
  "home-outside-policy": (spec) => ((image(spec).location = "brazilsouth"), addVersion(spec, {})),
  "duplicate-region": (spec) => {
    const [key] = Object.keys(policy(spec).regions);
    policy(spec).regions[` ${key}`] = {};
  },
  "zone-redundant-in-unknown-region": (spec) => (policy(spec).regions["mars"] = { storage: "zone-redundant" }),
  "zone-redundant-storage-without-zones": (spec) => (policy(spec).regions["canadaeast"] = { storage: "Standard_ZRS" }),
  "invalid-storage-since": (spec) =>
    (policy(spec).regions["eastus3"] = { storage: { type: "Premium_LRS", since: "1.0", before: "Standard_LRS" } }),
  "too-many-replicas": (spec) => (policy(spec).tiers[0]!.replicas = 101),
  "invalid-replicas": (spec) => addVersion(spec, { placement: { eastus: 0 } }),
  "invalid-sizing": (spec) => (policy(spec).sizing = { minimum: 0 }),
  "invalid-demand": (spec) => (spec.demand = { eastus: { vms: -1 } }),
  "partly-encrypted": (spec) => {
    policy(spec).regions["brazilsouth"] = { diskEncryptionSetId: "/d" };
    policy(spec).regions["canadacentral"] = {};
  },
  "region-removal-forbidden": (spec) => {
    policy(spec).regions["brazilsouth"] = {};
    policy(spec).tiers.unshift({ name: "first", take: 1, regions: ["brazilsouth"], replicas: 1 });
    policy(spec).tiers.at(-1)!.regions = "home";
    addVersion(spec, { allowRegionRemoval: false });
  },
};

/** The first image is of the gallery's policy or another; this is the one that its versions are placed by. */
function policy(spec: Spec): Policy {
  return spec.policies![image(spec).policy ?? spec.gallery.policy!]!;
}

function image(spec: Spec): Image {
  return spec.images!["image-0"]!;
}

function addVersion(spec: Spec, parts: Partial<NonNullable<Image["versions"]>[string]>, number = "99.0.0") {
  const added = { ...structuredClone(VERSION), ...parts } as NonNullable<Image["versions"]>[string];
  image(spec).versions = { ...image(spec).versions, [number]: added };
}

function ring(name: string): NonNullable<Policy["rings"]>[number] {
  return { name, regions: ["eastus"] };
}

test.each(Object.entries(MISTAKES))("%s is found in any spec", (rule, make) => {
  fc.assert(
    fc.property(arbitrarySpec(), (valid) => {
      const spec = structuredClone(valid) as Spec;
      make(spec);
      const findings = checkWith(
        RULES.filter(({ id }) => id === rule),
        [plan(spec)],
      );
      expect(findings).toContainEqual(expect.objectContaining({ rule, severity: "error" }));
    }),
    { numRuns: 20 },
  );
});

test("two specs of one gallery are found to create it, and their definitions, twice", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      const found = check([plan(spec), plan(structuredClone(spec))]).map(({ rule }) => rule);
      expect(found).toEqual(expect.arrayContaining(["gallery-created-twice", "definition-planned-twice"]));
    }),
    { numRuns: 20 },
  );
});

test("the order of keys and of versions changes no finding", () => {
  fc.assert(
    fc.property(arbitrarySpec(), fc.constantFrom(...Object.values(MISTAKES)), (valid, make) => {
      const spec = structuredClone(valid) as Spec;
      make(spec);
      expect(check([plan(reversed(spec))])).toEqual(check([plan(spec)]));
    }),
    { numRuns: 200 },
  );
});

function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reversed(item) as unknown] as const);
  return Object.fromEntries(entries.reverse()) as T;
}
