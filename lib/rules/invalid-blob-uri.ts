import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { sourceBlobs } from "../check/facts/source-ids";
import { found } from "../text/wording";

const ACCOUNT = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds`;

export const invalidBlobUri = defineRule<ItemFault<{ readonly uri: string }>>({
  id: "invalid-blob-uri",
  severity: "error",
  section: "versions",
  summary: "the address of a blob that is neither http nor https",
  why: "azurerm takes a blob's address over http or https only and refuses any other at plan, so nothing would be applied.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find: ({ plans, isExpression }) =>
    imageFaults(plans, (item) => {
      const wrong = sourceBlobs(item).find(({ blob }) => !isExpression(item.plan, blob.uri) && !isWebAddress(blob.uri));
      return wrong && { uri: wrong.blob.uri, at: [...wrong.at, "uri"] };
    }),
  problem: (fault) =>
    `${fault.owner}: the blob of ${ofVersions(fault)} is at ${found(fault.uri)}; it must be an http or https address`,
  help: ({ uri }, syntax) =>
    syntax.tokenFor(uri, "blob.url") ??
    "write the blob's address, such as https://account.blob.core.windows.net/vhds/image.vhd",
  bad: [fromBlob("vhds/ubuntu.vhd")],
  good: [fromBlob("https://vhds.blob.core.windows.net/vhds/ubuntu.vhd")],
});

function fromBlob(uri: string) {
  return example({ version: { source: { blob: { uri, storageAccountId: ACCOUNT } } } });
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(text);
}
