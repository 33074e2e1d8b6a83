import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import { blobsOf, partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import type { ApplicationVersionItem } from "../check/facts/items";
import { secretIn } from "../check/facts/links";
import { defineRule } from "../check/rule";
import { found } from "../text/wording";

const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The names that Terraform keeps for itself. */
const RESERVED = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

export const invalidSignatureVariable = defineRule<PartFault>({
  id: "invalid-signature-variable",
  severity: "error",
  section: "applications",
  summary: "`sas` names what cannot be a variable of Terraform",
  why: "The configuration gets a variable of this name, and Terraform refuses the configuration as a whole when it is not one.",
  source: "https://developer.hashicorp.com/terraform/language/values/variables",
  find: ({ plans }) => partFaults(plans, () => [], invalidIn),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [signedBy("packages.sas")],
  good: [signedBy("packages_sas")],
});

function signedBy(variable: string) {
  return applicationExample({ version: { package: { ...APPLICATION_VERSION.package, sas: { variable } } } });
}

function invalidIn(item: ApplicationVersionItem): Part[] {
  return blobsOf(item).flatMap(({ key, blob: { sas }, at }): Part[] => {
    const fault = sas && faultOf(sas.variable);
    return fault ? [{ what: `the ${key}`, ...fault, at: [...at, "sas", "variable"] }] : [];
  });
}

/** Returns what is wrong with the name of a variable. A signature in its place is not shown. */
function faultOf(variable: string): Pick<Part, "words" | "remedy"> | undefined {
  if (secretIn(`?${variable}`) !== undefined) {
    const remedy =
      "write the name of a Terraform variable that is given the query when Terraform runs, and revoke this one";
    return { words: "has the signature itself as the name of a variable", remedy };
  }
  const words = `takes its query from the variable ${found(variable)}`;
  if (RESERVED.includes(variable)) {
    return { words: `${words}, which Terraform keeps for itself`, remedy: "choose another name" };
  }
  if (NAME.test(variable)) return undefined;
  return {
    words: `${words}, which is no name of a variable`,
    remedy: "write letters, digits, underscores and hyphens, beginning with a letter or underscore",
  };
}
