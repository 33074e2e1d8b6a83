import { applicationExample } from "../check/facts/examples";
import { partWords, type PartFault } from "../check/facts/application-parts";
import { isSize, sizeFaults, sizesIn, SIZE_KEYS } from "../check/facts/package-sizes";
import { defineRule } from "../check/rule";
import { grouped } from "../text/wording";

export const oversizedPackage = defineRule<PartFault>({
  id: "oversized-package",
  severity: "error",
  section: "applications",
  summary: "a package that is larger than Azure takes",
  why: "No provider looks at the blob, and Azure refuses the version at apply, when it has read it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans, limits }) =>
    sizeFaults(plans, (sizes, plan) => {
      const allowed = limits(plan).packageSizeGiB ?? Infinity;
      return sizesIn(sizes).flatMap(([key, value]) => {
        if (!isSize(value) || value / SIZE_KEYS[key] <= allowed) return [];
        const words = `has ${grouped(value)} ${key.slice("size".length)}; Azure takes at most ${grouped(allowed)} GiB`;
        return [
          { key, words, same: key, remedy: "make the package smaller, or let it fetch the rest when it is installed" },
        ];
      });
    }),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [applicationExample({ version: { sizeMiB: 2_049 } })],
  good: [applicationExample({ version: { sizeMiB: 2_048 } })],
});
