import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../../../lib/index";
import { cost } from "../../../../lib/cost/cost";
import type { Finding } from "../../../../lib/spec/finding";
import { plan } from "../../../../lib/plan/plan";
import { priceSheet, type PriceSheet } from "../../../../lib/cost/prices/price-sheet";
import { markup, trusted } from "../../../../lib/reports/html/escape";
import { heatClass, heatLegend } from "../../../../lib/reports/html/heat";
import { matrixHtml, reportHtml } from "../../../../lib/reports/html/page";
import { example, VERSION } from "../../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../../lib/spec/image-version-spec";
import { REGIONS } from "../../../../lib/azure/regions";
import { growthOfCalls } from "../../../support/calls";
import { ROLLOUT } from "../../../support/rollout";

function pageOf(spec: GallerySpec, title?: string): Promise<string> {
  const plans = [plan(spec)];
  return reportHtml({ plans, findings: check(plans), ...(title !== undefined && { title }) });
}

describe("escaping", () => {
  test("values are text in elements and attributes; markup stays markup", () => {
    const inner = markup`<b>${"<i>"}</b>`;
    expect(markup`<p title="${`"&'`}">${"</p>"}${inner}${[inner, inner]}${7}</p>`.text).toBe(
      '<p title="&quot;&amp;&#39;">&lt;/p&gt;<b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>7</p>',
    );
    expect(markup`${trusted("<style>")}`.text).toBe("<style>");
  });

  test("what changes the direction of text or the screen is shown, not obeyed", () => {
    expect(markup`${"a\u202Eb\u0000"}`.text).toBe("a\\u{202e}b\\u{0}");
  });
});

test("the steps of the heat map: both sides of each boundary, and the legend says the same", () => {
  const counts = [1, 2, 4, 5, 9, 10, 19, 20, 49, 50, 100];
  expect(counts.map(heatClass)).toEqual(["h1", "h2", "h2", "h3", "h3", "h4", "h4", "h5", "h5", "h6", "h6"]);
  expect(heatLegend().map(({ range }) => range)).toEqual(["1", "2–4", "5–9", "10–19", "20–49", "50 or more"]);
});

describe("the matrix", () => {
  test("a cell has its heat, its storage, whether it is excluded, and whether it is what latest is there", async () => {
    const page = await pageOf(ROLLOUT);
    const rows = [...page.matchAll(/^<tr><th scope="row">(1\.\d\.0)<\/th>(.*)<\/tr>$/gm)].map(([, name, cells]) => [
      name,
      cells,
    ]);
    expect(rows).toEqual([
      ["1.4.0", '<td class="state">candidate<td class="h1 x">(1z)<td>·<td>·'],
      ["1.3.0", '<td class="state">ring canary<td class="h3 l">8z<td>·<td>·'],
      ["1.2.0", '<td class="state"><td class=h1>1z<td class="h3 l">8p<td class="h3 l">8'],
      ["1.1.0", '<td class="state">withdrawn (breaks cloud-init)<td class="h1 x">(1z)<td class="h1 x">(1p)<td>·'],
    ]);
    expect(page).toContain('<tr><th scope="row">replicas</th><td><td>11<td>9<td>8</tr>');
  });

  test("every table has a caption, and every header says what it heads", async () => {
    const page = await pageOf(ROLLOUT);
    expect(page.match(/<table/g)?.length).toBe(page.match(/<table class="[\w ]+">\n<caption>/g)?.length);
    expect(page.match(/<th\b(?! scope="(?:col|row)")/g)).toBeNull();
  });

  test("101 versions have a row each; of 102, two share the last row, and all count", async () => {
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
    const rowsOf = async (count: number): Promise<string> =>
      matrixHtml([plan(example({ policy: { tiers }, image: { versions: versions(count) } }))]);
    expect((await rowsOf(101)).match(/class="older"/g)).toBeNull();
    const page = await rowsOf(102);
    expect(page).toContain('<tr class="older"><th scope="row">2 older</th><td>2<td>2</tr>');
    expect(page).toContain('<tr><th scope="row">replicas</th><td>102<td>102</tr>');
    expect(page).toContain("The 2 older versions stand in one row");
  });

  test("the more definitions, the fewer rows of each, but never fewer than five", async () => {
    const regions = Object.fromEntries(Array.from({ length: 34 }, (_, index) => [`r${index}`, {}]));
    const page = async (definitions: number): Promise<string> => {
      const spec = example({ policy: { regions }, gallery: { location: "r0" } });
      const image = { ...spec.images?.["ubuntu-2404"], versions: versions(20) };
      const images = Object.fromEntries(Array.from({ length: definitions }, (_, index) => [`image-${index}`, image]));
      return matrixHtml([plan({ ...spec, images })]);
    };
    // 40,000 cells are 117 rows of ten; 400 definitions would be two each.
    expect((await page(10)).match(/class="older"/g)).toBeNull();
    expect((await page(400)).match(/The 15 older versions/g)?.length).toBe(400);
  });
});

function versions(count: number): Record<string, ImageVersionSpec> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.0.${index}`, VERSION]));
}

test("what latest is where, by part of the world from west to east; unknown regions come last", async () => {
  const regions = { westeurope: {}, nowhere: {}, eastus: {}, uksouth: {} };
  const tiers = [{ name: "latest", take: "rest", regions: ["westeurope", "eastus"], replicas: 1 }] as const;
  const page = await pageOf(example({ policy: { regions, tiers } }));
  const parts = [...page.matchAll(/^<tr><th scope="row">(.*?)<\/th><td><ul>(.*)<\/ul><\/td><\/tr>$/gm)];
  expect(parts.map(([, part, regions = ""]) => [part, regions.replace(/<[^>]+>/g, "")])).toEqual([
    ["US", "eastus 1.3.0"],
    ["UK", "uksouth none"],
    ["Europe", "westeurope 1.3.0"],
    ["Elsewhere", "nowhere none"],
  ]);
});

describe("findings", () => {
  const finding: Finding = {
    rule: "too-many",
    severity: "error",
    path: "contoso_images/ubuntu-2404/1.3.0",
    problem: "too <many>",
    help: "fewer",
    source: "https://learn.microsoft.com/azure",
    place: { file: "gallery.yaml", line: 3, column: 5 },
  };
  const shown = async (...findings: readonly Finding[]): Promise<string> =>
    reportHtml({ plans: [plan(example())], findings });

  test("rule, place, problem, help and source; the filter knows whose it is", async () => {
    const page = await shown(finding);
    expect(page).toContain('<li class="error" id="finding-0" data-definition="contoso_images/ubuntu-2404">');
    expect(page).toContain("contoso_images/ubuntu-2404/1.3.0, gallery.yaml:3:5");
    expect(page).toContain("too &lt;many&gt;");
    expect(page).toContain('<a href="https://learn.microsoft.com/azure" rel="noreferrer">');
  });

  test("what is of no definition goes with its gallery; what is of several is never filtered away", async () => {
    const gallery = { name: "contoso_images", subscription: null, resourceGroup: "rg-images", qualifier: null };
    const ofPolicy = { ...finding, path: "policies/fleet" };
    expect(await shown({ ...ofPolicy, gallery })).toContain(
      '<li class="error" id="finding-0" data-gallery="contoso_images">',
    );
    expect(await shown(ofPolicy)).toContain('<li class="error" id="finding-0">');
  });

  test("only a page of the web becomes a link", async () => {
    const page = await shown({ ...finding, source: "javascript:alert(1)" });
    expect(page).toContain('<p class="source">javascript:alert(1)</p>');
    expect(page).not.toContain('href="javascript');
  });

  test("what is acknowledged is folded away with its reason, and does not count", async () => {
    const page = await shown({ ...finding, acknowledged: "ticket 4711" });
    expect(page).toMatch(/<details><summary>1 acknowledged<\/summary>[^]*Acknowledged: ticket 4711/);
    expect(page).toContain("findings: nothing is wrong or doubtful");
  });

  test("200 are shown; of 201, one is counted", async () => {
    const many = (count: number): Finding[] => Array.from({ length: count }, () => finding);
    expect(await shown(...many(200))).not.toContain("gallerist check prints them all");
    const page = await shown(...many(201));
    expect(page.match(/<li class="error"/g)?.length).toBe(200);
    expect(page).toContain("1 more; gallerist check prints them all.");
  });

  test("errors stand before the map, warnings behind the table; the first screen leads there", async () => {
    const order = async (severity: Finding["severity"]): Promise<string[]> =>
      [...(await shown({ ...finding, severity })).matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id as string);
    expect(await order("error")).toEqual(["findings", "map", "items", "definitions"]);
    expect(await order("warning")).toEqual(["map", "items", "findings", "definitions"]);
    expect(await shown(finding)).toContain('<p class="number"><a href="#findings">1 error</a></p>');
  });

  test("none", async () => {
    expect(await shown()).toContain("Nothing is wrong or doubtful.");
  });
});

describe("the charts", () => {
  const prices = JSON.parse(
    readFileSync(join(__dirname, "..", "..", "..", "..", "docs", "example-prices.json"), "utf8"),
  ) as unknown;
  const chartsOf = async (sheet?: PriceSheet, spec = ROLLOUT): Promise<string> => {
    const plans = [plan(spec)];
    const page = await reportHtml({ plans, findings: [], cost: cost(plans, sheet) });
    return page.slice(page.indexOf("</style>"));
  };
  const rowsOf = (page: string): string[] =>
    [...page.matchAll(/^<tr[^>]*><th scope="row">(.*?)<\/th>(.*)<td><svg.*<rect width="([\d.]+)"/gm)].map(
      ([, label = "", cells = "", width]) =>
        [label.replace(/<[^>]*>/g, ""), ...cells.split(/<\/?td>/).filter(Boolean), width].join(" "),
    );

  test("without prices: replicas and GiB, bars by replicas, the longest 200 wide", async () => {
    const page = await chartsOf();
    expect(page).toContain('<h2 id="storage">Storage</h2>');
    expect(rowsOf(page)).toEqual([
      "westeurope 11 330 200",
      "northeurope 9 270 163.6",
      "eastus 8 240 145.5",
      // 1.2.0: 1 and 8 and 8; 1.3.0: 8; 1.1.0: 1 and 1; 1.4.0: 1.
      "ubuntu-2404 1.2.0 17 510 200",
      "ubuntu-2404 1.3.0 8 240 94.1",
      "ubuntu-2404 1.1.0 2 60 23.5",
      "ubuntu-2404 1.4.0 1 30 11.8",
    ]);
  });

  test("with prices: what they cost each month, dearest first, and what was assumed", async () => {
    // A GiB a month: 0.06 of Standard_ZRS in westeurope, 0.2 of Premium_LRS in northeurope, 0.04 of Standard_LRS in eastus.
    const page = await chartsOf(priceSheet(prices));
    expect(page).toContain('<h2 id="storage">Cost</h2>\n<p class="total">83.40 EUR each month</p>');
    expect(rowsOf(page).slice(0, 3)).toEqual([
      "northeurope 9 270 54.00 200",
      "westeurope 11 330 19.80 73.3",
      "eastus 8 240 9.60 35.6",
    ]);
    expect(page).toContain("<dt>note</dt><dd>the price sheet says: an example, made-up round numbers");
    expect(page).toMatch(/<dt>assumed<\/dt><dd>list prices/);
  });

  test("a price or a size that is missing is named, and the total says that it lacks it", async () => {
    const page = await chartsOf(
      priceSheet(prices),
      example({
        policy: { regions: { westeurope: {}, polandcentral: {} } },
        image: { sizeGiB: 10, versions: { "1.3.0": VERSION } },
      }),
    );
    expect(page).toMatch(/<p class="total">[\d.]+\+ EUR each month, and what is missing, as said below<\/p>/);
    expect(page).toContain("<dt>no price</dt><dd>Standard_LRS in polandcentral (3 replicas, 30 GiB)");
    expect(rowsOf(page)).toContain("polandcentral 3 30 ? 0");
  });

  test("the largest 20 versions have a bar; of 21, the caption counts", async () => {
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
    const page = async (count: number): Promise<string> =>
      chartsOf(undefined, example({ policy: { tiers }, image: { versions: versions(count) } }));
    expect(await page(20)).toContain("<caption>By version</caption>");
    const more = await page(21);
    expect(more).toContain("<caption>The largest 20 of 21 versions</caption>");
    expect(rowsOf(more).filter((row) => row.startsWith("ubuntu"))).toHaveLength(20);
  });
});

test("what Terraform leaves open is named; of 21 values, one is counted", async () => {
  const unresolved = Array.from({ length: 21 }, (_, index) => ({
    address: `azurerm_shared_image_version.v${index}`,
    attribute: "name",
    found: "${var.name}",
  }));
  const page = await reportHtml({ plans: [], findings: [], unresolved });
  expect(page).toContain("<p>21 values that only Terraform knows; what depends on them is left out.</p>");
  expect(page).toContain(
    "<li><code>name</code> of <code>azurerm_shared_image_version.v19</code>: <code>${var.name}</code></li>",
  );
  expect(page).not.toContain("azurerm_shared_image_version.v20");
  expect(page).toContain("<p>And 1 more.</p>");
  expect(await reportHtml({ plans: [], findings: [], unresolved: unresolved.slice(1) })).not.toContain("more.</p>");
});

test("a value that is written in full and not understood is not said to be known to Terraform", async () => {
  const unresolved = [
    { address: "azapi_resource.a", attribute: "body", found: "a new property", isWritten: true as const },
  ];
  const page = await reportHtml({ plans: [], findings: [], unresolved });
  expect(page).toContain("<p>1 value that could not be read, or not for certain; what depends on it is left out.</p>");
});

test("nothing that a user wrote is markup", async () => {
  const nasty = `"'><script>alert(1)</script></style><!-- ]]> &lt; \${x}`;
  const spec = example({
    gallery: { name: nasty, location: nasty },
    policy: { regions: { [nasty]: {} }, rings: [{ name: nasty, regions: "rest" }] },
    image: { versions: { [nasty]: { ...VERSION, ring: nasty, withdrawn: { reason: nasty } }, "1.0.0": VERSION } },
  });
  const page = await pageOf(spec, nasty);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page.match(/<\/style/g)).toHaveLength(1);
  expect(page.match(/<!--/g)).toBeNull();
  // Seven places of the plan and more, and the title twice.
  expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThan(9);
});

