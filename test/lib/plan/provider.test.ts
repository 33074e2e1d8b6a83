import { isPublishedElsewhere, providerOfDefinition, providerUnder } from "../../../lib/plan/provider";
import type { RegionSettings } from "../../../lib/spec/policy";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";

const PLAIN: ImageVersionSpec = { source: { snapshot: "/s" } };

test("azurerm manages what it can", () => {
  expect(providerUnder([{}, { storage: "Premium_LRS" }])(PLAIN)).toEqual({ provider: "azurerm", because: [] });
  expect(providerOfDefinition({ security: "trusted-launch" })).toEqual({ provider: "azurerm", because: [] });
});

test.each<[string, ImageVersionSpec, RegionSettings, string]>([
  ["a published version", { source: { published: true } }, {}, "a pipeline publishes it"],
  ["a copied version", { source: { galleryImageVersion: "/v" } }, {}, "another gallery's version"],
  ["data disks", { ...PLAIN, dataDisks: [] }, {}, "data disks"],
  ["a block of deletion, lifted", { ...PLAIN, blockDeletionBeforeEndOfLife: false }, {}, "end of life"],
  ["UEFI settings", { ...PLAIN, uefi: { signatureTemplates: [] } }, {}, "UEFI"],
  ["encryption", PLAIN, { diskEncryptionSetId: "/d" }, "disk encryption sets"],
  ["confidential machines", PLAIN, { confidentialVm: { encryption: "EncryptedWithPmk" } }, "confidential machines"],
  ["edge zones", PLAIN, { edgeZones: {} }, "edge zones"],
])("azapi manages %s, and says why", (_, version, region, words) => {
  const { provider, because } = providerUnder([{}, region, region])(version);
  expect(provider).toBe("azapi");
  expect(because).toHaveLength(1);
  expect(because[0]).toContain(words);
});

test("several reasons are all said", () => {
  const version: ImageVersionSpec = { source: { published: true }, dataDisks: [] };
  expect(providerUnder([{ diskEncryptionSetId: "/d" }])(version).because).toHaveLength(3);
});

test("a definition for trusted launch and confidential machines is azapi's", () => {
  const { provider, because } = providerOfDefinition({ security: "trusted-launch-and-confidential-vm-supported" });
  expect(provider).toBe("azapi");
  expect(because).toHaveLength(1);
});

test("only a published version lives elsewhere", () => {
  expect(isPublishedElsewhere({ source: { published: true } })).toBe(true);
  expect(isPublishedElsewhere(PLAIN)).toBe(false);
});
