import { diff } from "../../../lib/diff/diff";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { NO_PROTECTIONS } from "../../../lib/plan/protections";
import {
  COMMUNITY,
  computeId,
  example,
  IMAGE,
  managedImage,
  OTHER_IMAGE,
  VERSION,
  type ExampleParts,
} from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { changed, compared, definitionOf, effects, versionOf } from "../../support/compared";

const PATH = "contoso_images/ubuntu-2404";
const DES = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets";

/** The attributes of the only version that change, with their class. */
function classes(before: Partial<ImageVersionSpec>, after: Partial<ImageVersionSpec>, asOf?: string): string[] {
  const found = changed({ version: before }, { version: after }, asOf === undefined ? {} : { asOf });
  return versionOf(found).changes.map(({ attribute, effect }) => `${attribute} ${effect}`);
}

/** The same for the definition. */
function definitionClasses(before: Partial<ImageDefinitionSpec>, after: Partial<ImageDefinitionSpec>): string[] {
  const found = changed({ image: before }, { image: after });
  return definitionOf(found).changes.map(({ attribute, effect }) => `${attribute} ${effect}`);
}

test("nothing changes between a gallery and itself", () => {
  const found = changed({}, {});
  expect(found.galleries).toEqual([]);
  expect(found.totals.replicas).toEqual({ before: 6, after: 6 });
});

test("names are the same without regard to capitals, regions in any spelling", () => {
  const other = example({ gallery: { location: "West Europe" } });
  expect(compared(example(), other).galleries).toEqual([]);
  // Azure takes both names for one, but the provider replaces a gallery whose name is written another way.
  expect(effects(changed({}, { gallery: { name: "Contoso_Images" } }))).toEqual([
    "Contoso_Images replaced already-exists",
  ]);
});

test("a gallery, a definition, a version that comes is created, and one that goes is destroyed", () => {
  const both = example({
    spec: { images: { "ubuntu-2404": example().images?.["ubuntu-2404"] ?? {}, debian: OTHER_IMAGE } },
  });
  expect(effects(compared(example(), both))).toEqual([
    "contoso_images/debian created",
    "contoso_images/debian/1.3.0 created",
  ]);
  expect(effects(diff([], [plan(example())]))).toEqual([
    "contoso_images created",
    `${PATH} created`,
    `${PATH}/1.3.0 created`,
  ]);
  expect(effects(diff([plan(example())], []))).toEqual([
    "contoso_images destroyed",
    `${PATH} destroyed`,
    `${PATH}/1.3.0 destroyed`,
  ]);
});

test("what others manage is neither created nor destroyed with what is managed here", () => {
  const existing: ExampleParts = { gallery: { existing: true }, image: { existing: true } };
  expect(effects(diff([], [plan(example(existing))]))).toEqual([`${PATH}/1.3.0 created`]);
});

test("handing a gallery over to others destroys it, and taking one over is refused, since it exists", () => {
  expect(effects(changed({}, { gallery: { existing: true } }))).toEqual(["contoso_images destroyed"]);
  expect(effects(changed({ gallery: { existing: true } }, {}))).toEqual(["contoso_images refused"]);
  expect(effects(changed({}, { image: { existing: true } }))).toEqual([`${PATH} destroyed`]);
});

test("galleries of one name in two resource groups or subscriptions are two", () => {
  const group = (resourceGroup: string) => example({ gallery: { resourceGroup } });
  expect(effects(compared(group("rg-a"), group("rg-b"))).filter((effect) => !effect.includes("/"))).toEqual([
    "contoso_images destroyed",
    "contoso_images created",
  ]);
  // One gallery in other capitals is still one.
  expect(effects(compared(group("rg-a"), group("RG-A")))[0]).toBe("contoso_images replaced already-exists");
  // What only Terraform knows speaks against nothing.
  expect(compared(group("rg-a"), group("${azurerm_resource_group.rg.name}")).galleries).toEqual([]);
});

