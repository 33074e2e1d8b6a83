import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { itemFaults, ofVersions } from "../check/facts/item-faults";
import { taggedItems, type Tags } from "../check/facts/tagged";
import { defineRule, type Violation } from "../check/rule";
import { bytesOf } from "../text/bytes";
import { counted, firstFew, grouped, quoted } from "../text/wording";

const MOST_TAGS = 50;
const LONGEST_KEY = 512;
const LONGEST_VALUE = 256;

interface Faults {
  readonly faults: readonly string[];
}

interface InvalidTags extends Violation, Faults {
  readonly subject: string;
}

/** Lengths are in bytes, as azurerm counts them: of some letters, fewer fit. */
export const invalidTags = defineRule<InvalidTags>({
  id: "invalid-tags",
  severity: "error",
  section: "galleries",
  summary: "too many tags, or tags that are too long",
  why: "azurerm counts the tags and their bytes itself and refuses them at plan, before anything is sent to Azure.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations",
  *find({ plans, isExpression }) {
    const faultsIn = (plan: GalleryPlan, tags: Tags | undefined) =>
      faultsOf(tags ?? {}, (text) => !isExpression(plan, text));
    for (const { plan, at, subject, tags } of taggedItems(plans)) {
      const faults = faultsIn(plan, tags);
      if (faults.length > 0) yield { plan, at: [...at, "tags"], subject, faults };
    }
    const ofItemVersions = itemFaults<Faults>(
      plans,
      ({ plan, version, at }) => {
        const faults = faultsIn(plan, version.spec.tags);
        return faults.length > 0 ? { faults, at: [...at, "tags"] } : undefined;
      },
      ({ faults }) => JSON.stringify(faults),
    );
    for (const fault of ofItemVersions) yield { ...fault, subject: `${ofVersions(fault)} of ${fault.owner}` };
  },
  problem: ({ subject, faults }) =>
    `the tags of ${subject} have ${firstFew(faults)}; Azure takes at most ${MOST_TAGS} tags, with keys of 1 to ${LONGEST_KEY} bytes and values of at most ${LONGEST_VALUE}`,
  help: () => "shorten them, or leave some out",
  bad: [example({ gallery: { tags: { team: "x".repeat(LONGEST_VALUE + 1) } } })],
  good: [example({ gallery: { tags: { team: "x".repeat(LONGEST_VALUE) } } })],
});

function faultsOf(tags: Tags, isLiteral: (text: string) => boolean): string[] {
  const entries = Object.entries(tags).sort(([a], [b]) => byCodeUnit(a, b));
  const faults = entries.length > MOST_TAGS ? [counted(entries.length, "tag")] : [];
  for (const [key, value] of entries) {
    if (key === "") faults.push("an empty key");
    if (isLiteral(key) && bytesOf(key) > LONGEST_KEY) faults.push(`a key of ${grouped(bytesOf(key))} bytes`);
    if (isLiteral(value) && bytesOf(value) > LONGEST_VALUE) {
      faults.push(`a value of ${grouped(bytesOf(value))} bytes (${quoted(key)})`);
    }
  }
  return faults;
}
