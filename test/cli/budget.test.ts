import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";
import { egress, lrs, page } from "../support/prices";

const SIZED = goodBut("os: linux", "os: linux\n    sizeGiB: 10");
/** westeurope 4 x 10 x 0.5, northeurope 3 x 10 x 0.25: SIZED costs 27.50 each month. */
const PRICES = JSON.stringify(page([lrs("westeurope", 0.5), lrs("northeurope", 0.25), egress("westeurope", 0.125)]));
const WITHOUT_NORTH = JSON.stringify(page([lrs("westeurope", 0.5)]));

async function run(words: readonly string[], spec: string, prices = PRICES, other = "") {
  const files = { "gallery.yaml": spec, "other.yaml": other, "prices.json": prices };
  return withFiles(files, (cwd) => gallerist(words, { cwd }));
}

const check = (spec: string, prices?: string) =>
  run(["check", "gallery.yaml", "--prices", "prices.json", "--format", "compact"], spec, prices);
const budget = (monthly: number, currency = "EUR") => `budget: { monthly: ${monthly}, currency: ${currency} }\n`;

describe("a budget", () => {
  test("that is exceeded is an error with its line; one that is just met is none", async () => {
    expect(await check(SIZED + budget(27.49))).toEqual({
      code: 1,
      out: "gallery.yaml:18:11: error[exceeded-budget]: replicas cost 27.50 EUR per month, more than the budget of 27.49 EUR; keep fewer versions, replicas or regions (`gallerist cost` says which cost most), or raise the budget\n1 error\n",
      err: "",
    });
    expect((await check(SIZED + budget(27.5, "eur"))).code).toBe(0);
  });

  test("is never met by what is not known", async () => {
    const unsized = await check(GOOD + budget(100));
    expect([unsized.code, unsized.out]).toEqual([
      1,
      "gallery.yaml:17:11: error[unverified-budget]: it is not known whether the budget of 100.00 EUR is enough: 0.00 EUR per month lacks 7 replicas without a size; write the size of each version, and give a sheet with all prices (`gallerist cost` names what is missing); or acknowledge this\n1 error\n",
    ]);
    expect((await check(SIZED + budget(100), WITHOUT_NORTH)).out).toContain(
      "20.00 EUR per month lacks 3 replicas without a price;",
    );
  });

  test("that what is known exceeds already is exceeded", async () => {
    expect((await check(SIZED + budget(19), WITHOUT_NORTH)).out).toContain(
      "error[exceeded-budget]: replicas cost at least 20.00 EUR per month, more than the budget of 19.00 EUR;",
    );
  });

  test("in another currency is not converted", async () => {
    expect((await check(SIZED + budget(1, "USD"))).out).toBe(
      "gallery.yaml:18:23: error[unverified-budget]: the budget is in USD, and the prices are in EUR; write the budget in EUR, or give prices in its currency\n1 error\n",
    );
  });

  test("is for its own file, with its mirrors", async () => {
    const mirrors = `mirrors: { dr: { name: contoso_dr, resourceGroup: rg-dr, location: northeurope, policy: fleet } }\n`;
    // The mirror has its three, and one, replicas in the other home: northeurope 4 x 10 x 0.25, westeurope 3 x 10 x 0.5.
    // The gallery keeps the older version in northeurope for it: 1 x 10 x 0.25 more.
    expect((await check(SIZED + mirrors + budget(1))).out).toContain("replicas cost 55.00 EUR per month");
    const other = `${SIZED.replaceAll("contoso_images", "fabrikam_images").replaceAll("/ubuntu-1-", "/fabrikam-1-")}`;
    const words = ["check", "gallery.yaml", "other.yaml", "--prices", "prices.json"];
    expect((await run(words, SIZED + budget(28), PRICES, other)).code).toBe(0);
  });

  test("can be acknowledged, with a reason", async () => {
    const acknowledge = `acknowledge:\n  - { rule: exceeded-budget, path: contoso_images, reason: until the migration ends }\n`;
    expect((await check(SIZED + budget(1) + acknowledge)).code).toBe(0);
  });

  test("is told to be not compared where no prices are given", async () => {
    for (const verb of ["check", "cost"]) {
      const { code, err } = await run([verb, "gallery.yaml"], SIZED + budget(1));
      expect([code, err]).toEqual([0, "gallery.yaml: its budget is not compared: that needs --prices FILE\n"]);
    }
    const { err } = await run(["diff", "gallery.yaml", "other.yaml"], SIZED, PRICES, SIZED + budget(1));
    expect(err).toBe("other.yaml: its budget is not compared: that needs --prices FILE\n");
    expect((await run(["check", "gallery.yaml"], SIZED)).err).toBe("");
  });

  test("counts in cost and diff too, and stops neither report", async () => {
    const cost = await run(["cost", "gallery.yaml", "--prices", "prices.json"], SIZED + budget(27));
    expect([cost.code, cost.out]).toEqual([1, expect.stringContaining("27.50")]);
    expect(cost.err).toMatch(/^error\[exceeded-budget\]: /);
    const grown = SIZED.replace("replicas: 3", "replicas: 4") + budget(30);
    const words = ["diff", "gallery.yaml", "other.yaml", "--prices", "prices.json"];
    const changed = await run(words, SIZED + budget(30), PRICES, grown);
    // A replica of 10 GiB more in each region: 5.00 and 2.50.
    expect(changed.code).toBe(1);
    expect(changed.err).toContain("error[exceeded-budget]: replicas cost 35.00 EUR per month");
    expect((await run(words, grown, PRICES, SIZED + budget(30))).code).toBe(0);
  });

  test.each([
    ["budget: 100", /:18:1: error\[wrong-type\]/],
    ["budget: { monthly: 100 }", /:18:1: error\[missing-key\].*currency/],
    ["budget: { monthly: 100 EUR, currency: EUR }", /:18:11: error\[wrong-type\]/],
    ["budget: { monthly: 100, currency: EUR, yearly: 1200 }", /:18:40: error\[unknown-key\]/],
    ["budget: { monthly: -1, currency: EUR }", /:18:11: error\[exceeded-budget\]/],
  ])("%s is refused by line", async (text, line) => {
    const { code, out } = await check(`${SIZED}${text}\n`);
    expect([code, out.trimEnd().split("\n")]).toEqual([1, [expect.stringMatching(line), "1 error"]]);
  });
});

