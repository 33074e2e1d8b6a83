import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";
import { egress, lrs, page } from "../support/prices";

const SIZED = goodBut("os: linux", "os: linux\n    sizeGiB: 10");
const PRICES = JSON.stringify(page([lrs("westeurope", 0.5), lrs("northeurope", 0.25), egress("westeurope", 0.125)]));
const EXAMPLE = join(__dirname, "..", "..", "docs", "example-prices.json");

test("money by a price sheet, in every format", async () => {
  await withFiles({ "gallery.yaml": SIZED, "prices.json": PRICES }, async (cwd) => {
    const run = (format: string): ReturnType<typeof gallerist> =>
      gallerist(["cost", "gallery.yaml", "--prices", "prices.json", "--format", format], { cwd });
    const text = await run("text");
    // westeurope 4 x 10 x 0.5, northeurope 3 x 10 x 0.25; 10 GiB leave westeurope.
    expect([text.code, text.err]).toEqual([0, ""]);
    expect(text.out).toContain("\ntotal               2         7   70      27.50      1.25\n");
    expect((await run("markdown")).out).toContain("| **total** | **2** | **7** | **70** | **27.50** | **1.25** |\n");
    expect(JSON.parse((await run("json")).out)).toMatchObject({ formatVersion: 1, total: { monthly: 27.5 } });
  });
});

test("sizes without a price sheet", async () => {
  const { code, out, err } = await gallerist(["cost", "-"], { input: SIZED });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^contoso_images: what replicas take up\n/);
});

test("of a gallery with errors too: the findings on standard error, exit 1", async () => {
  const { code, out, err } = await gallerist(["cost", "-"], { input: goodBut("replicas: 1 }", "replicas: 101 }") });
  expect([code, out.startsWith("contoso_images: ")]).toEqual([1, true]);
  expect(err).toMatch(/^error\[too-many-replicas\]: /);
});

test("prices of the day that is asked for", async () => {
  const later = lrs("westeurope", 1, { effectiveStartDate: "2030-01-01T00:00:00Z" });
  const prices = JSON.stringify([later, lrs("westeurope", 0.5), lrs("northeurope", 0)]);
  await withFiles({ "gallery.yaml": SIZED, "prices.json": prices }, async (cwd) => {
    const monthly = async (...args: string[]): Promise<unknown> => {
      const { out } = await gallerist(
        ["cost", "gallery.yaml", "--prices", "prices.json", "--format", "json", ...args],
        {
          cwd,
        },
      );
      return (JSON.parse(out) as { total: { monthly: number } }).total.monthly;
    };
    expect([await monthly("--as-of", "2029-12-31"), await monthly("--as-of", "2030-01-01")]).toEqual([20, 40]);
  });
});

test("another meter for copies between regions", async () => {
  const other = egress("westeurope", 1, { productName: "Bandwidth", skuName: "Global", meterName: "Out" });
  const prices = JSON.stringify([lrs("westeurope", 0.5), egress("westeurope", 9), other]);
  await withFiles({ "gallery.yaml": SIZED, "prices.json": prices }, async (cwd) => {
    const args = ["cost", "gallery.yaml", "--prices", "prices.json", "--format", "json", "--egress-meter"];
    const { out } = await gallerist([...args, "Bandwidth / Global / Out"], { cwd });
    expect(JSON.parse(out)).toMatchObject({ total: { egress: { once: 10 } } });
    for (const wrong of ["Out", "Bandwidth/Global/", "a/b/c/d"]) {
      const { code, err } = await gallerist([...args, wrong], { cwd });
      expect([code, err.split("\n")[0]]).toEqual([
        2,
        `error: option '--egress-meter <meter>' argument '${wrong}' is invalid. Write "PRODUCT/SKU/METER", as the Retail Prices API names them.`,
      ]);
    }
  });
});

test.each<[string, string, RegExp]>([
  ["is not JSON", "{", /^error: prices\.json:1:2: not JSON: it ends too early\n$/],
  ["is a gallery", JSON.stringify({ gallery: {} }), /^error: prices\.json: it is not a price sheet: [^\n]*\n$/],
  [
    "has a price that is none",
    JSON.stringify([lrs("eastus", -1)]),
    /^error: prices\.json: item 1 [^\n]* is -1; [^\n]*\n$/,
  ],
])("a price sheet that %s: one line, exit 2", async (_, prices, err) => {
  await withFiles({ "gallery.yaml": SIZED, "prices.json": prices }, async (cwd) => {
    const run = await gallerist(["cost", "gallery.yaml", "--prices", "prices.json"], { cwd });
    expect(run).toEqual({ code: 2, out: "", err: expect.stringMatching(err) as string });
  });
});

test("many mistakes are ten lines and a count", async () => {
  const prices = JSON.stringify(Array.from({ length: 13 }, (_, index) => lrs(`region${index}`, -1)));
  const { code, err } = await gallerist(["cost", "-", "--prices", "-"], { input: prices });
  expect([code, err]).toEqual([2, "error: standard input can be read once; give - once\n"]);
  await withFiles({ "gallery.yaml": GOOD, "prices.json": prices }, async (cwd) => {
    const lines = (await gallerist(["cost", "gallery.yaml", "--prices", "prices.json"], { cwd })).err.split("\n");
    expect([lines.length, lines[10]]).toEqual([12, "error: prices.json: 3 more mistakes of this kind"]);
  });
});

test("a price sheet that is not there", async () => {
  expect(await gallerist(["cost", "-", "--prices", "missing.json"], { input: GOOD })).toEqual({
    code: 2,
    out: "",
    err: "error: cannot read missing.json: there is no such file\n",
  });
});

test("the example's prices are made up, and every report says so", async () => {
  expect((JSON.parse(readFileSync(EXAMPLE, "utf8")) as { Note: string }).Note).toMatch(/made-up/);
  const { code, out } = await gallerist(["cost", "-", "--prices", EXAMPLE], { input: SIZED });
  expect(code).toBe(0);
  expect(out).toContain("\nnote: the price sheet says: an example, made-up round numbers: not Azure's\n  prices\n");
});
