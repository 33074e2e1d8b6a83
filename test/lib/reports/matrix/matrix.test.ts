import { plan } from "../../../../lib/plan/plan";
import { matrixJson } from "../../../../lib/reports/matrix/json";
import { matrixText } from "../../../../lib/reports/matrix/text";
import { example, VERSION } from "../../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../../lib/spec/gallery-spec";
import { growthOfCalls } from "../../../support/calls";

/** A canary in westeurope, a candidate, a withdrawn version, and two storage types. */
const ROLLOUT: GallerySpec = example({
  policy: {
    regions: { westeurope: { storage: "zone-redundant" }, northeurope: { storage: "Premium_LRS" }, eastus: {} },
    tiers: [
      { name: "latest", take: 1, regions: "all", replicas: "demand" },
      { name: "standby", take: 2, regions: ["westeurope", "northeurope"], replicas: 1 },
      { name: "archive", take: "rest", regions: "home", replicas: 1 },
    ],
    rings: [
      { name: "canary", regions: ["westeurope"] },
      { name: "broad", regions: "rest" },
    ],
  },
  image: {
    sizeGiB: 30,
    versions: {
      "1.4.0": { ...VERSION, state: "candidate" },
      "1.3.0": { ...VERSION, ring: "canary" },
      "1.2.0": VERSION,
      "1.1.0": { ...VERSION, withdrawn: { reason: "breaks cloud-init" } },
    },
  },
  spec: { demand: { westeurope: { vms: 400 }, eastus: { vms: 120, scaleSets: 2 } } },
});

