import { parseResourceId } from "../azure/resource-id";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { isSharedImageId, sourceIds, sourceTypeWords } from "../check/facts/source-ids";
import { SOURCE_TYPES, type SourceIdKey } from "../azure/source-types";
import { quoted, shown } from "../text/wording";

interface OtherType {
  readonly key: SourceIdKey;
  /** Type of the resource with this id. */
  readonly type: string;
  /** True for an image of a shared gallery, which only its public name leads to. */
  readonly isShared: boolean;
}

/** Applies to ids of another type. Another rule reports texts that are not a resource id. */
export const sourceOfAnotherType = defineRule<ItemFault<OtherType>>({
  id: "source-of-another-type",
  severity: "error",
  section: "versions",
  summary: "a source whose id is that of another type of resource",
  why: "azurerm refuses some wrong ids at plan, but takes any as a snapshot, and Azure refuses that at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find: ({ plans, isExpression }) =>
    imageFaults<OtherType>(
      plans,
      (item) => {
        for (const [key, at, id] of sourceIds(item)) {
          const other = isExpression(item.plan, id) ? undefined : otherType(key, id);
          if (other) return { ...other, at };
        }
        return undefined;
      },
      ({ key, type }) => `${key} ${type.toLowerCase()}`,
    ),
  problem: (fault) =>
    `${fault.owner}: the ${quoted(fault.key)} of ${ofVersions(fault)} is the id of a ${shown(fault.type)}; it must be that of ${sourceTypeWords(fault.key)}`,
  help: ({ key, type, isShared }, syntax) => {
    if (isShared)
      return "name what the image was made from, or a version of a gallery that you can read by its resource id";
    const right = keyOf(type);
    return right !== undefined && right !== "storageAccountId"
      ? `write it as ${syntax.source(right)}`
      : `write the id of ${sourceTypeWords(key)}`;
  },
  bad: [example({ version: { source: { managedImage: id("snapshots/ubuntu") } } })],
  good: [example({ version: { source: { snapshot: id("snapshots/ubuntu") } } })],
});

function id(resource: string): string {
  return `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/${resource}`;
}

function otherType(key: SourceIdKey, id: string): OtherType | undefined {
  if (isSharedImageId(id)) return { key, type: "gallery image", isShared: true };
  const type = parseResourceId(id)?.type;
  if (type === undefined || isOf(key, type)) return undefined;
  return { key, type, isShared: false };
}

function isOf(key: SourceIdKey, type: string): boolean {
  return SOURCE_TYPES[key].some((each) => each.toLowerCase() === type.toLowerCase());
}

function keyOf(type: string): SourceIdKey | undefined {
  return (Object.keys(SOURCE_TYPES) as SourceIdKey[]).find((key) => isOf(key, type));
}
