import { loadSpec } from "../../../constructs/load";
import fc from "fast-check";
import { readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { POLICY } from "../../../lib/check/facts/examples";
import type { ApplicationVersionSpec } from "../../../lib/spec/application-version-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import type { GallerySpec, ManagedIdentity } from "../../../lib/spec/gallery-spec";
import { mirrorsOf } from "../../../lib/spec/mirrors";
import { arbitraryMirrors } from "../../support/arbitrary-mirrors";
import { withApplications } from "../../support/arbitrary-application";
import { arbitraryAzapiSpec } from "../../support/arbitrary-azapi";
import { withGates } from "../../support/arbitrary-gate";
import { SUBSCRIPTION } from "../../support/arbitrary-policy";
import { throughConstructs } from "../../support/constructed";
import { terraformJson } from "../../support/emitted";

const from = (spec: GallerySpec) => ({ spec, findings: [], place: () => null, isIncomplete: () => false });

/** As text, in which the order of keys counts too. */
const emitted = (...specs: GallerySpec[]): string => JSON.stringify(terraformJson(specs.map(from)), null, 1);
const constructed = (...specs: GallerySpec[]): string => JSON.stringify(throughConstructs(specs.map(from)), null, 1);

const EXAMPLES = join(__dirname, "..", "..", "..", "examples");
const GALLERIES = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "gallery.yaml")));

test.each(GALLERIES)("example %s: emission and constructs write the same, under the same addresses", (name) => {
  const { spec } = loadSpec(join(EXAMPLES, name, "gallery.yaml"));
  expect(emitted(spec)).toBe(constructed(spec));
});

test("any valid specification: emission and constructs write the same, under the same addresses", () => {
  fc.assert(
    fc.property(arbitraryAzapiSpec().chain(withGates), (spec) => {
      expect(emitted(spec)).toBe(constructed(spec));
    }),
    { numRuns: 60 },
  );
});

test("any gallery with mirrors, and each of its mirrors alone", () => {
  fc.assert(
    fc.property(arbitraryAzapiSpec().chain(withApplications).chain(arbitraryMirrors), (spec) => {
      for (const each of [spec, ...mirrorsOf(spec)]) expect(emitted(each)).toBe(constructed(each));
    }),
    { numRuns: 40 },
  );
});