describe("as text", () => {
  test("versions newest first by region, with state, storage, latest and totals; the key names the marks used", () => {
    expect(matrixText([plan(ROLLOUT)])).toBe(
      [
        "contoso_images/ubuntu-2404: policy fleet, home westeurope",
        "version   state          westeurope  northeurope  eastus",
        "1.4.0     candidate            (1z)            ·       ·",
        "1.3.0     ring canary           20z            ·       ·",
        "1.2.0                            1z           1p       8",
        "1.1.0     withdrawn [1]        (1z)         (1p)       ·",
        "replicas                         23            2       8",
        "latest                        1.3.0        1.2.0   1.2.0",
        "",
        "total: 4 versions, 3 regions, 33 replicas",
        "[1] withdrawn: breaks cloud-init",
        "",
        "key: z Standard_ZRS, p Premium_LRS, ( ) excluded from latest there, · not there",
        "",
      ].join("\n"),
    );
  });

  test("one latest for all regions is said once, and without marks there is no key", () => {
    const policy = { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 3 }] } as const;
    expect(matrixText([plan(example({ policy }))])).toBe(
      [
        "contoso_images/ubuntu-2404: policy fleet, home westeurope",
        "version   westeurope  northeurope",
        "1.3.0              3            3",
        "replicas           3            3",
        "",
        "latest in every region: 1.3.0",
        "total: 1 version, 2 regions, 6 replicas",
        "",
      ].join("\n"),
    );
  });

  test("regions that do not fit the width go to further tables, without versions that are in none of them", () => {
    const image = { versions: { "1.3.0": VERSION, "1.2.0": VERSION } };
    // version 8, then a gap of 2 and westeurope 10.
    expect(matrixText([plan(example({ image }))], { width: 32 })).toBe(
      [
        "contoso_images/ubuntu-2404: policy",
        "  fleet, home westeurope",
        "version   westeurope",
        "1.3.0              3",
        "1.2.0              1",
        "replicas           4",
        "",
        "version   northeurope",
        "1.3.0               3",
        "replicas            3",
        "",
        "latest in every region: 1.3.0",
        "total: 2 versions, 2 regions, 7 replicas",
        "",
        "key: a version in none of a",
        "     table's regions has no row",
        "     in it",
        "",
      ].join("\n"),
    );
    expect(matrixText([plan(example({ image }))], { width: 33 })).toContain("version   westeurope  northeurope\n");
  });

  test("withdrawn versions of one reason share its footnote", () => {
    const versions = {
      "1.3.0": { ...VERSION, withdrawn: { reason: "slow" } },
      "1.2.0": { ...VERSION, ring: "a", withdrawn: { reason: "broken" } },
      "1.1.0": { ...VERSION, state: "candidate", withdrawn: { reason: "slow" } },
    } as const;
    const text = matrixText([
      plan(example({ policy: { rings: [{ name: "a", regions: "rest" }] }, image: { versions } })),
    ]);
    expect(text).toMatch(/^1\.3\.0 +withdrawn \[1\] /m);
    expect(text).toMatch(/^1\.2\.0 +ring a, withdrawn \[2\] /m);
    expect(text).toMatch(/^1\.1\.0 +candidate, withdrawn \[1\] /m);
    expect(text).toMatch(/^\[1\] withdrawn: slow\n\[2\] withdrawn: broken$/m);
    expect(text).toContain("no region has a latest\n");
  });

  test("a region without a latest beside others that have one", () => {
    const policy = { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 1 }] } as const;
    expect(matrixText([plan(example({ policy }))])).toMatch(/^latest +1\.3\.0 +none$/m);
  });

  test("a state that has no room beside a region becomes a footnote, so that 80 columns are enough", () => {
    const ring = "r".repeat(54);
    const spec = example({ policy: { rings: [{ name: ring, regions: "rest" }] }, version: { ring } });
    const text = matrixText([plan(spec)]);
    expect(text).toMatch(/^1\.3\.0 +\[1\] +3 +3$/m);
    expect(text).toMatch(new RegExp(`^\\[1\\] ring ${ring}$`, "m"));
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("a state that just has room stays in its column", () => {
    // 80 columns: 8 for `replicas`, a gap of 2, the state, a gap of 2, and 11 for northeurope: 57 are left for it.
    const stated = (length: number): string => {
      const ring = "r".repeat(length - "ring ".length);
      return matrixText([plan(example({ policy: { rings: [{ name: ring, regions: "rest" }] }, version: { ring } }))]);
    };
    expect(stated(57)).toMatch(/^1\.3\.0 +ring r+ /m);
    expect(stated(58)).toMatch(/^1\.3\.0 +\[1\] /m);
  });

  test("versions and regions that no gallery can have are shortened", () => {
    const [version, region] = ["1".repeat(40), "x".repeat(40)];
    const spec = example({
      policy: { regions: { westeurope: {}, [region]: {} } },
      image: { versions: { [version]: VERSION } },
    });
    expect(matrixText([plan(spec)])).toContain(`${"1".repeat(31)}…`);
    expect(matrixText([plan(spec)])).toContain(`${"x".repeat(23)}…`);
    expect(
      Math.max(
        ...matrixText([plan(spec)])
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  test("a definition without versions, and a gallery without images", () => {
    const empty = example({ gallery: { name: "empty" }, spec: { images: {} } });
    expect(matrixText([plan(example({ image: { versions: {} } })), plan(empty)])).toBe(
      "contoso_images/ubuntu-2404: policy fleet, home westeurope\nno versions\n\nempty: no images\n",
    );
  });

  test("what a user wrote cannot steer the terminal", () => {
    const esc = "\u001b[2J";
    const spec = example({
      gallery: { name: esc, location: `home${esc}` },
      policy: { regions: { [`r${esc}`]: {} }, rings: [{ name: esc, regions: "rest" }] },
      image: { versions: { [esc]: { ...VERSION, ring: esc, withdrawn: { reason: esc } }, "1.0.0": VERSION } },
    });
    expect(matrixText([plan(spec)])).not.toContain("\u001b");
  });
});

const ALL = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;

describe("as JSON", () => {
  test("the whole plan, its keys in their fixed order", () => {
    const json = matrixJson([plan(ROLLOUT)]);
    const first = JSON.stringify(
      (JSON.parse(json) as { definitions: { versions: unknown[] }[] }).definitions[0]?.versions[1],
    );
    expect(first).toBe(
      '{"version":"1.3.0","state":"active","ring":"canary","withdrawn":null,"sizeGiB":30,"provider":"azurerm","published":false,' +
        '"excludeFromLatest":false,"waitsFor":[],' +
        '"targetRegions":[{"name":"westeurope","replicas":20,"storageAccountType":"Standard_ZRS","excludeFromLatest":false,' +
        '"because":"policy fleet, tier latest takes the newest 1: rank 1 in westeurope; 20 replicas for 400 VMs at 20 per replica"}]}',
    );
    expect(JSON.parse(json)).toMatchObject({
      definitions: [
        {
          gallery: "contoso_images",
          name: "ubuntu-2404",
          versions: [
            { version: "1.4.0", state: "candidate", ring: null, excludeFromLatest: true },
            { version: "1.3.0" },
            { version: "1.2.0", waitsFor: ["1.3.0"] },
            {
              version: "1.1.0",
              withdrawn: "breaks cloud-init",
              excludeFromLatest: true,
              waitsFor: ["1.2.0", "1.3.0"],
              targetRegions: [
                { name: "westeurope", replicas: 1, storageAccountType: "Standard_ZRS", excludeFromLatest: true },
                { name: "northeurope", replicas: 1, storageAccountType: "Premium_LRS", excludeFromLatest: true },
              ],
            },
          ],
          latest: { westeurope: "1.3.0", northeurope: "1.2.0", eastus: "1.2.0" },
        },
      ],
    });
    expect(json.indexOf('"westeurope": "1.3.0"')).toBeLessThan(json.indexOf('"northeurope": "1.2.0"'));
  });

  test("of what goes through azapi: who manages it, whether it is published elsewhere, and edge zones", () => {
    const regions = { westeurope: { edgeZones: { zone1: { replicas: 2 } } } };
    const spec = example({ policy: { regions, tiers: ALL }, version: { source: { published: true } } });
    expect(JSON.parse(matrixJson([plan(spec)]))).toMatchObject({
      definitions: [
        {
          versions: [
            { provider: "azapi", published: true, targetRegions: [{ edgeZones: { zone1: { replicas: 2 } } }] },
          ],
        },
      ],
    });
  });

  test("a region named __proto__ is a key like any other", () => {
    const regions = JSON.parse('{"westeurope": {}, "__proto__": {}}') as Record<string, object>;
    const tiers = [{ name: "latest", take: "rest", regions: "all", replicas: 1 }] as const;
    expect(matrixJson([plan(example({ policy: { regions, tiers } }))])).toContain('"__proto__": "1.3.0"');
  });

  test("the version of the format, and totals by region and definition; a version of unknown size adds no GiB", () => {
    const sizes = example({
      image: { versions: { "1.3.0": { ...VERSION, sizeGiB: 12.5 }, "1.2.0": VERSION } },
    });
    const { formatVersion, definitions, totals, regions } = JSON.parse(matrixJson([plan(ROLLOUT), plan(sizes)])) as {
      formatVersion: number;
      definitions: { regions: unknown; totals: unknown }[];
      totals: unknown;
      regions: unknown;
    };
    expect(formatVersion).toBe(1);
    expect(definitions[0]).toMatchObject({
      policy: "fleet",
      home: "westeurope",
      regions: [
        { name: "westeurope", versions: 4, replicas: 23, storedGiB: 690, versionsWithoutSize: 0 },
        { name: "northeurope", versions: 2, replicas: 2, storedGiB: 60, versionsWithoutSize: 0 },
        { name: "eastus", versions: 1, replicas: 8, storedGiB: 240, versionsWithoutSize: 0 },
      ],
      totals: { regions: 3, versions: 4, replicas: 33, storedGiB: 990, versionsWithoutSize: 0 },
    });
    // 1.3.0: 3 replicas in each of two regions; 1.2.0: one, at home.
    expect(definitions[1]?.totals).toEqual({
      regions: 2,
      versions: 2,
      replicas: 7,
      storedGiB: 75,
      versionsWithoutSize: 1,
    });
    expect(totals).toEqual({
      definitions: 2,
      applications: 0,
      regions: 3,
      versions: 6,
      replicas: 40,
      storedGiB: 1065,
      versionsWithoutSize: 1,
    });
    expect(regions).toEqual([
      { name: "westeurope", versions: 6, replicas: 27, storedGiB: 727.5, versionsWithoutSize: 1 },
      { name: "northeurope", versions: 3, replicas: 5, storedGiB: 97.5, versionsWithoutSize: 0 },
      { name: "eastus", versions: 1, replicas: 8, storedGiB: 240, versionsWithoutSize: 0 },
    ]);
  });

  test("laid out as JSON.stringify lays it out, whatever there is none of", () => {
    for (const plans of [[], [plan(example({ image: { versions: {} } }))], [plan(ROLLOUT), plan(example())]]) {
      const json = matrixJson(plans);
      expect(json).toBe(`${JSON.stringify(JSON.parse(json), undefined, 2)}\n`);
    }
  });

  test("what a terminal would obey is escaped, in parts too", () => {
    const spec = example({ version: { withdrawn: { reason: "\u009b2J" } } });
    expect(matrixJson([plan(spec)])).toContain('"withdrawn": "\\u009b2J"');
  });
});

test("four times the versions take at most four times the work", async () => {
  const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
  const growth = await growthOfCalls(500, (count) => {
    const versions = Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.0.${index}`, VERSION]));
    const plans = [plan(example({ policy: { tiers }, image: { versions } }))];
    return [matrixText(plans), matrixJson(plans)];
  });
  expect(growth).toBeLessThan(5);
});
