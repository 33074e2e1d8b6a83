import fc from "fast-check";
import { IMAGE, OTHER_IMAGE, POLICY, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { terraformJson } from "../../support/emitted";

const SUBSCRIPTION = "aaaaaaaa-1111-1111-1111-111111111111";

function idOf(gallery: string, image: string, version: string, subscription = SUBSCRIPTION): string {
  const group = `/subscriptions/${subscription}/resourceGroups/rg-images`;
  return `${group}/providers/Microsoft.Compute/galleries/${gallery}/images/${image}/versions/${version}`;
}

const madeFrom = (galleryImageVersion: string): ImageVersionSpec => ({ source: { galleryImageVersion } });

function gallery(name: string, images: GallerySpec["images"] = {}, subscription?: string): GallerySpec {
  const settings = { name, resourceGroup: "rg-images", location: "westeurope" };
  return { gallery: { ...settings, ...(subscription && { subscription }) }, policies: { fleet: POLICY }, images };
}

interface Json {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}

interface Resource {
  readonly name?: string;
  readonly depends_on?: readonly string[];
  readonly body?: unknown;
}

const emitted = (...specs: GallerySpec[]): Json => terraformJson(specs.map((spec) => ({ spec }))) as Json;

/** Addresses with what they depend on, of versions only. */
function waits(json: Json): Record<string, readonly string[]> {
  const versions = Object.entries(json.resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, resource]) => [`${type}.${name}`, resource] as const),
  );
  return Object.fromEntries(
    versions
      .filter(([, { name }]) => /^\d/.test(name ?? ""))
      .map(([address, resource]) => [
        address.replace(/_[0-9A-F]{8}$/, ""),
        (resource.depends_on ?? []).map((each) => each.replace(/_[0-9A-F]{8}$/, "")),
      ]),
  );
}

const copies = (source: string) => ({ debian: { ...OTHER_IMAGE, versions: { "1.0.0": madeFrom(source) } } });
const dev = gallery("dev", { ubuntu: { ...IMAGE, versions: { "1.0.0": VERSION } } }, SUBSCRIPTION);

describe("a version made from a version of the same configuration", () => {
  test.each<[string, string]>([
    ["as it is written", idOf("dev", "ubuntu", "1.0.0")],
    ["in other capitals", idOf("DEV", "Ubuntu", "1.0.0").toUpperCase()],
  ])("keeps its literal id, %s, and waits for it, whichever file comes first", (_, id) => {
    const prod = gallery("prod", copies(id), SUBSCRIPTION);
    for (const json of [emitted(dev, prod), emitted(prod, dev)]) {
      expect(waits(json)).toEqual({
        "azurerm_shared_image_version.dev_ubuntu_1_0_0": [],
        "azapi_resource.prod_debian_1_0_0": ["azurerm_shared_image_version.dev_ubuntu_1_0_0"],
      });
      const [copy] = Object.values(json.resource["azapi_resource"] ?? {});
      expect(copy?.body).toMatchObject({ properties: { storageProfile: { source: { id } } } });
    }
  });

  test("waits for one of the same gallery and of the same image", () => {
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
    const versions = { "1.0.0": VERSION, "1.1.0": madeFrom(idOf("dev", "ubuntu", "1.0.0")) };
    const spec = {
      ...gallery("dev", { ubuntu: { ...IMAGE, versions } }, SUBSCRIPTION),
      policies: { fleet: { ...POLICY, tiers } },
    };
    expect(waits(emitted(spec))).toEqual({
      "azurerm_shared_image_version.dev_ubuntu_1_0_0": [],
      "azapi_resource.dev_ubuntu_1_1_0": ["azurerm_shared_image_version.dev_ubuntu_1_0_0"],
    });
  });

  test("knows the subscription of its gallery's provider too", () => {
    const provider = { subscription_id: SUBSCRIPTION };
    const [a, b] = [
      { ...gallery("dev", dev.images), terraform: { provider } },
      { ...gallery("prod", copies(idOf("dev", "ubuntu", "1.0.0"))), terraform: { provider } },
    ];
    expect(waits(emitted(a, b))["azapi_resource.prod_debian_1_0_0"]).toHaveLength(1);
  });

  test.each<[string, GallerySpec]>([
    ["is another gallery's", gallery("other", dev.images, SUBSCRIPTION)],
    ["may be in another subscription", gallery("dev", dev.images)],
    ["is in another subscription", gallery("dev", dev.images, "bbbbbbbb-1111-1111-1111-111111111111")],
    ["is not in it", gallery("dev", { ubuntu: { ...IMAGE, versions: { "0.9.0": VERSION } } }, SUBSCRIPTION)],
  ])("waits for none that %s", (_, other) => {
    const prod = gallery("prod", copies(idOf("dev", "ubuntu", "1.0.0")), SUBSCRIPTION);
    expect(waits(emitted(other, prod))["azapi_resource.prod_debian_1_0_0"]).toEqual([]);
  });

  test("does not wait for one that waits for it", () => {
    const versions = { "1.0.0": VERSION, "1.1.0": madeFrom(idOf("dev", "ubuntu", "1.0.0")) };
    expect(waits(emitted(gallery("dev", { ubuntu: { ...IMAGE, versions } }, SUBSCRIPTION)))).toEqual({
      "azurerm_shared_image_version.dev_ubuntu_1_0_0": ["azapi_resource.dev_ubuntu_1_1_0"],
      "azapi_resource.dev_ubuntu_1_1_0": [],
    });
  });

  test("does not wait for one that waits for it over another gallery", () => {
    const a = {
      "1.0.0": VERSION,
      "1.1.0": madeFrom(idOf("b", "ubuntu", "1.0.0")),
    };
    const b = { "1.0.0": madeFrom(idOf("a", "ubuntu", "1.0.0")) };
    const found = waits(
      emitted(
        gallery("b", { ubuntu: { ...IMAGE, versions: b } }, SUBSCRIPTION),
        gallery("a", { ubuntu: { ...IMAGE, versions: a } }, SUBSCRIPTION),
      ),
    );
    // 1.0.0 of a shrinks when 1.1.0 is in place, which is made from b's: so b's cannot wait for 1.0.0 of a.
    expect(found).toEqual({
      "azurerm_shared_image_version.a_ubuntu_1_0_0": ["azapi_resource.a_ubuntu_1_1_0"],
      "azapi_resource.a_ubuntu_1_1_0": ["azapi_resource.b_ubuntu_1_0_0"],
      "azapi_resource.b_ubuntu_1_0_0": [],
    });
  });
});

