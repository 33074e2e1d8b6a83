import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EGRESS_METER, priceFilter, STORAGE_METERS } from "../../../lib/azure/meters";

const METERS = { ...STORAGE_METERS, "copies to other regions": EGRESS_METER };

function text(path: string): string {
  return readFileSync(join(__dirname, "..", "..", "..", "docs", path), "utf8");
}

test("all four names make each meter another one", () => {
  const names = Object.values(METERS).map((meter) =>
    [meter.serviceName, meter.productName, meter.skuName, meter.meterName].join(),
  );
  expect(new Set(names).size).toBe(4);
});

test("a filter names each meter once, and doubles quotes", () => {
  expect(priceFilter([STORAGE_METERS.Standard_LRS, STORAGE_METERS.Premium_LRS])).toBe(
    "priceType eq 'Consumption' and (meterName eq 'LRS Snapshots')",
  );
  expect(priceFilter([{ ...EGRESS_METER, meterName: "a'b" }])).toContain("(meterName eq 'a''b')");
});

test("the documented query asks for every meter", () => {
  expect(text("prices.sh")).toContain(`"\\$filter=${priceFilter(Object.values(METERS))}"`);
});

test("the documented table is this one", () => {
  for (const [type, { serviceName, productName, skuName, meterName, unit }] of Object.entries(METERS)) {
    const name = type in STORAGE_METERS ? `\`${type}\`` : type;
    expect(text("cost.md")).toContain(
      `| ${[name, serviceName, productName, skuName, meterName, unit].join(" | ")} |\n`,
    );
  }
});
