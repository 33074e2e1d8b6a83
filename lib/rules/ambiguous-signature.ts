import type { PackageBlob } from "../spec/application-version-spec";
import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import { blobsOf, partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import type { ApplicationVersionItem } from "../check/facts/items";
import { secretIn } from "../check/facts/links";
import { defineRule } from "../check/rule";

/** A query that holds a secret is another rule's. */
export const ambiguousSignature = defineRule<PartFault>({
  id: "ambiguous-signature",
  severity: "error",
  section: "applications",
  summary: "`sas` beside `signed: true`, or beside an address that has a query already",
  why: "The query of `sas` is written behind the address, so a second one beside it makes a link that Azure does not find.",
  source: "https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
  find: ({ plans }) => partFaults(plans, () => [], ambiguousIn),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [signed({ sas: { variable: "packages_sas" }, signed: true })],
  good: [signed({ sas: { variable: "packages_sas" } })],
});

function signed(parts: Partial<PackageBlob>) {
  return applicationExample({ version: { package: { ...APPLICATION_VERSION.package, ...parts } } });
}

function ambiguousIn(item: ApplicationVersionItem): Part[] {
  return blobsOf(item).flatMap(({ key, blob: { uri, sas, signed }, at }): Part[] => {
    if (sas === undefined) return [];
    const what = `the ${key}`;
    if (signed === true) {
      const words = "has both `sas` and `signed`";
      return [
        { what, words, remedy: "keep `sas` where a variable gives the query, and `signed` where a token does", at },
      ];
    }
    if (!uri.includes("?") || secretIn(uri) !== undefined) return [];
    const words = "has a query in its `uri`, and another one by `sas`";
    return [{ what, words, remedy: "take the query out of `uri`", at: [...at, "uri"] }];
  });
}
