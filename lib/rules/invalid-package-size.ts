import { applicationExample } from "../check/facts/examples";
import { partWords, type PartFault } from "../check/facts/application-parts";
import { isSize, sizeFaults, sizesIn } from "../check/facts/package-sizes";
import { defineRule } from "../check/rule";
import { found, quoted } from "../text/wording";

export const invalidPackageSize = defineRule<PartFault>({
  id: "invalid-package-size",
  severity: "error",
  section: "applications",
  summary: "a size of a package that is not above zero",
  why: "The size is never sent to Azure: it is compared with the limit of packages and used to work out costs, and such a number is of no use for either.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) =>
    sizeFaults(plans, (sizes) =>
      sizesIn(sizes)
        .filter(([, value]) => !isSize(value))
        .map(([key, value]) => ({
          key,
          words: `has ${found(value)} as ${quoted(key)}; it must be a number above 0`,
          remedy: `write the size of the package, or leave ${quoted(key)} out`,
        })),
    ),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [applicationExample({ version: { sizeMiB: 0 } })],
  good: [applicationExample({ version: { sizeMiB: 0.5 } })],
});
