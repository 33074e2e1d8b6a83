import fc from "fast-check";
import { STORAGE_METERS, EGRESS_METER } from "../../../lib/azure/meters";
import { cost, type CostReport } from "../../../lib/cost/cost";
import { plan } from "../../../lib/plan/plan";
import type { PriceSheet } from "../../../lib/cost/prices/price-sheet";
import { example, IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { egress, lrs, premium, sheetOf, zrs } from "../../support/prices";
import { readVersions, region } from "../../support/unread";

/** Newest: 3 replicas in westeurope (its home), northeurope and eastus; the other one: 1 at home. */
function gallery(versions: Readonly<Record<string, Partial<ImageVersionSpec>>>, sizeGiB?: number): GallerySpec {
  return example({
    policy: {
      regions: { westeurope: { storage: "Standard_ZRS" }, northeurope: { storage: "Premium_LRS" }, eastus: {} },
    },
    image: {
      ...(sizeGiB === undefined ? {} : { sizeGiB }),
      versions: Object.fromEntries(
        Object.entries(versions).map(([version, parts]) => [version, { ...VERSION, ...parts }]),
      ),
    },
  });
}

const TWO = gallery({ "1.1.0": { sizeGiB: 20 }, "1.0.0": {} }, 10);
const SHEET = sheetOf(
  zrs("westeurope", 0.5),
  premium("northeurope", 2),
  lrs("eastus", 0.25),
  egress("westeurope", 0.125),
);

/** Figures of something, in one line to compare. */
function figures(of: {
  replicas: number;
  gib: number;
  monthly: number;
  monthlyPerGiB: number;
  isPartial: boolean;
}): string {
  return `${of.replicas} replicas, ${of.gib} GiB, ${of.monthly} + ${of.monthlyPerGiB}/GiB${of.isPartial ? ", partial" : ""}`;
}

describe("storage", () => {
  const report = cost([plan(TWO)], SHEET);

  test("occupied size times replicas times the price of the region and storage type", () => {
    // westeurope holds 3 x 20 and 1 x 10 GiB; the others 3 x 20.
    expect(
      report.lines.map((line) => `${line.region} ${line.storageAccountType} ${line.price}: ${figures(line)}`),
    ).toEqual([
      "eastus Standard_LRS 0.25: 3 replicas, 60 GiB, 15 + 0/GiB",
      "northeurope Premium_LRS 2: 3 replicas, 60 GiB, 120 + 0/GiB",
      "westeurope Standard_ZRS 0.5: 4 replicas, 70 GiB, 35 + 0/GiB",
    ]);
    expect(figures(report)).toBe("10 replicas, 190 GiB, 170 + 0/GiB");
    expect(report.currency).toBe("EUR");
  });

  test("by version, its own size before the definition's; by definition; by region", () => {
    expect(report.byVersion.map((line) => `${line.version} of ${line.sizeGiB} GiB: ${figures(line)}`)).toEqual([
      "1.1.0 of 20 GiB: 9 replicas, 180 GiB, 165 + 0/GiB",
      "1.0.0 of 10 GiB: 1 replicas, 10 GiB, 5 + 0/GiB",
    ]);
    expect(
      report.byDefinition.map((line) => `${line.gallery}/${line.definition}, ${line.versions}: ${figures(line)}`),
    ).toEqual(["contoso_images/ubuntu-2404, 2: 10 replicas, 190 GiB, 170 + 0/GiB"]);
    expect(report.byRegion.map((line) => `${line.region}: ${line.monthly}`)).toEqual([
      "eastus: 15",
      "northeurope: 120",
      "westeurope: 35",
    ]);
  });

  test("storage types of one region are lines of their own, and one region", () => {
    const spec = gallery({ "1.0.0": {}, "1.1.0": { storage: { westeurope: "Standard_LRS" } } }, 10);
    const { lines, byRegion } = cost([plan(spec)], sheetOf(zrs("westeurope", 0.5), lrs("westeurope", 0.25)));
    expect(lines.filter(({ region }) => region === "westeurope").map(figures)).toEqual([
      "3 replicas, 30 GiB, 7.5 + 0/GiB",
      "1 replicas, 10 GiB, 5 + 0/GiB",
    ]);
    expect(byRegion.filter(({ region }) => region === "westeurope").map(figures)).toEqual([
      "4 replicas, 40 GiB, 12.5 + 0/GiB",
    ]);
  });

  test("galleries are on one bill: tiers count over all of them, and each version has its share", () => {
    // 40 GiB in eastus: 10 at 1, 30 at 0.5 = 25; each gallery has half.
    const spec = (name: string): GallerySpec =>
      example({
        gallery: { name, location: "eastus" },
        policy: { regions: { eastus: {} }, tiers: [TIER] },
        image: { sizeGiB: 20 },
      });
    const tiered = sheetOf(lrs("eastus", 1), lrs("eastus", 0.5, { tierMinimumUnits: 10 }));
    const { monthly, byDefinition } = cost([plan(spec("a")), plan(spec("b"))], tiered);
    expect([monthly, byDefinition.map((definition) => definition.monthly)]).toEqual([25, [12.5, 12.5]]);
  });
});

const TIER = { name: "all", take: "rest", regions: "all", replicas: 1 } as const;

describe("egress", () => {
  test("the first copy of each version to each region but its home, by the home's price", () => {
    const report = cost([plan(TWO)], SHEET);
    expect(report.egress).toEqual({
      copies: 2,
      copiesWithoutSize: 0,
      copiesWithoutPrice: 0,
      gib: 40,
      once: 5,
      oncePerGiB: 0,
      isPartial: false,
      byRegion: [
        {
          region: "westeurope",
          copies: 2,
          copiesWithoutSize: 0,
          copiesWithoutPrice: 0,
          gib: 40,
          once: 5,
          oncePerGiB: 0,
          isPartial: false,
          price: 0.125,
        },
      ],
    });
    expect(report.byVersion.map(({ egress: { copies, once } }) => [copies, once])).toEqual([
      [2, 5],
      [0, 0],
    ]);
  });

  test("tiers count over all that leaves a region", () => {
    // 60 GiB leave westeurope: 50 for nothing, 10 at 0.5.
    const spec = gallery({ "1.1.0": { sizeGiB: 30 } });
    const sheet = sheetOf(
      lrs("eastus", 0),
      egress("westeurope", 0),
      egress("westeurope", 0.5, { tierMinimumUnits: 50 }),
    );
    expect(cost([plan(spec)], sheet).egress.once).toBe(5);
  });

  test("a version's own home is where its copies come from", () => {
    const spec = gallery({ "1.1.0": { location: "East US" } }, 8);
    const { egress: found } = cost([plan(spec)], sheetOf(lrs("eastus", 1), egress("eastus", 0.25)));
    expect(found.byRegion.map(({ region, once }) => [region, once])).toEqual([["eastus", 4]]);
  });
});

describe("what is missing is named, never zero", () => {
  test("a price: once for a region and storage type, with what it is for; the rest is a lower bound", () => {
    const report = cost([plan(TWO)], sheetOf(zrs("westeurope", 0.5), lrs("westeurope", 9)));
    expect(report.missingPrices).toEqual([
      { region: "eastus", storageAccountType: "Standard_LRS", meter: STORAGE_METERS.Standard_LRS, count: 3, gib: 60 },
      {
        region: "northeurope",
        storageAccountType: "Premium_LRS",
        meter: STORAGE_METERS.Premium_LRS,
        count: 3,
        gib: 60,
      },
      { region: "westeurope", storageAccountType: null, meter: EGRESS_METER, count: 2, gib: 40 },
    ]);
    expect(figures(report)).toBe("10 replicas, 190 GiB, 35 + 0/GiB, partial");
    expect(report.byVersion.map(({ version, isPartial }) => [version, isPartial])).toEqual([
      ["1.1.0", true],
      ["1.0.0", false],
    ]);
    expect(report.lines.map(({ price }) => price)).toEqual([null, null, 0.5]);
    expect([report.egress.isPartial, report.byDefinition[0]?.egress.isPartial]).toEqual([true, true]);
  });

  test("without a sheet, every price", () => {
    const report = cost([plan(TWO)]);
    expect(report.currency).toBeNull();
    expect(report.missingPrices).toHaveLength(4);
    expect(figures(report)).toBe("10 replicas, 190 GiB, 0 + 0/GiB, partial");
  });

  test("a size: the version is in no sum, but in the price per GiB", () => {
    // Per GiB of 1.1.0: 3 x 0.5 + 3 x 2 + 3 x 0.25, and twice 0.125 once.
    const report = cost([plan(gallery({ "1.1.0": {}, "1.0.0": { sizeGiB: 10 } }))], SHEET);
    expect(figures(report)).toBe("10 replicas, 10 GiB, 5 + 8.25/GiB, partial");
    expect(report.replicasWithoutSize).toBe(9);
    expect(report.byVersion.map(({ sizeGiB, monthlyPerGiB }) => [sizeGiB, monthlyPerGiB])).toEqual([
      [null, 8.25],
      [10, 0],
    ]);
    expect(report.egress).toMatchObject({ copies: 2, copiesWithoutSize: 2, gib: 0, once: 0, oncePerGiB: 0.25 });
    expect(report.versionsWithoutSize).toEqual([
      {
        gallery: "contoso_images",
        subscription: null,
        resourceGroup: "rg-images",
        qualifier: null,
        kind: "image",
        definition: "ubuntu-2404",
        item: "ubuntu-2404",
        versions: ["1.1.0"],
        foundIn: null,
      },
    ]);
    expect(report.missingPrices).toEqual([]);
  });

  test.each([0, -1, NaN, Infinity])("a size of %d is none, even where the definition has one", (sizeGiB) => {
    const report = cost([plan(gallery({ "1.1.0": { sizeGiB } }, 10))], SHEET);
    expect(report.versionsWithoutSize.map(({ versions }) => versions)).toEqual([["1.1.0"]]);
  });

  test("replica counts that are none, as a placeholder that Terraform resolves, count as nothing", () => {
    const spec = gallery(
      { "1.1.0": { placement: { westeurope: -1.8881545897087e289, eastus: NaN, northeurope: 2 } } },
      10,
    );
    expect(figures(cost([plan(spec)], SHEET))).toBe("2 replicas, 20 GiB, 40 + 0/GiB");
  });

  test("replicas in edge zones and data disks: in no figure, but what has them is partial", () => {
    const edgeZones = { losangeles: { replicas: 2 }, perth: {} };
    const spec = example({
      policy: { regions: { westeurope: { edgeZones } }, tiers: [TIER] },
      image: {
        sizeGiB: 10,
        versions: { "1.1.0": VERSION, "1.0.0": { ...VERSION, dataDisks: [{ lun: 0, snapshot: "id" }] } },
      },
    });
    const report = cost([plan(spec)], sheetOf(lrs("westeurope", 1)));
    expect(figures(report)).toBe("2 replicas, 20 GiB, 20 + 0/GiB, partial");
    expect(report.notCounted).toEqual({ edgeZoneReplicas: 6, versionsWithDataDisks: 1, versionsWithUnreadRegions: 0 });
    expect([report.byVersion[0]?.isPartial, report.byDefinition[0]?.isPartial]).toEqual([true, true]);
    expect(report.everywhere?.saved.isPartial).toBe(true);
  });

  test("regions that a Terraform file leaves open: in no figure, but what has them is partial, copies too", () => {
    const report = (replicas: number | string) => {
      const [found] = readVersions({ "1.1.0": [region("westeurope", 2), region("eastus", replicas)] });
      const definitions = (found?.definitions ?? []).map((each) => ({ ...each, spec: { ...each.spec, sizeGiB: 10 } }));
      const sheet = sheetOf(lrs("westeurope", 1), lrs("eastus", 1), egress("westeurope", 1));
      return cost(found ? [{ ...found, definitions }] : [], sheet);
    };
    const open = report("${var.replicas}");
    expect(figures(open)).toBe("2 replicas, 20 GiB, 20 + 0/GiB, partial");
    expect([open.egress.once, open.egress.isPartial, open.byVersion[0]?.egress.isPartial]).toEqual([0, true, true]);
    expect(open.notCounted.versionsWithUnreadRegions).toBe(1);
    const known = report(1);
    expect(figures(known)).toBe("3 replicas, 30 GiB, 30 + 0/GiB");
    expect([known.egress.once, known.egress.isPartial, known.notCounted.versionsWithUnreadRegions]).toEqual([
      10,
      false,
      0,
    ]);
  });

  test("nothing costs nothing, wholly", () => {
    const report = cost([plan(example({ image: { versions: {} } }))], SHEET);
    expect(figures(report)).toBe("0 replicas, 0 GiB, 0 + 0/GiB");
    expect(figures(cost([]))).toBe("0 replicas, 0 GiB, 0 + 0/GiB");
  });
});

describe("against every version everywhere", () => {
  const everywhere = (spec: GallerySpec): CostReport["everywhere"] => cost([plan(spec)], SHEET).everywhere;

  test("one replica in every region of the policy", () => {
    // 30 GiB in each region: 15 + 60 + 7.5. 1.0.0 would be copied to 2 regions more.
    const found = everywhere(TWO);
    expect(found?.definitions).toBe(1);
    expect(figures(found?.planned.storage as CostReport)).toBe("10 replicas, 190 GiB, 170 + 0/GiB");
    expect(figures(found?.everywhere.storage as CostReport)).toBe("6 replicas, 90 GiB, 82.5 + 0/GiB");
    expect(found?.saved).toEqual({
      replicas: -4,
      gib: -100,
      monthly: -87.5,
      monthlyPerGiB: 0,
      once: 2.5,
      isPartial: false,
    });
  });

  test("in the storage type that the version has, or would have", () => {
    const moved = gallery({ "1.1.0": {}, "1.0.0": { storage: { westeurope: "Premium_LRS" } } }, 10);
    const sheet = sheetOf(
      zrs("westeurope", 1),
      premium("westeurope", 100),
      premium("northeurope", 0),
      lrs("eastus", 0),
    );
    // 1.1.0: 10 x 1; 1.0.0: 10 x 100.
    expect(cost([plan(moved)], sheet).everywhere?.everywhere.storage.monthly).toBe(1010);
  });

  test("a home outside of the policy is kept, a shallow version stays where it is", () => {
    const away = everywhere(gallery({ "1.0.0": { location: "uksouth" } }, 10));
    expect(away?.everywhere.storage.replicas).toBe(4);
    const shallow = everywhere(gallery({ "1.0.0": { replicationMode: "shallow", placement: { westeurope: 1 } } }, 10));
    expect(shallow?.saved.replicas).toBe(0);
  });

  test("definitions without a policy are on neither side; none at all: nothing to compare", () => {
    const { policy: _, ...bare } = IMAGE;
    const both = { ...TWO, images: { ...TWO.images, bare: { ...bare, sizeGiB: 10 } } };
    expect(everywhere(both)?.planned.storage.replicas).toBe(10);
    expect(cost([plan(both)], SHEET).replicas).toBe(11);
    expect(everywhere({ ...TWO, images: { bare } })).toBeNull();
  });

  test("what was found in a Terraform file is on neither side", () => {
    const { definitions, ...gallery } = plan(TWO);
    const found = {
      ...gallery,
      definitions: definitions.map((definition) => ({ ...definition, foundIn: "state" as const })),
    };
    expect(cost([found], SHEET).everywhere).toBeNull();
  });

  test("what lacks a price makes it partial", () => {
    expect(cost([plan(TWO)], sheetOf(zrs("westeurope", 0.5))).everywhere?.saved.isPartial).toBe(true);
  });
});

describe("of any spec", () => {
  const sheets = fc.constantFrom<(PriceSheet | undefined)[]>(undefined, SHEET, sheetOf(lrs("westeurope", 0.5)));
  const near = (a: number, b: number): void =>
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));

  test("regions, definitions and versions add up to the total, and only a whole sum lacks nothing", () => {
    fc.assert(
      fc.property(arbitrarySpec(), sheets, (spec, sheet) => {
        const report = cost([plan(spec)], sheet);
        for (const key of ["replicas", "replicasWithoutSize", "gib", "monthly", "monthlyPerGiB"] as const) {
          for (const parts of [report.lines, report.byRegion, report.byDefinition, report.byVersion]) {
            near(
              parts.reduce((sum, part) => sum + part[key], 0),
              report[key],
            );
          }
        }
        const { edgeZoneReplicas, versionsWithDataDisks } = report.notCounted;
        const lacks =
          edgeZoneReplicas + versionsWithDataDisks > 0 ||
          report.missingPrices.some((price) => price.storageAccountType !== null) ||
          report.replicasWithoutSize > 0;
        expect(report.isPartial).toBe(lacks);
      }),
    );
  });
});