test("the configuration of a mirror refers to nothing of its gallery", () => {
  let copies = 0;
  fc.assert(
    fc.property(arbitraryAzapiSpec().chain(withApplications).chain(arbitraryMirrors), (spec) => {
      const ofGallery = addressesIn(terraformJson([from(spec)]));
      for (const mirror of mirrorsOf(spec)) {
        const json = terraformJson([from(mirror)]);
        const own = addressesIn(json);
        const text = JSON.stringify(json);
        for (const [, address = ""] of text.matchAll(/\$\{((?:azurerm|azapi|terraform)_\w+\.[\w-]+)\./g))
          expect(own).toContain(address);
        for (const address of ofGallery) expect(text).not.toContain(`${address}.`);
        for (const [id] of text.matchAll(/\/subscriptions\/[^"]*\/galleries\/contoso_images\/[^"]*/g)) {
          copies++;
          expect(id).toMatch(/\/images\/image-\d\/versions\/\d+\.\d+\.\d+$/);
          expect(id).not.toContain("${");
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(copies).toBeGreaterThan(20);
});

function addressesIn(json: unknown): string[] {
  const { resource = {} } = json as { resource?: Record<string, object> };
  return Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

/** What means something to Terraform, to cdktf, to objects and to addresses; cdktf alone loses a tag `__proto__`. */
const AWKWARD = fc.oneof(
  fc.constantFrom("${x}", "%{x}", "$${x}", "${TfToken[a.1]}", "#{TfToken[b]}", "//", "2", "10", "Default"),
  fc.string({ maxLength: 12 }).filter((text) => text !== "__proto__"),
);

const NAMES = fc.constantFrom("1gp", "a.b", "Resource", "Default", "constructor", "images", "ü", "0");

const ACCOUNT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/packages`;
const OPERATOR = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/reader`;
const PRINCIPAL = "33333333-3333-3333-3333-333333333333";

const IDENTITY = fc.constantFrom<ManagedIdentity | undefined>(
  undefined,
  { systemAssigned: true },
  { systemAssigned: true, storageAccounts: [{ storageAccountId: ACCOUNT }] },
  { userAssigned: [OPERATOR], storageAccounts: [{ storageAccountId: ACCOUNT, principalId: PRINCIPAL }] },
  {
    systemAssigned: true,
    userAssigned: [OPERATOR],
    storageAccounts: [{ storageAccountId: ACCOUNT }, { storageAccountId: ACCOUNT, principalId: PRINCIPAL }],
  },
);

test("any valid specification with applications, in a gallery with or without an identity", () => {
  fc.assert(
    fc.property(arbitraryAzapiSpec().chain(withApplications).chain(withGates), IDENTITY, (spec, identity) => {
      const gallery = { ...spec.gallery, ...(identity && { subscription: SUBSCRIPTION, identity }) };
      expect(emitted({ ...spec, gallery })).toBe(constructed({ ...spec, gallery }));
    }),
    { numRuns: 60 },
  );
});

test("awkward texts of applications: emission and constructs write the same", () => {
  fc.assert(
    fc.property(AWKWARD, fc.dictionary(AWKWARD, AWKWARD, { maxKeys: 4 }), NAMES, (text, tags, name) => {
      const version: ApplicationVersionSpec = {
        package: { uri: text, file: text },
        actions: { install: text, remove: text },
        tags,
      };
      const customActions = [{ name: text, script: text, parameters: [{ name: text, defaultValue: text }] }];
      const spec: GallerySpec = {
        outputs: true,
        gallery: { name: "g", resourceGroup: text, location: "West Europe", subscription: SUBSCRIPTION },
        images: { [name]: { identifier: { publisher: "p", offer: "o", sku: "s" }, os: "linux" } },
        applications: {
          [name]: { os: "windows", eula: text, tags, versions: { "1.0.0": version, latest: version } },
          custom: { os: "linux", customActions, versions: { "1.0.0": { ...version, customActions } } },
        },
      };
      expect(emitted(spec)).toBe(constructed(spec));
    }),
    { numRuns: 100 },
  );
});

test.each([true, false])("an application that is managed elsewhere, in a gallery that is: %s", (existing) => {
  const actions = { install: "./install.sh", remove: "./remove.sh" };
  const uri = "https://a.blob.core.windows.net/packages/agent.zip";
  const spec: GallerySpec = {
    gallery: { name: "a", resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION, existing },
    policies: { fleet: POLICY },
    applications: {
      agent: {
        existing: true,
        policy: "fleet",
        versions: {
          "1.0.0": { package: { uri }, actions },
          "1.1.0": { package: { uri, sas: { variable: "sas" } }, actions, state: "candidate" },
        },
      },
    },
  };
  expect(emitted(spec)).toBe(constructed(spec));
  expect(emitted(spec)).toContain('"variable"');
});

test("awkward texts and names: emission and constructs write the same", () => {
  fc.assert(
    fc.property(AWKWARD, fc.dictionary(AWKWARD, AWKWARD, { maxKeys: 4 }), NAMES, (text, tags, name) => {
      const identifier = { publisher: text, offer: "o", sku: "s" };
      const versions = { "1.0.0": { source: { managedImage: text }, tags }, latest: { source: { snapshot: text } } };
      const spec: GallerySpec = {
        outputs: true,
        gallery: { name, resourceGroup: text, location: "West Europe", description: text, tags },
        images: { [name]: { identifier, os: "linux", eula: text, tags, versions } },
      };
      expect(emitted(spec)).toBe(constructed(spec));
    }),
    { numRuns: 100 },
  );
});

test("two galleries of two subscriptions, one of them managed elsewhere", () => {
  const gallery = { resourceGroup: "rg", location: "westeurope" };
  const image = { identifier: { publisher: "p", offer: "o", sku: "s" }, os: "linux" } as const;
  const versions = { "1.0.0": { source: { published: true } } } as const;
  const a: GallerySpec = {
    gallery: { ...gallery, name: "a", subscription: SUBSCRIPTION },
    images: { i: { ...image, versions } },
  };
  const b: GallerySpec = {
    gallery: { ...gallery, name: "b", subscription: "22222222-2222-2222-2222-222222222222", existing: true },
    images: { i: { existing: true, versions } },
  };
  expect(emitted(a, b)).toBe(constructed(a, b));
});

test("versions made from versions of either gallery wait for the same", () => {
  const id = (gallery: string, version: string) =>
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/${gallery}/images/i/versions/${version}`;
  const copyOf = (gallery: string, version: string) => ({ source: { galleryImageVersion: id(gallery, version) } });
  const snapshot = { source: { snapshot: "s" } };
  const spec = (name: string, versions: Readonly<Record<string, ImageVersionSpec>>): GallerySpec => ({
    gallery: { name, resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION },
    policies: { fleet: POLICY },
    images: { i: { identifier: { publisher: "p", offer: "o", sku: "s" }, os: "linux", policy: "fleet", versions } },
  });
  const a = spec("a", { "1.0.0": snapshot, "1.1.0": copyOf("a", "1.0.0"), "1.2.0": copyOf("b", "1.0.0") });
  const b = spec("b", { "1.0.0": copyOf("a", "1.1.0"), "1.1.0": copyOf("b", "1.0.0"), "1.2.0": snapshot });
  expect(emitted(a, b)).toBe(constructed(a, b));
  expect(emitted(b, a)).toBe(constructed(b, a));
  const dependencies = emitted(a, b).match(/"azapi_resource\.b_i_1_0_0_\w+"/g) ?? [];
  // Of b 1.0.0: the address itself, the anchor of its image, and its copies.
  expect(dependencies.length).toBeGreaterThan(1);
});

test("a gallery that is removed leaves its provider alone", () => {
  const gallery = { resourceGroup: "rg", location: "westeurope" };
  const image = { identifier: { publisher: "p", offer: "o", sku: "s" }, os: "linux" } as const;
  const a: GallerySpec = { gallery: { ...gallery, name: "a", subscription: SUBSCRIPTION }, images: { i: image } };
  const b: GallerySpec = {
    gallery: { ...gallery, name: "b", subscription: "22222222-2222-2222-2222-222222222222", removed: true },
    images: { i: image },
  };
  expect(emitted(a, b)).toBe(constructed(a, b));
  expect(emitted(a, b)).not.toContain('"b"');
});

const [ADA, BEN] = ["44444444-4444-4444-4444-444444444444", "55555555-5555-5555-5555-555555555555"];

test.each([
  ["created", {}, {}],
  ["created, with an identity", { identity: { systemAssigned: true } }, {}],
  ["created, with items that exist already", {}, { existing: true }],
  ["managed elsewhere", { existing: true }, { existing: true }],
])("grants and the lock of a gallery that is %s", (_, settings, item) => {
  const spec: GallerySpec = {
    gallery: {
      name: "a",
      resourceGroup: "rg",
      location: "westeurope",
      subscription: SUBSCRIPTION,
      lock: "delete",
      ...settings,
    },
    images: { i: { identifier: { publisher: "p", offer: "o", sku: "s" }, os: "linux", ...item } },
    applications: { i: { os: "linux", ...item } },
    access: [
      { role: "reader", principals: [ADA, BEN], principalType: "Group", description: "the ${web} team" },
      { role: "sharing-admin", principals: [ADA] },
      { role: "publisher", principals: [ADA, ADA], images: ["i", "lost"], applications: ["i"], condition: "${c}" },
      { role: "reader", principals: [BEN, "${x}/y"], applications: ["i"] },
      { role: "reader", principals: [BEN], images: ["i"] },
    ],
  };
  expect(emitted(spec)).toBe(constructed(spec));
  const { resource } = terraformJson([from(spec)]) as { resource: Record<string, Record<string, unknown>> };
  expect(Object.keys(resource["azurerm_role_assignment"] ?? {})).toHaveLength(8);
  expect(Object.keys(resource["azurerm_management_lock"] ?? {})).toHaveLength("existing" in settings ? 0 : 1);
});

test.each(["1gp", "0", "ü1"])("a gallery named %s has addresses that Terraform takes", (name) => {
  const { resource } = terraformJson([
    from({ gallery: { name, resourceGroup: "rg", location: "westeurope" }, images: { i: {} } }),
  ]) as { resource: Record<string, Record<string, unknown>> };
  const names = Object.values(resource).flatMap((named) => Object.keys(named));
  expect(names.length).toBe(3);
  for (const each of names) expect(each).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
});
