import { byCodeUnit } from "../text/order";
import { computeId, example } from "../check/facts/examples";
import { versions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { sourceKinds } from "../check/facts/source-kinds";
import { firstFew, quoted } from "../text/wording";

interface AmbiguousSource extends Violation {
  readonly subject: string;
  readonly kinds: readonly string[];
}

export const ambiguousSource = defineRule<AmbiguousSource>({
  id: "ambiguous-source",
  severity: "error",
  section: "versions",
  summary: "a version with more than one source",
  why: "azurerm and Azure want exactly one source for each version that they create.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const { plan, version, at, subject } of versions(plans)) {
      const kinds = sourceKinds(version.spec.source);
      if (kinds.length > 1) yield { plan, at: [...at, "source"], subject, kinds: kinds.sort(byCodeUnit) };
    }
  },
  problem: ({ subject, kinds }) =>
    `${subject} has ${kinds.length} sources: ${firstFew(kinds.map(quoted), 6)}; a version is made from exactly one`,
  help: () => "keep the one that it is made from",
  bad: [
    example({
      version: { source: { managedImage: computeId("images/ubuntu"), snapshot: computeId("snapshots/ubuntu") } },
    }),
  ],
  good: [example({ version: { source: { managedImage: computeId("images/ubuntu") } } })],
});
