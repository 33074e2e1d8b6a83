import { example } from "./examples";
import { versions, type VersionItem } from "./items";
import { defineRule } from "./rule";
import { sourceKinds } from "./source-kinds";

export const missingSource = defineRule<VersionItem>({
  id: "missing-source",
  severity: "error",
  summary: "a version that is made from nothing",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const item of versions(plans)) {
      if (sourceKinds(item.version.spec.source).length === 0) yield { ...item, at: [...item.at, "source"] };
    }
  },
  problem: ({ subject }) => `${subject} has no source`,
  help: () => "give it one of `managedImage`, `virtualMachine`, `snapshot` or `blob`",
  bad: [example({ version: { source: {} } })],
  good: [example({ version: { source: { snapshot: "/subscriptions/s/snapshots/ubuntu" } } })],
});