test("two galleries of one name are paired by what both sides know", () => {
  const inGroup = (resourceGroup: string, description: string) =>
    plan(example({ gallery: { resourceGroup, description } }));
  const found = diff([inGroup("rg-a", "a"), inGroup("rg-b", "b")], [inGroup("rg-b", "b"), inGroup("rg-a", "new")]);
  expect(found.galleries.map(({ changes }) => changes.map(({ before, after }) => [before, after]))).toEqual([
    [["a", "new"]],
  ]);
});

test("a definition whose versions stand in two plans is one", () => {
  const part = (...versions: string[]) =>
    plan(
      example({
        gallery: { existing: true },
        image: { existing: true, versions: Object.fromEntries(versions.map((version) => [version, VERSION])) },
      }),
    );
  // 1.0.0 is the newest of its own plan now, so it goes to both regions; 1.1.0 stays there.
  expect(effects(diff([part("1.0.0", "1.1.0")], [part("1.0.0"), part("1.1.0")]))).toEqual([`${PATH}/1.0.0 in-place`]);
});

test.each<[string, Partial<ImageVersionSpec>, Partial<ImageVersionSpec>, string[]]>([
  ["source", {}, managedImage(), ["source replaced"]],
  ["allowRegionRemoval", {}, { allowRegionRemoval: false }, ["allowRegionRemoval replaced"]],
  ["allowRegionRemoval by default", {}, { allowRegionRemoval: true, tags: { a: "b" } }, ["tags in-place"]],
  ["replicationMode", {}, { replicationMode: "shallow" }, ["replicationMode replaced"]],
  ["end of life set", {}, { endOfLife: "2030-01-01" }, ["endOfLife in-place"]],
  ["end of life moved", { endOfLife: "2030-01-01" }, { endOfLife: "2031-01-01" }, ["endOfLife in-place"]],
  ["end of life removed", { endOfLife: "2030-01-01" }, {}, ["endOfLife.removed replaced"]],
  ["tags", { tags: { a: "b" } }, { tags: { a: "c" } }, ["tags in-place"]],
  ["storage", {}, { storage: { northeurope: "Premium_LRS" } }, ["targetRegions.storage refused"]],
  ["placement", {}, { placement: { westeurope: 3 } }, ["targetRegions.removed in-place"]],
  [
    "placement where no region may go",
    { allowRegionRemoval: false },
    { allowRegionRemoval: false, placement: { westeurope: 3 } },
    ["targetRegions.forbidden refused"],
  ],
  ["replicas", {}, { placement: { westeurope: 3, northeurope: 4 } }, ["targetRegions.replicas in-place"]],
  [
    "withdrawn",
    {},
    { withdrawn: { reason: "broken" } },
    ["excludeFromLatest in-place", "targetRegions.excludeFromLatest in-place"],
  ],
  [
    "home, which moves to the front of the regions",
    {},
    { location: "northeurope" },
    ["location replaced", "targetRegions.order in-place"],
  ],
  [
    "a shallow version elsewhere",
    { replicationMode: "shallow", placement: { westeurope: 1 } },
    { replicationMode: "shallow", placement: { westeurope: 2 } },
    ["targetRegions.shallow refused"],
  ],
])("a version's %s", (_, before, after, expected) => {
  expect(classes(before, after)).toEqual(expected);
});

test("a version that needs azapi for something new is another resource, which is refused", () => {
  const blocked = { version: { blockDeletionBeforeEndOfLife: true, endOfLife: "2030-01-01" } };
  const found = changed({ version: { endOfLife: "2030-01-01" } }, blocked);
  expect(versionOf(found)).toMatchObject({ effect: "replaced", outcome: "already-exists" });
  expect(changed(blocked, blocked).galleries).toEqual([]);
});

test("those that a gallery is shared with are added and removed; soft delete that is no longer said stays", () => {
  const shared = (...subscriptions: string[]): ExampleParts => ({
    gallery: { sharing: { direct: { subscriptions } } },
  });
  expect(effects(changed(shared("a"), shared("b")))).toEqual(["contoso_images in-place"]);
  expect(effects(changed({}, shared("a")))).toEqual(["contoso_images replaced already-exists"]);
  expect(effects(changed({ gallery: { softDelete: true } }, { gallery: { softDelete: false } }))).toEqual([
    "contoso_images in-place",
  ]);
  expect(changed({ gallery: { softDelete: true } }, {}).galleries).toEqual([]);
});