const NUMBERS = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"];

const arbitraryVersion = fc
  .record({
    from: fc.option(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("i", "j"), fc.constantFrom(...NUMBERS))),
    state: fc.constantFrom("active" as const, "candidate" as const),
    isWithdrawn: fc.boolean(),
  })
  .map(({ from, state, isWithdrawn }): ImageVersionSpec => ({
    ...(from ? madeFrom(idOf(...from)) : VERSION),
    state,
    ...(isWithdrawn && { withdrawn: { reason: "bad" } }),
  }));
const arbitraryImage = fc
  .dictionary(fc.constantFrom(...NUMBERS), arbitraryVersion)
  .map((versions) => ({ ...IMAGE, versions }));
const arbitraryGallery = (name: string) =>
  fc
    .record({ i: arbitraryImage, j: arbitraryImage, take: fc.integer({ min: 1, max: 3 }) })
    .map(({ take, ...images }): GallerySpec => {
      const tiers = [{ name: "latest", take, regions: "all", replicas: 2 } as const, ...POLICY.tiers.slice(1)];
      return { ...gallery(name, images, SUBSCRIPTION), policies: { fleet: { ...POLICY, tiers } } };
    });

/** Addresses that stand on a path from one of them to itself. */
function cyclic(json: Json): string[] {
  const all = waits(json);
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (all[from] ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return Object.keys(all).filter((address) => reaches(address, address));
}

test("no versions of any configuration wait for each other", () => {
  fc.assert(
    fc.property(arbitraryGallery("a"), arbitraryGallery("b"), (a, b) => {
      expect(cyclic(emitted(a, b))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("the order of the files decides nothing, and a copy that does not wait for its source would close a cycle", () => {
  let left = 0;
  fc.assert(
    fc.property(arbitraryGallery("a"), arbitraryGallery("b"), (a, b) => {
      const found = waits(emitted(a, b));
      expect(waits(emitted(b, a))).toEqual(found);
      for (const { gallery, images = {} } of [a, b]) {
        for (const [image, { versions = {} }] of Object.entries(images)) {
          for (const [version, { source }] of Object.entries(versions)) {
            const addressOf = (...path: string[]) =>
              Object.keys(found).find((address) => address.endsWith(`.${path.join("_").replaceAll(".", "_")}`));
            const path = /galleries\/(.*)\/images\/(.*)\/versions\/(.*)$/.exec(source.galleryImageVersion ?? "");
            const from = path && addressOf(...path.slice(1));
            const copy = addressOf(gallery.name, image, version) as string;
            if (!from || from === copy || found[copy]?.includes(from)) continue;
            left++;
            expect(isBehind(found, from, copy)).toBe(true);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(left).toBeGreaterThan(50);
});

function isBehind(all: Record<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const each of seen) for (const next of all[each] ?? []) seen.add(next);
  return seen.has(to);
}

test("each of ten thousand copies waits for its source", () => {
  const versions = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`1.0.${n}`, VERSION]));
  const copied = Object.fromEntries(
    Object.keys(versions).map((version) => [version, madeFrom(idOf("dev", "ubuntu", version))]),
  );
  const all = waits(
    emitted(
      gallery("dev", { ubuntu: { ...IMAGE, versions } }, SUBSCRIPTION),
      gallery("prod", { ubuntu: { ...IMAGE, versions: copied } }, SUBSCRIPTION),
    ),
  );
  for (const version of Object.keys(versions)) {
    const name = version.replaceAll(".", "_");
    expect(all[`azapi_resource.prod_ubuntu_${name}`]).toContain(`azurerm_shared_image_version.dev_ubuntu_${name}`);
  }
});
