import { example } from "./examples";
import { imageFaults, ofVersions, type ImageFault } from "./image-faults";
import { defineRule } from "./rule";
import { found } from "./wording";

const ACCOUNT = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds`;

export const invalidBlobUri = defineRule<ImageFault<{ readonly uri: string }>>({
  id: "invalid-blob-uri",
  severity: "error",
  summary: "the address of a blob that is neither http nor https",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find: ({ plans, isExpression }) =>
    imageFaults(plans, ({ plan, version, at }) => {
      const uri = version.spec.source?.blob?.uri;
      if (uri === undefined || isExpression(plan, uri) || isWebAddress(uri)) return undefined;
      return { uri, at: [...at, "source", "blob", "uri"] };
    }),
  problem: (fault) =>
    `${fault.image}: the blob of ${ofVersions(fault)} is at ${found(fault.uri)}; it may be an http or https address`,
  help: () => "write the blob's address, such as https://account.blob.core.windows.net/vhds/image.vhd",
  bad: [fromBlob("vhds/ubuntu.vhd")],
  good: [fromBlob("https://vhds.blob.core.windows.net/vhds/ubuntu.vhd")],
});

function fromBlob(uri: string) {
  return example({ version: { source: { blob: { uri, storageAccountId: ACCOUNT } } } });
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(text);
}