test("what only Terraform or the plan reads is no change", () => {
  const other: Partial<ImageVersionSpec> = { timeoutMinutes: { create: 5 }, sizeGiB: 3, storage: {} };
  expect(changed({}, { version: other, gallery: { protect: true } }).galleries).toEqual([]);
});

test("a date and its midnight are the same, and so are two instants", () => {
  expect(
    changed({ version: { endOfLife: "2030-01-01" } }, { version: { endOfLife: "2030-01-01T01:00:00+01:00" } })
      .galleries,
  ).toEqual([]);
});

test("an end of life that is over is refused, from its day on", () => {
  const end = { endOfLife: "2026-11-22" };
  expect(classes({}, end, "2026-11-21")).toEqual(["endOfLife in-place"]);
  expect(classes({}, end, "2026-11-22")).toEqual(["endOfLife.past refused"]);
  const created = diff([], [plan(example({ version: end }))], { asOf: "2026-11-22" });
  expect(effects(created).at(-1)).toBe(`${PATH}/1.3.0 refused`);
  // One that was over before is not sent again.
  expect(
    changed({ version: end }, { version: { ...end, tags: { a: "b" } } }, { asOf: "2027-01-01" }).totals.effects.version,
  ).toMatchObject({ "in-place": 1, refused: 0 });
});

describe("encryption", () => {
  const encrypted = (regions: Readonly<Record<string, string | undefined>>, version: Partial<ImageVersionSpec> = {}) =>
    example({
      policy: {
        regions: Object.fromEntries(
          Object.entries(regions).map(([region, set]) => [
            region,
            set === undefined ? {} : { diskEncryptionSetId: `${DES}/${set}` },
          ]),
        ),
      },
      version,
    });
  const encryptionClasses = (before: GallerySpec, after: GallerySpec): string[] =>
    versionOf(compared(before, after)).changes.map(({ attribute, effect }) => `${attribute} ${effect}`);
  const both = { westeurope: "we", northeurope: "ne" };

  test("added to, or taken from, a region that stays moves it to another provider, which replaces", () => {
    const plain = encrypted({ westeurope: undefined, northeurope: undefined });
    const added = ["provider replaced", "targetRegions.encryption refused"];
    expect(encryptionClasses(plain, encrypted(both))).toEqual(added);
    expect(versionOf(compared(plain, encrypted(both)))).toMatchObject({
      effect: "replaced",
      outcome: "already-exists",
    });
    const removed = ["provider replaced", "targetRegions.encryption replaced"];
    expect(encryptionClasses(encrypted(both), plain)).toEqual(removed);
  });

  test("another set in a region that stays is refused", () => {
    const other = encrypted({ ...both, northeurope: "other" });
    expect(encryptionClasses(encrypted(both), other)).toEqual(["targetRegions.encryption refused"]);
  });

  test("a region more or less is in place through azapi, and replaces where azurerm manages it", () => {
    const less = encrypted(both, { placement: { westeurope: 3 } });
    const inPlace = "targetRegions.diskEncryptionSet in-place";
    expect(encryptionClasses(encrypted(both), less)).toEqual(["targetRegions.removed in-place", inPlace]);
    expect(encryptionClasses(less, encrypted(both))).toEqual(["targetRegions.added in-place", inPlace]);
    const byAzurerm = (spec: GallerySpec): GalleryPlan => {
      const planned = plan(spec);
      const managedBy = { provider: "azurerm", because: [] } as const;
      const definitions = planned.definitions.map((definition) => ({
        ...definition,
        versions: definition.versions.map((version) => ({ ...version, managedBy })),
      }));
      return { ...planned, definitions };
    };
    const found = diff([byAzurerm(encrypted(both))], [byAzurerm(less)]);
    expect(versionOf(found)).toMatchObject({ effect: "replaced", outcome: "already-exists" });
  });

  test("a region more or less does not where it is not", () => {
    expect(classes({ placement: { westeurope: 3 } }, {})).toEqual(["targetRegions.added in-place"]);
  });
});

