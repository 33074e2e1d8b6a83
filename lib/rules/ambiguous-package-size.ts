import { applicationExample } from "../check/facts/examples";
import { partWords, type PartFault } from "../check/facts/application-parts";
import { sizeFaults, sizesIn } from "../check/facts/package-sizes";
import { defineRule } from "../check/rule";
import { found } from "../text/wording";

export const ambiguousPackageSize = defineRule<PartFault>({
  id: "ambiguous-package-size",
  severity: "error",
  section: "applications",
  summary: "`sizeGiB` and `sizeMiB` beside each other",
  why: "Both say how large the package is, so one of them would be silently ignored when limits are checked and costs worked out.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) =>
    sizeFaults(plans, (sizes) => {
      if (sizesIn(sizes).length < 2) return [];
      const words = `has both \`sizeGiB\` (${found(sizes.sizeGiB)}) and \`sizeMiB\` (${found(sizes.sizeMiB)})`;
      return [{ key: "sizeMiB", words, remedy: "keep one of the two" }];
    }),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [applicationExample({ version: { sizeGiB: 1, sizeMiB: 1_024 } })],
  good: [applicationExample({ application: { sizeGiB: 1 }, version: { sizeMiB: 512 } })],
});
