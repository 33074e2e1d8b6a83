import { parseResourceId } from "../azure/resource-id";
import { example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule, type Cause } from "../check/rule";
import { isSharedImageId, sourceIds, sourceTypeWords } from "../check/facts/source-ids";
import type { SourceIdKey } from "../azure/source-types";
import type { GalleryPlan } from "../plan/plan";
import { found, quoted } from "../text/wording";

/** Tokens that a program may give for each kind of source. */
const TOKENS: Readonly<Record<SourceIdKey, string>> = {
  managedImage: "image.id",
  virtualMachine: "virtualMachine.id",
  snapshot: "snapshot.id",
  galleryImageVersion: "version.imageVersionId",
  storageAccountId: "storageAccount.id",
};

interface InvalidSourceId {
  readonly key: SourceIdKey;
  readonly id: string;
}

/** Applies to texts that are not an id at all. Another rule reports an empty text. */
export const invalidSourceId = defineRule<ItemFault<InvalidSourceId>>({
  id: "invalid-source-id",
  severity: "error",
  section: "versions",
  summary: "a source whose id is not a resource id",
  why: "azurerm refuses such a text at plan for a managed image, but takes any text for a snapshot, which Azure refuses at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find: ({ plans, isExpression }) =>
    imageFaults<InvalidSourceId>(
      plans,
      (item) => {
        for (const [key, at, id] of sourceIds(item)) {
          if (id === "" || isExpression(item.plan, id) || isSharedImageId(id) || parseResourceId(id)) continue;
          return { key, id, at, ...(item.plan.mirrorOf && { follows: causeInMirror(item.plan) }) };
        }
        return undefined;
      },
      ({ key }) => key,
    ),
  problem: (fault) =>
    `${fault.owner}: the ${quoted(fault.key)} of ${ofVersions(fault)} is not a resource id: ${found(fault.id)}`,
  help: ({ key, id }, syntax) =>
    syntax.tokenFor(id, TOKENS[key]) ??
    `write the id of ${sourceTypeWords(key)}: /subscriptions/…/resourceGroups/…/providers/…`,
  bad: [example({ version: { source: { managedImage: "images/ubuntu" } } })],
  good: [example({ version: managedImage() })],
});

/** Returns the cause of an id of a copy that names no subscription. */
function causeInMirror({ spec }: GalleryPlan): Cause {
  return { rule: "mirror-copy-without-subscription", at: ["mirrors", spec.gallery.name] };
}