test.each<[string, Partial<ImageDefinitionSpec>, Partial<ImageDefinitionSpec>, string[]]>([
  ["description", {}, { description: "x" }, ["description in-place"]],
  ["recommendations", {}, { recommended: { vcpus: { min: 2 } } }, ["recommended in-place"]],
  ["disallowed disk types", {}, { disallowedDiskTypes: ["Premium_LRS"] }, ["disallowedDiskTypes in-place"]],
  ["release notes", {}, { releaseNotesUri: "https://contoso.com" }, ["releaseNotesUri in-place"]],
  ["end of life removed", { endOfLife: "2030-01-01" }, {}, ["endOfLife.removed replaced"]],
  ["operating system", {}, { os: "windows" }, ["os replaced"]],
  ["generation", { generation: "V1" }, {}, ["generation replaced"]],
  ["security", {}, { security: "trusted-launch" }, ["security replaced"]],
  ["privacy statement", {}, { privacyStatementUri: "https://contoso.com" }, ["privacyStatementUri replaced"]],
  ["eula", {}, { eula: "x" }, ["eula replaced"]],
  ["purchase plan", {}, { purchasePlan: { name: "x" } }, ["purchasePlan replaced"]],
])("a definition's %s", (_, before, after, expected) => {
  expect(definitionClasses(before, after)).toEqual(expected);
});

test("the provider's defaults, flags that are false and what is empty are no change", () => {
  const defaults: Partial<ImageDefinitionSpec> = {
    osState: "generalized",
    generation: "V1",
    architecture: "x64",
    hibernation: false,
    tags: {},
    recommended: { vcpus: {} },
    disallowedDiskTypes: [],
    description: "",
  };
  const { generation: _, ...without } = IMAGE;
  const leftOut = { images: { "ubuntu-2404": without } };
  expect(changed({ spec: leftOut }, { image: defaults }).galleries).toEqual([]);
  const order: Partial<ImageDefinitionSpec> = { disallowedDiskTypes: ["Premium_LRS", "Standard_LRS"] };
  const other: Partial<ImageDefinitionSpec> = { disallowedDiskTypes: ["Standard_LRS", "Premium_LRS"] };
  expect(changed({ image: order }, { image: other }).galleries).toEqual([]);
});

test("sharing replaces the gallery, which is refused", () => {
  expect(effects(changed({}, { gallery: { sharing: { community: COMMUNITY } } }))).toEqual([
    "contoso_images replaced already-exists",
  ]);
});

describe("a replacement", () => {
  const source = [{}, { version: managedImage() }] as const;

  test("is refused where the new one is created first", () => {
    expect(versionOf(changed(...source))).toMatchObject({ effect: "replaced", outcome: "already-exists", copies: 0 });
  });

  test("destroys first where nothing keeps Terraform from it, and copies everything again", () => {
    const found = changed(...source, { protections: NO_PROTECTIONS });
    expect(versionOf(found)).toMatchObject({ outcome: "recreated", copies: 1 });
    expect(found.hazards.map(({ kind, regions }) => [kind, regions])).toEqual([
      ["latest-destroyed", ["westeurope", "northeurope"]],
      ["no-version", ["westeurope", "northeurope"]],
      ["no-latest", ["westeurope", "northeurope"]],
    ]);
  });

  test("of a definition that holds versions is refused in either case, and by Terraform where it is protected", () => {
    const os = { image: { os: "windows" } } as const;
    expect(definitionOf(changed({}, os)).outcome).toBe("already-exists");
    expect(definitionOf(changed({}, os, { protections: NO_PROTECTIONS })).outcome).toBe("not-empty");
    const empty: ExampleParts = { image: { versions: {} } };
    expect(
      definitionOf(changed(empty, { image: { versions: {}, os: "windows" } }, { protections: NO_PROTECTIONS })).outcome,
    ).toBe("recreated");
    expect(definitionOf(changed({}, { ...os, gallery: { protect: true } })).outcome).toBe("protected");
  });

  test("takes what Azure would refuse in place with it", () => {
    const after = { version: { ...managedImage(), storage: { northeurope: "Premium_LRS" } } } as const;
    expect(versionOf(changed({}, after)).effect).toBe("replaced");
  });
});

