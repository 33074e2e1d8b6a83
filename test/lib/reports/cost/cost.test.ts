import { egressMeter } from "../../../../lib/azure/meters";
import { cost } from "../../../../lib/cost/cost";
import { plan } from "../../../../lib/plan/plan";
import { priceSheet } from "../../../../lib/cost/prices/price-sheet";
import { costJson } from "../../../../lib/reports/cost/json";
import { costMarkdown } from "../../../../lib/reports/cost/markdown";
import { costText } from "../../../../lib/reports/cost/text";
import { reportHtml } from "../../../../lib/reports/html/page";
import { example, OTHER_IMAGE, VERSION } from "../../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../../lib/spec/gallery-spec";
import { egress, lrs, page, sheetOf, zrs } from "../../../support/prices";

/** 1.1.0 of 20 GiB: 3 replicas in westeurope and in eastus; 1.0.0 of 10 GiB: 1 in westeurope. */
const SPEC = example({
  policy: { regions: { westeurope: { storage: "Standard_ZRS" }, eastus: {} } },
  image: { sizeGiB: 10, versions: { "1.1.0": { ...VERSION, sizeGiB: 20 }, "1.0.0": VERSION } },
});
const SHEET = sheetOf(zrs("westeurope", 0.5), lrs("eastus", 0.25), egress("westeurope", 0.125));

const ASSUMED = [
  "assumed: list prices, no discount or reservation; a replica takes up the",
  "  occupied size and is billed as a snapshot (which meter that is, Microsoft does",
  "  not document); 1 GiB is billed as 1 GB; once is for the first copy of every",
  "  version to each other region, as if all were published anew",
];

function text(spec: GallerySpec, sheet = SHEET): string[] {
  return costText(cost([plan(spec)], sheet)).split("\n");
}

/** The lines below the tables with this label. */
function notes(lines: readonly string[], label: string): string[] {
  const all = lines.join("\n").replaceAll("\n  ", " ").split("\n");
  return all.filter((line) => line.startsWith(`${label}: `)).map((line) => line.slice(label.length + 2));
}

