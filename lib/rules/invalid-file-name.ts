import { FILE_NAME_LENGTH } from "../azure/application-texts";
import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import { blobsOf, partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import type { ApplicationVersionItem } from "../check/facts/items";
import { defineRule } from "../check/rule";
import { counted, grouped } from "../text/wording";

export const invalidFileName = defineRule<PartFault>({
  id: "invalid-file-name",
  severity: "error",
  section: "applications",
  summary: "a name of a package or configuration on the machine that is empty or too long",
  why: "azurerm refuses an empty name at plan, and Azure one that is too long at apply; a name cannot change afterwards.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) => partFaults(plans, () => [], invalidIn),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [named("")],
  good: [named("agent.zip")],
});

function named(file: string) {
  return applicationExample({ version: { package: { ...APPLICATION_VERSION.package, file } } });
}

function invalidIn(item: ApplicationVersionItem): Part[] {
  return blobsOf(item).flatMap(({ key, blob: { file }, at }): Part[] => {
    if (file === undefined || (file !== "" && file.length <= FILE_NAME_LENGTH)) return [];
    const words = file === "" ? "has an empty name (`file`)" : `has a \`file\` of ${counted(file.length, "character")}`;
    const allowed = `a name has 1 to ${grouped(FILE_NAME_LENGTH)}`;
    const remedy = "write the name that it has on the machine, or leave the name out for that of the application";
    return [
      {
        what: `the ${key}`,
        words: `${words}; ${allowed}`,
        same: file === "" ? "empty" : "long",
        remedy,
        at: [...at, "file"],
      },
    ];
  });
}