describe("a rename", () => {
  const named = (name: string) => example({ spec: { images: { [name]: IMAGE } } });

  test("of a definition is one destroyed and one created, told by publisher, offer and SKU", () => {
    const [first, second] = compared(named("ubuntu"), named("ubuntu-lts")).galleries[0]?.definitions ?? [];
    expect(first).toMatchObject({ name: "ubuntu", effect: "destroyed", renamedTo: "ubuntu-lts", renamedFrom: null });
    expect(second).toMatchObject({ name: "ubuntu-lts", effect: "created", renamedFrom: "ubuntu", renamedTo: null });
  });

  test("of a gallery is told by its definitions", () => {
    const [first, second] = compared(example(), example({ gallery: { name: "images" } })).galleries;
    expect([first?.renamedTo, second?.renamedFrom]).toEqual(["images", "contoso_images"]);
  });

  test("of a gallery of the same name says where the other one is", () => {
    const at = (resourceGroup: string, subscription: string) => ({ gallery: { resourceGroup, subscription } });
    const moved = (before: ExampleParts, after: ExampleParts) => {
      const [first, second] = changed(before, after).galleries;
      return [first?.effect, first?.renamedTo, second?.effect, second?.renamedFrom];
    };
    expect(moved(at("rg-old", "one"), at("rg-new", "ONE"))).toEqual([
      "destroyed",
      "contoso_images in resource group rg-new",
      "created",
      "contoso_images in resource group rg-old",
    ]);
    expect(moved(at("rg", "one"), at("rg", "two"))).toEqual([
      "destroyed",
      "contoso_images in resource group rg of subscription two",
      "created",
      "contoso_images in resource group rg of subscription one",
    ]);
  });

  test("of a version is told by its source, where only one version has it", () => {
    const versions = (...names: string[]) => ({
      image: { versions: Object.fromEntries(names.map((name) => [name, VERSION])) },
    });
    expect(versionOf(changed(versions("1.3.0"), versions("1.3.1")), "1.3.1").renamedFrom).toBe("1.3.0");
    expect(versionOf(changed(versions("1.3.0"), versions("1.3.1", "1.3.2")), "1.3.1").renamedFrom).toBeNull();
  });
});

test("versions that lose the same regions are classed each by what it allows", () => {
  const versions = {
    "1.3.0": VERSION,
    "1.2.0": { ...VERSION, allowRegionRemoval: false },
    "1.1.0": { ...VERSION, dataDisks: [{ lun: 0, snapshot: computeId("snapshots/d") }] },
  };
  const tier = { name: "all", take: "rest", replicas: 1 } as const;
  const image = { versions };
  const found = changed(
    { image, policy: { tiers: [{ ...tier, regions: "all" }] } },
    { image, policy: { tiers: [{ ...tier, regions: "home" }] } },
  );
  expect(Object.keys(versions).map((version) => versionOf(found, version).changes[0]?.attribute)).toEqual([
    "targetRegions.removed",
    "targetRegions.forbidden",
    "targetRegions.removed",
  ]);
});

describe("copies", () => {
  test("of a new version go to every region but its home", () => {
    const found = diff([], [plan(example({ image: { sizeGiB: 30, versions: { "1.0.0": VERSION } } }))]);
    expect([found.totals.copies, found.totals.copiedGiB, found.totals.copiesOfUnknownSize]).toEqual([1, 30, 0]);
  });

  test("of one that gains a region go there, also without a known size; more replicas copy nothing", () => {
    const small = { version: { placement: { westeurope: 3 } } };
    expect(changed(small, {}).totals).toMatchObject({ copies: 1, copiedGiB: 0, copiesOfUnknownSize: 1 });
    const more = { version: { placement: { westeurope: 9, northeurope: 9 } } };
    expect(changed({}, more).totals.copies).toBe(0);
  });

  test("of a change that fails there are none", () => {
    const small = { version: { placement: { westeurope: 3 } } };
    expect(changed(small, { version: managedImage() }).totals.copies).toBe(0);
  });
});

