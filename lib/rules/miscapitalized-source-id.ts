import { isAcceptedByAzurerm } from "../azure/azurerm-ids";
import { parseResourceId } from "../azure/resource-id";
import { computeId, example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { sourceIds } from "../check/facts/source-ids";
import { SOURCE_TYPES, type SourceIdKey } from "../azure/source-types";
import { firstFew, quoted } from "../text/wording";

interface MiscapitalizedSourceId {
  readonly key: SourceIdKey;
  /** Words of the id as they are written, and as azurerm accepts them. */
  readonly words: readonly (readonly [written: string, accepted: string])[];
}

/** Applies to ids of the right type: another rule reports those of another type. */
export const miscapitalizedSourceId = defineRule<ItemFault<MiscapitalizedSourceId>>({
  id: "miscapitalized-source-id",
  severity: "error",
  section: "versions",
  summary: "a source whose id has other capitals than azurerm takes",
  why: "Azure compares ids without capitals and may answer with others, but azurerm compares the words of an id as they are written, and refuses the plan.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  find: ({ plans }) =>
    imageFaults<MiscapitalizedSourceId>(
      plans,
      (item) => {
        if (item.version.managedBy.provider !== "azurerm") return undefined;
        for (const [key, at, id] of sourceIds(item)) {
          const type = parseResourceId(id)?.type.toLowerCase();
          const isOfType = SOURCE_TYPES[key].some((each) => each.toLowerCase() === type);
          if (isOfType && !isAcceptedByAzurerm(key, id)) return { key, words: wordsOf(key, id), at };
        }
        return undefined;
      },
      ({ key, words }) => JSON.stringify([key, words]),
    ),
  problem: (fault) => `${fault.owner}: the ${quoted(fault.key)} of ${ofVersions(fault)} ${wordsText(fault.words)}`,
  help: ({ key }, syntax) =>
    `write it as /subscriptions/…/resourceGroups/…/providers/${SOURCE_TYPES[key][0]}/NAME; for a version that exists this would be another source, so leave it to ${syntax.published}`,
  bad: [
    example({
      version: { source: { managedImage: computeId("images/ubuntu").replace("resourceGroups", "resourcegroups") } },
    }),
  ],
  good: [example({ version: managedImage() })],
});

/** Returns the words of an id between its names that differ; none if only a slash at the end is too much. */
function wordsOf(key: SourceIdKey, id: string): [written: string, accepted: string][] {
  const [provider = "", type = ""] = SOURCE_TYPES[key][0].split("/");
  const parts = id.split("/");
  const accepted = ["", "subscriptions", undefined, "resourceGroups", undefined, "providers", provider, type];
  return accepted.flatMap((word, index): [string, string][] =>
    word === undefined || parts[index] === word ? [] : [[parts[index] ?? "", word]],
  );
}

function wordsText(words: MiscapitalizedSourceId["words"]): string {
  if (words.length === 0) return "ends with a slash, which azurerm does not take";
  const written = firstFew(
    words.map(([word]) => quoted(word)),
    words.length,
  );
  return `has ${written} where azurerm takes only ${firstFew(
    words.map(([, word]) => quoted(word)),
    words.length,
  )}`;
}