describe("as a whole", () => {
  test("the policy lets a browser do nothing but this style and this script, by their hashes", async () => {
    const page = await pageOf(ROLLOUT);
    const hashOf = (element: "style" | "script"): string => {
      const [, text = ""] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page) ?? [];
      return createHash("sha256").update(text).digest("base64");
    };
    expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]).toBe(
      `default-src 'none'; style-src 'sha256-${hashOf("style")}'; script-src 'sha256-${hashOf("script")}'; ` +
        "base-uri 'none'; form-action 'none'",
    );
    expect(page).not.toMatch(/ (?:style|on\w+)="/);
    expect(page).not.toMatch(/(?:src|href)="(?!https:\/\/learn\.microsoft\.com|#[a-z]+(?:-\d+)?")/);
  });

  test("title, files and day are shown when they are given", async () => {
    const plans = [plan(example())];
    const page = await reportHtml({
      plans,
      findings: [],
      title: "Our images",
      files: ["a.yaml", "b"],
      asOf: "2026-07-01",
    });
    expect(page).toContain("<title>Our images</title>");
    expect(page).toContain('<h1>Our images</h1>\n<p class="about">a.yaml, b, as of 2026-07-01</p>');
    expect(await reportHtml({ plans: [...plans, ...plans], findings: [] })).toContain(
      "<h1>Image versions by region: contoso_images</h1>\n<dl",
    );
  });

  test("totals of all galleries", async () => {
    const facts = [...(await pageOf(ROLLOUT)).matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)];
    expect(facts.map(([, label, number]) => `${number} ${label}`)).toEqual([
      "1 image definition",
      "4 versions",
      "3 regions",
      "28 replicas",
      "840 GiB stored",
    ]);
  });

  test("a gallery without images, a definition without versions, and no gallery at all", async () => {
    expect(await pageOf(example({ spec: { images: {} } }))).toContain("<p>There are none.</p>");
    expect(await pageOf(example({ image: { versions: {} } }))).toContain("0 versions");
    expect(await reportHtml({ plans: [], findings: [] })).toContain("<!DOCTYPE html>");
  });

  test("100 versions in 34 regions, five of them with edge zones, are under 300 KB", async () => {
    const names = REGIONS.slice(0, 34).map(({ name }) => name);
    const edgeZones = { losangeles: { replicas: 2 }, perth: {} };
    const regions = Object.fromEntries(
      names.map((name, index) => [name, { storage: "zone-redundant", ...(index < 5 && { edgeZones }) } as const]),
    );
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 100 }] as const;
    const spec = example({ policy: { regions, tiers }, gallery: { location: names[0] as string } });
    const withdrawn = Object.keys(versions(50)).map(
      (name) => [name, { ...VERSION, withdrawn: { reason: "slow" } }] as const,
    );
    const all: Record<string, ImageVersionSpec> = { ...versions(100), ...Object.fromEntries(withdrawn) };
    const images = { "ubuntu-2404": { ...spec.images?.["ubuntu-2404"], versions: all } };
    const page = await pageOf({ ...spec, images });
    expect(page.match(/<td class="?h6/g)?.length).toBe(100 * 34);
    expect(page.match(/\+3e<\/span>/g)?.length).toBe(100 * 5);
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  });

  test("four times the versions take at most four times the work", async () => {
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
    const growth = await growthOfCalls(500, (count) => {
      const plans = [plan(example({ policy: { tiers }, image: { versions: versions(count) } }))];
      return reportHtml({ plans, findings: [] });
    });
    expect(growth).toBeLessThan(5);
  });
});