describe("what cannot be compared", () => {
  test("a source that one side does not know is named", () => {
    const found = changed({ version: { source: {} } }, {});
    expect(found.galleries).toEqual([]);
    expect(found.notCompared).toMatchObject([{ path: `${PATH}/1.3.0`, attribute: "source" }]);
  });

  test("a reference beside a literal is named, two references are compared", () => {
    const one = { version: { tags: { a: "${var.a}" } } };
    const other = { version: { tags: { a: "${var.b}" } } };
    expect(changed(one, {}).notCompared).toMatchObject([{ path: `${PATH}/1.3.0`, attribute: "tags" }]);
    expect(effects(changed(one, other))).toEqual([`${PATH}/1.3.0 in-place`]);
  });
});

describe("hazards", () => {
  const versions = (record: Record<string, Partial<ImageVersionSpec>>): ExampleParts => ({
    image: {
      versions: Object.fromEntries(Object.entries(record).map(([name, parts]) => [name, { ...VERSION, ...parts }])),
    },
  });
  const hazards = (before: ExampleParts, after: ExampleParts): unknown[] =>
    changed(before, after).hazards.map(({ kind, version, after, regions }) => [kind, version, after, regions]);
  const everywhere = ["westeurope", "northeurope"];
  const two = versions({ "1.1.0": {}, "1.0.0": {} });

  test("none of a release", () => {
    expect(hazards(versions({ "1.0.0": {} }), two)).toEqual([]);
  });

  test("the version that is latest is destroyed, and latest moves back", () => {
    expect(hazards(two, versions({ "1.0.0": {} }))).toEqual([
      ["latest-moves-back", "1.1.0", "1.0.0", everywhere],
      ["latest-destroyed", "1.1.0", "1.0.0", everywhere],
    ]);
  });

  test("one that was withdrawn before may be destroyed; withdrawing it moves latest back", () => {
    const withdrawn = versions({ "1.1.0": { withdrawn: { reason: "broken" } }, "1.0.0": {} });
    expect(hazards(two, withdrawn)).toEqual([["latest-moves-back", "1.1.0", "1.0.0", everywhere]]);
    expect(hazards(withdrawn, versions({ "1.0.0": {} }))).toEqual([]);
  });

  test("the last serving version goes, by deletion or by being hidden", () => {
    const lost = [["last-version", "1.0.0", null, everywhere]];
    expect(hazards(versions({ "1.0.0": {} }), versions({}))).toEqual(lost);
    expect(hazards(versions({ "1.0.0": {} }), versions({ "1.0.0": { withdrawn: { reason: "broken" } } }))).toEqual(
      lost,
    );
  });

  test("a version that is hidden at once leaves regions without latest until the next one is there", () => {
    const hidden = versions({
      "1.1.0": { withdrawn: { reason: "broken", immediate: true } },
      "1.0.0": {},
    });
    expect(hazards(two, hidden)).toEqual([
      ["latest-moves-back", "1.1.0", "1.0.0", everywhere],
      // In northeurope 1.0.0 is not there yet; at home it is.
      ["no-latest", "1.1.0", null, ["northeurope"]],
    ]);
  });

  test("nothing happens on the way where the definition's own change fails", () => {
    const hidden = versions({ "1.1.0": { withdrawn: { reason: "broken", immediate: true } }, "1.0.0": {} });
    const replaced = { ...hidden, image: { ...hidden.image, os: "windows" as const } };
    expect(hazards(two, replaced).map((hazard) => (hazard as string[])[0])).toEqual(["latest-moves-back"]);
  });
});

test("keys that every object has are names like any other", () => {
  const odd = ["__proto__", "constructor", "toString"];
  const images = Object.fromEntries(odd.map((name) => [name, OTHER_IMAGE]));
  const tags = Object.fromEntries(odd.map((name) => [name, "x"]));
  const found = compared(example({ spec: { images: {} } }), example({ spec: { images }, gallery: { tags } }));
  expect(found.galleries[0]?.definitions.map(({ name }) => name)).toEqual(odd);
  expect(found.galleries[0]?.changes.map(({ after }) => JSON.stringify(after))).toEqual([
    '{"__proto__":"x","constructor":"x","toString":"x"}',
  ]);
});
