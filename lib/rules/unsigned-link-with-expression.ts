import type { PackageBlob } from "../spec/application-version-spec";
import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import { blobsOf, partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import type { ApplicationVersionItem } from "../check/facts/items";
import { defineRule } from "../check/rule";

const ADDRESS = "https://contoso.blob.core.windows.net/packages/agent-1.3.0.zip";

/** Applies to a query that only Terraform knows: a link that is wholly an expression cannot be told. */
export const unsignedLinkWithExpression = defineRule<PartFault>({
  id: "unsigned-link-with-expression",
  severity: "warning",
  section: "applications",
  summary: "a link whose query only Terraform knows, and that is not said to be signed",
  why: "A query is nearly always a signature. Under azurerm a new one is a replacement, which is refused for ever, since the version exists.",
  source: "https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
  find: ({ plans }) =>
    partFaults(
      plans.filter(({ foundIn }) => foundIn === undefined || foundIn === "configuration"),
      () => [],
      (item) => (item.version.managedBy.provider === "azapi" ? [] : openIn(item)),
    ),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [linked({ uri: `${ADDRESS}?\${var.agent_sas}` })],
  good: [linked({ uri: ADDRESS, sas: { variable: "agent_sas" } })],
});

function linked(parts: Partial<PackageBlob>) {
  return applicationExample({ version: { package: { ...APPLICATION_VERSION.package, ...parts } } });
}

function openIn(item: ApplicationVersionItem): Part[] {
  return blobsOf(item).flatMap(({ key, blob: { uri, sas, signed }, at }): Part[] => {
    if (signed === true || sas !== undefined || !/^https?:\/\/[^?]*\?.*\$\{/is.test(uri)) return [];
    const words = "has a link with an expression in its query, and is not signed";
    const remedy =
      "take the query from a variable with `sas: { variable: NAME }`, in a program from a token, with `signed`";
    return [{ what: `the ${key}`, words, remedy, at: [...at, "uri"] }];
  });
}
