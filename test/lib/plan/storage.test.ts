import { storageAccountType } from "../../../lib/plan/storage";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../../../lib/azure/storage-account-types";

test("no storage means Standard_LRS", () => {
  expect(DEFAULT_STORAGE_ACCOUNT_TYPE).toBe("Standard_LRS");
  expect(storageAccountType(undefined, "westeurope", [1, 0, 0])).toBe("Standard_LRS");
});

test.each(["Standard_LRS", "Standard_ZRS", "Premium_LRS"] as const)("%s is itself, zones or not", (type) => {
  expect(storageAccountType(type, "westeurope", [1, 0, 0])).toBe(type);
  expect(storageAccountType(type, "westus", [1, 0, 0])).toBe(type);
});

test.each([
  ["westeurope", "Standard_ZRS"],
  ["West Europe", "Standard_ZRS"],
  ["westus", "Standard_LRS"],
  ["marsnorth", "Standard_LRS"],
  ["constructor", "Standard_LRS"],
])("zone-redundant in %s is %s", (region, type) => {
  expect(storageAccountType("zone-redundant", region, [1, 0, 0])).toBe(type);
});

describe("since a version", () => {
  const storage = { type: "zone-redundant", since: "1.10.0", before: "Premium_LRS" } as const;

  test("is the new type from that version on, and the old one before, by number", () => {
    expect(storageAccountType(storage, "westeurope", [1, 9, 99])).toBe("Premium_LRS");
    expect(storageAccountType(storage, "westeurope", [1, 10, 0])).toBe("Standard_ZRS");
    expect(storageAccountType(storage, "westeurope", [2, 0, 0])).toBe("Standard_ZRS");
  });

  test("is resolved by the region's zones too", () => {
    expect(storageAccountType(storage, "westus", [1, 10, 0])).toBe("Standard_LRS");
    expect(storageAccountType(storage, "westus", [1, 9, 0])).toBe("Premium_LRS");
  });

  test("is the new type where no versions can be compared", () => {
    expect(storageAccountType(storage, "westeurope", undefined)).toBe("Standard_ZRS");
    expect(storageAccountType({ ...storage, since: "soon" }, "westeurope", [1, 0, 0])).toBe("Standard_ZRS");
  });
});