describe("--fail-on cost-increase", () => {
  const diff = (most: string, before: string, after: string, prices = PRICES) =>
    run(["diff", "gallery.yaml", "other.yaml", "--prices", "prices.json", "--fail-on", most], before, prices, after);
  /** From 27.50 to 35.00: 27.27 % more. */
  const GROWN = SIZED.replace("replicas: 3", "replicas: 4");

  test("fails above the percentage, and not at it or below", async () => {
    expect(await diff("cost-increase=27.2%", SIZED, GROWN)).toMatchObject({
      code: 1,
      err: "--fail-on cost-increase=27.2%: 27.50 EUR per month becomes 35.00, 27.3 % more\n",
    });
    expect((await diff("cost-increase=28%", SIZED, GROWN)).code).toBe(0);
    // Nine and one replicas in westeurope become ten and one: 50.00 becomes 55.00.
    const ten = SIZED.replace("replicas: 3", "replicas: 9").replace("regions: all", "regions: home");
    const eleven = ten.replace("replicas: 9", "replicas: 10");
    expect((await diff("cost-increase=10%", ten, eleven)).code).toBe(0);
    expect((await diff("cost-increase=9.9%", ten, eleven)).code).toBe(1);
  });

  test("without a percentage fails for any increase, and never for a decrease", async () => {
    expect((await diff("cost-increase", SIZED, GROWN)).code).toBe(1);
    expect((await diff("cost-increase", GROWN, SIZED)).code).toBe(0);
    expect((await diff("cost-increase", SIZED, SIZED)).code).toBe(0);
  });

  test("fails where a changed version's cost is not known, but not for unchanged ones", async () => {
    const unsized = (text: string) => text.replace("    sizeGiB: 10\n", "");
    expect((await diff("cost-increase=10%", unsized(SIZED), unsized(GROWN))).err).toContain(
      "--fail-on cost-increase=10%: not known, since a size or price is missing of contoso_images/ubuntu-2404/1.1.0\n",
    );
    expect((await diff("cost-increase=10%", unsized(SIZED), unsized(SIZED))).code).toBe(0);
    expect(
      (await diff("cost-increase=10%", unsized(GROWN), unsized(SIZED).replace("regions: all", "regions: home"))).code,
    ).toBe(1);
    expect((await diff("cost-increase=10%", SIZED, GROWN, WITHOUT_NORTH)).err).toContain(
      "20.00 EUR per month becomes 25.00, 25 % more, and more, since a size or price is missing of",
    );
  });

  test("from nothing is an increase of any percentage", async () => {
    const none = `${SIZED.slice(0, SIZED.indexOf("images:\n"))}`;
    expect((await diff("cost-increase=1000%", none, SIZED)).err).toContain(
      "--fail-on cost-increase=1000%: 0.00 EUR per month becomes 27.50\n",
    );
  });

  test("needs prices: one line, and exit 2", async () => {
    const words = ["diff", "gallery.yaml", "other.yaml", "--fail-on", "replace,cost-increase=10%"];
    expect(await run(words, SIZED, PRICES, GROWN)).toEqual({
      code: 2,
      out: "",
      err: "error: --fail-on cost-increase=10% needs --prices FILE\n",
    });
  });

  test.each(["cost-increase=10", "cost-increase=-5%", "cost-increase=%", "cost-increase=1e3%", "cost-increase=10%%"])(
    "%s is refused",
    async (text) => {
      const { code, err } = await diff(text, SIZED, GROWN);
      expect([code, err]).toEqual([2, expect.stringContaining("has no percentage; write cost-increase=10%.")]);
    },
  );

  test("a slip is told with what is meant", async () => {
    expect((await diff("cost-increese=10%", SIZED, GROWN)).err).toContain("cost-increase");
  });
});
