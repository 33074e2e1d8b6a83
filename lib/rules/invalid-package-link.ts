import { applicationExample } from "../check/facts/examples";
import { blobsOf, partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import type { ApplicationVersionItem } from "../check/facts/items";
import { withoutSecrets } from "../check/facts/links";
import { defineRule, type Context } from "../check/rule";
import { found } from "../text/wording";

export const invalidPackageLink = defineRule<PartFault>({
  id: "invalid-package-link",
  severity: "error",
  section: "applications",
  summary: "the address of a package or configuration that is not an absolute https address",
  why: "azurerm checks only that it begins with http or https, and Azure refuses it at apply, or never finds the blob.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications-how-to",
  find: (context) =>
    partFaults(
      context.plans,
      () => [],
      (item) => invalidLinks(item, context),
    ),
  problem: partWords,
  help: ({ remedy, text = "" }, syntax) => syntax.tokenFor(text, "blob.url") ?? remedy,
  bad: [from("http://contoso.blob.core.windows.net/packages/agent-1.3.0.zip")],
  good: [from("https://contoso.blob.core.windows.net/packages/agent-1.3.0.zip")],
});

function from(uri: string) {
  return applicationExample({ version: { package: { uri } } });
}

function invalidLinks(item: ApplicationVersionItem, { isExpression }: Context): Part[] {
  return blobsOf(item).flatMap(({ key, blob: { uri }, at }): Part[] => {
    if (isExpression(item.plan, uri)) return [];
    const fault = faultOf(uri);
    if (fault === undefined) return [];
    const words = `is at ${found(withoutSecrets(uri))}, ${fault}`;
    const remedy = "write the blob's address, such as https://account.blob.core.windows.net/packages/agent-1.3.0.zip";
    return [{ what: `the ${key}`, words, same: fault, remedy, text: uri, at: [...at, "uri"] }];
  });
}

function faultOf(uri: string): string | undefined {
  if (/["'`]/.test(uri)) return "which has a quotation mark in it";
  if (/\s/.test(uri)) return "which has a space in it: write %20";
  if (/^http:/i.test(uri)) return "which is not https";
  return /^https:\/\/[^/?#]+\/[^?#]/i.test(uri) ? undefined : "which is not an absolute https address of a blob";
}
