import { computeId, example } from "../check/facts/examples";
import { versions, type VersionItem } from "../check/facts/items";
import { defineRule } from "../check/rule";
import { emptySource, sourceKinds } from "../check/facts/source-kinds";
import { quoted } from "../text/wording";

/** The sources that most versions have. */
const KINDS = ["managedImage", "virtualMachine", "snapshot", "blob"] as const;

interface MissingSource extends VersionItem {
  /** The key of a source that has an empty value. */
  readonly empty: string | undefined;
}

export const missingSource = defineRule<MissingSource>({
  id: "missing-source",
  severity: "error",
  section: "versions",
  summary: "a version that is made from nothing",
  why: "azurerm and Azure want exactly one source for each version that they create.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const item of versions(plans)) {
      const { source } = item.version.spec;
      const empty = emptySource(source);
      if (sourceKinds(source).length > 0 && empty === undefined) continue;
      yield { ...item, at: [...item.at, "source", ...(empty === undefined ? [] : [empty])], empty };
    }
  },
  problem: ({ subject, empty }) =>
    empty === undefined ? `${subject} has no source` : `${subject} has an empty ${quoted(empty)} as its source`,
  help: ({ empty }, syntax) =>
    empty === undefined
      ? `give it one of ${KINDS.map((key) => syntax.source(key)).join(", ")} or ${syntax.source("galleryImageVersion")}, or ${syntax.published} if a pipeline publishes it`
      : "write the id of what it is made from; a variable of a pipeline may have been empty",
  bad: [example({ version: { source: {} } })],
  good: [example({ version: { source: { snapshot: computeId("snapshots/ubuntu") } } })],
});
