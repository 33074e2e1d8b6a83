import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Snapshot } from "@cdktf/provider-azurerm/lib/snapshot";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import type { GalleryProps } from "../../constructs/gallery-props";
import { ImageSource } from "../../constructs/image-source";
import type { ImageSourceSpec } from "../../lib/spec/image-version-spec";
import type { ReplicationPolicy } from "../../lib/spec/policy";

const GUID = "11111111-2222-3333-4444-555555555555";
const HINT = /help: give a token such as `[\w.]+` instead of a text: in a text, `\$\{` is escaped/;

function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "images");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

interface Given {
  readonly gallery?: Partial<GalleryProps>;
  readonly source?: ImageSourceSpec;
  readonly regions?: ReplicationPolicy["regions"];
}

function addGallery(stack: TerraformStack, { gallery, source, regions = { eastus: {} } }: Given): void {
  new Gallery(stack, "gallery", { name: "contoso_images", resourceGroup: "rg", location: "eastus", ...gallery })
    .addImageDefinition("ubuntu", {
      identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
      os: "linux",
      generation: "V2",
      policy: { regions, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
    })
    .addVersion("1.0.0", { source: source ?? ImageSource.snapshot(idOf("snapshots")) });
}

function idOf(type: string): string {
  return `/subscriptions/${GUID}/resourceGroups/rg/providers/Microsoft.Compute/${type}/a`;
}

/** The rules and the report of a stack that does not synthesize. */
function refusal(stack: TerraformStack): { rules: string[]; report: string } {
  let report = "";
  try {
    Testing.synth(stack, true);
  } catch (error) {
    report = (error as Error).message;
  }
  return { report, rules: [...report.matchAll(/error\[([\w-]+)\]/g)].map(([, rule]) => rule as string) };
}

const RAW: [where: string, rule: string, given: Given][] = [
  ["a managed image", "invalid-source-id", { source: ImageSource.managedImage("${data.azurerm_image.x.id}") }],
  ["a snapshot", "invalid-source-id", { source: ImageSource.snapshot("${azurerm_snapshot.x.id}") }],
  ["a virtual machine", "invalid-source-id", { source: ImageSource.virtualMachine("${var.machine}") }],
  ["another version", "invalid-source-id", { source: ImageSource.galleryImageVersion("${var.version}") }],
  [
    "the storage account of a blob",
    "invalid-source-id",
    { source: ImageSource.blob("https://vhds.blob.core.windows.net/vhds/a.vhd", "${azurerm_storage_account.x.id}") },
  ],
  [
    "the address of a blob",
    "invalid-blob-uri",
    {
      source: ImageSource.blob(
        "${azurerm_storage_account.x.primary_blob_endpoint}x.vhd",
        `/subscriptions/${GUID}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds`,
      ),
    },
  ],
  ["the resource group", "invalid-resource-group-name", { gallery: { resourceGroup: "${var.group}" } }],
  ["the subscription", "invalid-subscription", { gallery: { subscription: "${var.subscription}" } }],
  [
    "a disk encryption set",
    "invalid-disk-encryption-set",
    { regions: { eastus: { diskEncryptionSetId: "${azurerm_disk_encryption_set.x.id}" } } },
  ],
];

test.each(RAW)("an expression in the text of %s is %s, and the help is a token", (_, rule, given) => {
  const stack = newStack();
  addGallery(stack, given);
  const { rules, report } = refusal(stack);
  expect(rules).toEqual([rule]);
  expect(report).toMatch(HINT);
});

test("a token beside an expression in one text is refused too", () => {
  const stack = newStack();
  const group = new ResourceGroup(stack, "group", { name: "rg", location: "eastus" });
  addGallery(stack, { gallery: { resourceGroup: `${group.name}-\${var.suffix}` } });
  expect(refusal(stack).rules).toEqual(["invalid-resource-group-name"]);
});

test.each<[what: string, rule: string, given: Given]>([
  ["the name of the gallery", "invalid-gallery-name", { gallery: { name: "${var.name}" } }],
  ["a tenant to share with", "invalid-share-id", { gallery: { sharing: { direct: { tenants: ["${var.tenant}"] } } } }],
  ["a region", "region-as-expression", { regions: { eastus: {}, "${var.region}": {} } }],
])("an expression in %s is %s without the hint: a token would be refused", (_, rule, given) => {
  const stack = newStack();
  addGallery(stack, given);
  const { rules, report } = refusal(stack);
  expect(rules).toEqual([rule]);
  expect(report).not.toMatch(HINT);
});

test("tokens in the same places are no finding", () => {
  const stack = newStack();
  const group = new ResourceGroup(stack, "group", { name: "rg", location: "eastus" });
  const snapshot = new Snapshot(stack, "snapshot", {
    name: "a",
    resourceGroupName: group.name,
    location: "eastus",
    createOption: "Copy",
  });
  const subscription = new TerraformVariable(stack, "subscription", { type: "string" });
  const set = new TerraformVariable(stack, "set", { type: "string" });
  addGallery(stack, {
    gallery: {
      resourceGroup: group.name,
      subscription: subscription.stringValue,
    },
    source: ImageSource.snapshot(snapshot.id),
    regions: { eastus: { diskEncryptionSetId: set.stringValue } },
  });
  expect(refusal(stack)).toEqual({ rules: [], report: "" });
});

test("a tag may hold the characters of an expression: it is text, and escaped", () => {
  const stack = newStack();
  addGallery(stack, { gallery: { tags: { formula: "${a} + ${b}" } } });
  expect(refusal(stack).rules).toEqual([]);
  expect(Testing.synth(stack, true)).toContain("$${a} + $${b}");
});