describe("as text", () => {
  test("by definition, by region and storage type, and by version; what is saved and assumed", () => {
    // Storage: westeurope 70 GiB at 0.5, eastus 60 at 0.25. One replica everywhere: 30 GiB in each, 15.00 and 7.50.
    expect(text(SPEC)).toEqual([
      "contoso_images: what replicas cost, in EUR",
      "",
      "definition   versions  replicas  GiB  EUR/month  EUR once",
      "ubuntu-2404         2         7  130      50.00      2.50",
      "total               2         7  130      50.00      2.50",
      "",
      "region      storage       replicas  GiB  EUR/GiB  EUR/month",
      "eastus      Standard_LRS         3   60     0.25      15.00",
      "westeurope  Standard_ZRS         4   70     0.50      35.00",
      "",
      "version            size  replicas  GiB  EUR/month  EUR once",
      "ubuntu-2404/1.1.0    20         6  120      45.00      2.50",
      "ubuntu-2404/1.0.0    10         1   10       5.00      0.00",
      "",
      "saved: nothing: 50.00 EUR per month instead of 22.50, 130 GiB instead of 60 and",
      "  7 replicas instead of 4, against every version in every region of its policy",
      "  with one replica",
      ...ASSUMED,
      "",
    ]);
  });

  test("without prices: sizes, and how prices are found", () => {
    const report = cost([plan(SPEC)]);
    expect(costText(report).split("\n")).toEqual([
      "contoso_images: what replicas take up",
      "",
      "definition   versions  replicas  GiB",
      "ubuntu-2404         2         7  130",
      "total               2         7  130",
      "",
      "region      storage       replicas  GiB",
      "eastus      Standard_LRS         3   60",
      "westeurope  Standard_ZRS         4   70",
      "",
      "version            size  replicas  GiB",
      "ubuntu-2404/1.1.0    20         6  120",
      "ubuntu-2404/1.0.0    10         1   10",
      "",
      "saved: nothing: 130 GiB instead of 60 and 7 replicas instead of 4, against every",
      "  version in every region of its policy with one replica",
      "prices: none are given; --prices FILE takes those of",
      "  https://prices.azure.com/api/retail/prices with $filter priceType eq",
      "  'Consumption' and (meterName eq 'LRS Snapshots' or meterName eq 'ZRS",
      "  Snapshots' or meterName eq 'Standard Inter-Region Data Transfer')",
      "assumed: a replica takes up the occupied size (sizeGiB)",
      "",
    ]);
  });

  test("a missing price is named with its meter, and what lacks it is ? or a lower bound", () => {
    const lines = text(SPEC, sheetOf(zrs("westeurope", 0.5)));
    expect(lines).toContain("eastus      Standard_LRS         3   60        ?          ?");
    expect(lines).toContain("ubuntu-2404         2         7  130     35.00+         ?");
    expect(notes(lines, "no price")).toEqual([
      "Standard_LRS in eastus (3 replicas, 60 GiB): Standard HDD Managed Disks / Snapshots LRS / LRS Snapshots",
      "leaving westeurope (1 first copy, 20 GiB): Rtn Preference: MGN / Standard / Standard Inter-Region Data Transfer",
    ]);
    expect(notes(lines, "+")).toEqual(["a lower bound, and ? not known: something is missing, as said above"]);
  });

  test("a sheet that lacks pages says so only when a price is missing", () => {
    const items = [zrs("westeurope", 0.5), lrs("eastus", 0.25), egress("westeurope", 0.125)];
    const partly = priceSheet(page(items.slice(0, 1), "https://prices.example/next"));
    expect(notes(text(SPEC, partly), "no price").at(-1)).toBe(
      "the sheet names a next page (`NextPageLink`) that is not in it",
    );
    expect(notes(text(SPEC, priceSheet(page(items, "https://prices.example/next"))), "no price")).toEqual([]);
  });

  test("without a size: money per GiB", () => {
    // 3 x 0.5 and 3 x 0.25 for each GiB of 1.1.0; 1.0.0 has a size.
    const spec = example({
      policy: { regions: { westeurope: { storage: "Standard_ZRS" }, eastus: {} } },
      image: { versions: { "1.1.0": VERSION, "1.0.0": { ...VERSION, sizeGiB: 10 } } },
    });
    const lines = text(spec);
    expect(lines.slice(2, 5)).toEqual([
      "definition   versions  replicas  GiB  EUR/month  per GiB  EUR once",
      "ubuntu-2404         2         7  10+      5.00+     2.25         ?",
      "total               2         7  10+      5.00+     2.25         ?",
    ]);
    expect(lines).toContain("ubuntu-2404/1.1.0     ?         6    ?          ?     2.25         ?");
    expect(lines).toContain("ubuntu-2404/1.0.0    10         1   10       5.00               0.00");
    expect(notes(lines, "no size")).toEqual(["contoso_images/ubuntu-2404: 1.1.0; write sizeGiB"]);
  });

  test("regions without a price stand together by meter, the first ten by name", () => {
    const regions = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`region${index + 10}`, {}]));
    const spec = example({ policy: { regions: { westeurope: {}, ...regions }, tiers: [{ ...TIER, regions: "all" }] } });
    const named = Array.from({ length: 10 }, (_, index) => `region${index + 10} (1 replica)`).join(", ");
    expect(notes(text(spec, sheetOf(lrs("westeurope", 1), egress("westeurope", 1))), "no price")).toEqual([
      `Standard_LRS in ${named} and 2 more (--format json names all): ` +
        "Standard HDD Managed Disks / Snapshots LRS / LRS Snapshots",
    ]);
  });

  test("what is read from Terraform has no sizes, and no place to write them to", () => {
    const [definition] = plan(example()).definitions;
    const found = { ...plan(example()), definitions: definition ? [{ ...definition, foundIn: "state" as const }] : [] };
    expect(notes(costText(cost([found])).split("\n"), "no size")).toEqual([
      "contoso_images/ubuntu-2404: 1.3.0; a Terraform state has none",
    ]);
  });

  test("neither a size nor a price: not even money per GiB is zero", () => {
    const lines = text(example(), sheetOf(lrs("uksouth", 1)));
    expect(lines).toContain("ubuntu-2404/1.3.0     ?         6    ?          ?        ?         ?");
  });

  test("the ten dearest versions, and how many are left out", () => {
    const versions = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`1.${index}.0`, { ...VERSION, sizeGiB: index + 1 }]),
    );
    const lines = text(example({ policy: { tiers: [TIER] }, image: { versions } }), sheetOf(lrs("westeurope", 1)));
    const listed = lines.filter((line) => line.startsWith("ubuntu-2404/")).map((line) => line.split(/\s+/)[0]);
    expect(listed).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((minor) => `ubuntu-2404/1.${minor}.0`));
    expect(lines).toContain("and 2 versions that cost no more than these");
  });

  test("several galleries are named in the rows", () => {
    const other = { ...SPEC, gallery: { ...SPEC.gallery, name: "fabrikam_images" } };
    const lines = costText(cost([plan(SPEC), plan(other)], SHEET)).split("\n");
    expect(lines[0]).toBe("2 galleries: what replicas cost, in EUR");
    expect(lines[4]).toMatch(/^fabrikam_images\/ubuntu-2404 +2 +7 +130 +50\.00 +2\.50$/);
  });

  test("what a user wrote is shown, never obeyed; a long name is cut so that figures fit 80 columns", () => {
    const spec = { ...SPEC, images: { [`a\u001b[2J${"b".repeat(80)}c`]: { ...OTHER_IMAGE, sizeGiB: 1 } } };
    const lines = text(spec);
    expect(lines.join("\n")).not.toContain("\u001b");
    expect(lines.filter((line) => /^a\\u\{1b\}/.test(line)).map((line) => line.length <= 80)).toEqual([true, true]);
  });

  test("one version number of two images: rows that tell them apart, though their names differ only in the middle", () => {
    const [one, other] = [
      "contoso-platform-ubuntu-2204-server-hardened-gen2",
      "contoso-platform-ubuntu-2404-server-hardened-gen2",
    ];
    const images = { [one]: { ...OTHER_IMAGE, sizeGiB: 1 }, [other]: { ...OTHER_IMAGE, sizeGiB: 1 } };
    const rows = text({ ...SPEC, images }).filter((line) => line.startsWith("contoso-"));
    const names = rows.map((row) => row.split(" ")[0]);
    expect([names.length, new Set(names).size]).toEqual([4, 4]);
    expect(names.slice(2).map((name) => name?.endsWith("/1.3.0"))).toEqual([true, true]);
  });

  test("two galleries that hold an image of one name, apart by expressions only", () => {
    const groups = ["${azurerm_resource_group.a.name}", "${azurerm_resource_group.b.name}"];
    const plans = groups.map((resourceGroup) => plan({ ...SPEC, gallery: { ...SPEC.gallery, resourceGroup } }));
    const report = cost(plans, SHEET);
    const rows = costText(report, { width: 200 })
      .split("\n")
      .filter((line) => line.startsWith("contoso_images/"));
    expect(new Set(rows.map((row) => row.split(/ {2,}/)[0])).size).toBe(6);
    const { definitions, versions } = JSON.parse(costJson(report)) as Record<string, Record<string, unknown>[]>;
    const identities = [...(definitions ?? []), ...(versions ?? [])].map(
      ({ gallery, subscription, resourceGroup, qualifier, definition, version }) =>
        JSON.stringify([gallery, subscription, resourceGroup, qualifier, definition, version]),
    );
    expect(new Set(identities).size).toBe(6);
  });

  test("no versions", () => {
    expect(costText(cost([]))).toBe("no versions: nothing is stored\n");
  });
});

