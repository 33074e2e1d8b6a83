import type { PackageBlob } from "../spec/application-version-spec";
import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import { blobsOf, partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import type { ApplicationVersionItem } from "../check/facts/items";
import { secretIn } from "../check/facts/links";
import { defineRule } from "../check/rule";

/** Does not apply to a link that holds a secret, which another rule reports. */
export const signatureWithoutToken = defineRule<PartFault>({
  id: "signature-without-token",
  severity: "warning",
  section: "applications",
  summary: "`signed: true` beside an address that is a plain text",
  why: "The flag says that a token holds a signature, which a text cannot: all that it does is to take the version to azapi.",
  source: "https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
  find: ({ plans, isExpression }) =>
    partFaults(
      plans.filter(({ foundIn }) => foundIn === undefined),
      () => [],
      (item) => plainIn(item, (uri) => isExpression(item.plan, uri)),
    ),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [signed({ signed: true })],
  good: [signed({ signed: false })],
});

function signed(parts: Partial<PackageBlob>) {
  return applicationExample({ version: { package: { ...APPLICATION_VERSION.package, ...parts } } });
}

function plainIn(item: ApplicationVersionItem, isExpression: (uri: string) => boolean): Part[] {
  return blobsOf(item).flatMap(({ key, blob: { uri, sas, signed }, at }): Part[] => {
    if (signed !== true || sas !== undefined || isExpression(uri) || secretIn(uri) !== undefined) return [];
    const words = "says `signed`, but its `uri` is a plain text, which holds no signature";
    const remedy = "leave `signed` out, or take the query from a variable with `sas: { variable: NAME }`";
    return [{ what: `the ${key}`, words, remedy, at: [...at, "signed"] }];
  });
}