const TIER = { name: "all", take: "rest", regions: "home", replicas: 1 } as const;

describe("as Markdown", () => {
  test("the same tables and notes", () => {
    expect(
      costMarkdown(cost([plan(SPEC)], SHEET))
        .split("\n")
        .slice(0, 16),
    ).toEqual([
      "### Cost of replicas of `contoso_images`, in EUR",
      "",
      "| definition | versions | replicas | GiB | EUR/month | EUR once |",
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      "| `ubuntu-2404` | 2 | 7 | 130 | 50.00 | 2.50 |",
      "| **total** | **2** | **7** | **130** | **50.00** | **2.50** |",
      "",
      "| region | storage | replicas | GiB | EUR/GiB | EUR/month |",
      "| --- | --- | ---: | ---: | ---: | ---: |",
      "| `eastus` | Standard_LRS | 3 | 60 | 0.25 | 15.00 |",
      "| `westeurope` | Standard_ZRS | 4 | 70 | 0.50 | 35.00 |",
      "",
      "| version | size | replicas | GiB | EUR/month | EUR once |",
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      "| `ubuntu-2404/1.1.0` | 20 | 6 | 120 | 45.00 | 2.50 |",
      "| `ubuntu-2404/1.0.0` | 10 | 1 | 10 | 5.00 | 0.00 |",
    ]);
  });

  test("without prices, without versions", () => {
    expect(costMarkdown(cost([plan(SPEC)]))).toMatch(/^### What replicas of `contoso_images` take up\n/);
    expect(costMarkdown(cost([]))).toBe("### What replicas take up\n\nNo versions: nothing is stored.\n");
  });

  test("no text of a user, of a sheet or of an option is Markdown or HTML", () => {
    const bad = "<img src=x>|@team`*[l](u)";
    const spec = { ...SPEC, images: { [bad]: { ...OTHER_IMAGE, versions: { [`1.0.0 ${bad.repeat(9)}`]: VERSION } } } };
    const sheet = priceSheet({ ...page([lrs("uksouth", 1)]), Note: bad }, { egressMeter: egressMeter(bad, bad, bad) });
    const markdown = costMarkdown(cost([plan(spec)], sheet));
    expect(markdown).not.toMatch(/<(?!\/?code>)|@|\[|\]\(/);
    expect(markdown.match(/<code>/g)?.length).toBe(markdown.match(/<\/code>/g)?.length);
  });
});

describe("as JSON", () => {
  const parsed = (...args: Parameters<typeof cost>): Record<string, unknown> =>
    JSON.parse(costJson(cost(...args))) as Record<string, unknown>;

  test("a version of the format, and every figure without rounding to cents or noise of fractions", () => {
    const spec = example({ image: { sizeGiB: 0.1 }, policy: { tiers: [TIER] } });
    const json = parsed([plan(spec)], sheetOf(lrs("westeurope", 0.3)));
    expect(json).toMatchObject({
      formatVersion: 1,
      currency: "EUR",
      total: { replicas: 1, gib: 0.1, monthly: 0.03, isPartial: false },
      storage: [{ region: "westeurope", storageAccountType: "Standard_LRS", pricePerGiB: 0.3, monthly: 0.03 }],
      regions: [{ region: "westeurope", monthly: 0.03 }],
      definitions: [{ gallery: "contoso_images", definition: "ubuntu-2404", versions: 1, monthly: 0.03 }],
      versions: [{ version: "1.3.0", sizeGiB: 0.1, monthly: 0.03, egress: { copies: 0, once: 0 } }],
      egress: [],
      missingPrices: [],
      versionsWithoutSize: [],
    });
  });

  test("money of which nothing is known is null, never 0", () => {
    const json = parsed([plan(SPEC)]);
    expect(json).toMatchObject({
      currency: null,
      sheet: null,
      total: { monthly: null, isPartial: true, replicasWithoutPrice: 7, egress: { once: null, copiesWithoutPrice: 1 } },
      storage: [{ pricePerGiB: null }, { pricePerGiB: null }],
    });
  });

  test("what policies save", () => {
    expect(parsed([plan(SPEC)], SHEET).everywhere).toMatchObject({
      definitions: 1,
      planned: { monthly: 50 },
      comparedWith: "every version in every region of its policy with one replica",
      everywhere: { monthly: 22.5 },
      saved: { monthly: -27.5, gib: -70, replicas: -3, once: 1.25, isPartial: false },
    });
  });
});

describe("what policies save", () => {
  const baseline = "against every version in every region of its policy with one replica";
  const replicas = (latest: number, archive: number) =>
    example({
      policy: {
        regions: { westeurope: { storage: "Standard_ZRS" }, eastus: {} },
        tiers: [
          { name: "latest", take: 1, regions: "all", replicas: latest },
          { name: "archive", take: "rest", regions: "home", replicas: archive },
        ],
      },
      image: { sizeGiB: 10, versions: { "1.1.0": VERSION, "1.0.0": VERSION } },
    });

  test.each([
    // Planned are 10 + 10 GiB in westeurope and 10 in eastus; one replica everywhere has 10 more in eastus.
    ["less", 1, 1, "2.50 of 15.00 EUR per month, 10 of 40 GiB and 1 of 4 replicas"],
    // 10 GiB more of 1.0.0 in westeurope cost 5.00, and 10 GiB less in eastus save 2.50.
    ["as many, and dearer", 1, 2, "nothing: 17.50 EUR per month instead of 15.00, 0 of 40 GiB and 0 of 4 replicas"],
    // 40 GiB in westeurope for 20.00, and 20 in eastus for 5.00.
    ["more", 2, 2, "nothing: 25.00 EUR per month instead of 15.00, 60 GiB instead of 40 and 6 replicas instead of 4"],
  ])("%s, beside one replica everywhere", (_, latest, archive, expected) => {
    expect(notes(text(replicas(latest, archive)), "saved")).toEqual([`${expected}, ${baseline}`]);
  });

  test("every format says what it compares with", async () => {
    const report = cost([plan(replicas(1, 1))], SHEET);
    const page = await reportHtml({ plans: [plan(replicas(1, 1))], findings: [], cost: report });
    for (const written of [costText(report, { width: 999 }), costMarkdown(report), page])
      expect(written).toContain(`1 of 4 replicas, ${baseline}`);
    expect(JSON.parse(costJson(report))).toMatchObject({ everywhere: { comparedWith: baseline.slice(8) } });
  });
});

test("what a Terraform file leaves open is said in every format", () => {
  const report = cost([plan(SPEC)], SHEET, 2);
  const told = "what depends on 2 values that could not be read";
  expect(notes(costText(report).split("\n"), "left out")).toEqual([told]);
  expect(costMarkdown(report)).toContain(`- **left out**: ${told}\n`);
  expect(JSON.parse(costJson(report))).toMatchObject({ unresolved: 2 });
});
