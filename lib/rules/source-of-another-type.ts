import { parseResourceId } from "../azure/resource-id";
import type { SpecPath } from "../finding";
import type { ImageSourceSpec } from "../spec";
import { example } from "./examples";
import { imageFaults, ofVersions, type ImageFault } from "./image-faults";
import { defineRule } from "./rule";
import { quoted, shown } from "./wording";

/** What an id of a source may be the id of, by the key it stands under. */
const TYPES = {
  managedImage: ["Microsoft.Compute/images"],
  virtualMachine: ["Microsoft.Compute/virtualMachines"],
  snapshot: ["Microsoft.Compute/snapshots", "Microsoft.Compute/disks"],
  storageAccountId: ["Microsoft.Storage/storageAccounts"],
} as const;

type Key = keyof typeof TYPES;

interface OtherType {
  readonly key: Key;
  /** Type of the resource that the id is of. */
  readonly type: string;
  readonly isGalleryImage: boolean;
}

/** Only of ids that name another type: one that is no resource id at all is left to azurerm. */
export const sourceOfAnotherType = defineRule<ImageFault<OtherType>>({
  id: "source-of-another-type",
  severity: "error",
  summary: "a source whose id is that of another type of resource",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find: ({ plans, isExpression }) =>
    imageFaults<OtherType>(
      plans,
      ({ plan, version, at }) => {
        for (const [key, path, id] of idsOf(version.spec.source)) {
          const other = isExpression(plan, id) ? undefined : otherType(key, id);
          if (other) return { ...other, at: [...at, "source", ...path] };
        }
        return undefined;
      },
      ({ key, type }) => `${key} ${type.toLowerCase()}`,
    ),
  problem: (fault) =>
    `${fault.image}: the ${quoted(fault.key)} of ${ofVersions(fault)} is the id of a ${shown(fault.type)}; it may be that of a ${TYPES[fault.key].join(" or a ")}`,
  help: ({ key, type, isGalleryImage }) => {
    if (isGalleryImage) return "name what the image was made from: `galleryImageVersion` is not supported yet";
    const right = keyOf(type);
    return right !== undefined && right !== "storageAccountId"
      ? `write it as ${quoted(right)}`
      : `write the id of a ${TYPES[key].join(" or a ")}`;
  },
  bad: [example({ version: { source: { managedImage: id("snapshots/ubuntu") } } })],
  good: [example({ version: { source: { snapshot: id("snapshots/ubuntu") } } })],
});

function id(resource: string): string {
  return `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/${resource}`;
}

function idsOf(source: ImageSourceSpec | undefined): [key: Key, path: SpecPath, id: string][] {
  const { managedImage, virtualMachine, snapshot, blob } = source ?? {};
  const ids: [Key, SpecPath, string | undefined][] = [
    ["managedImage", ["managedImage"], managedImage],
    ["virtualMachine", ["virtualMachine"], virtualMachine],
    ["snapshot", ["snapshot"], snapshot],
    ["storageAccountId", ["blob", "storageAccountId"], blob?.storageAccountId],
  ];
  return ids.filter((entry): entry is [Key, SpecPath, string] => entry[2] !== undefined);
}

function otherType(key: Key, id: string): OtherType | undefined {
  if (/^\/(community|shared)galleries\//i.test(id)) return { key, type: "gallery image", isGalleryImage: true };
  const type = parseResourceId(id)?.type;
  if (type === undefined || isOf(key, type)) return undefined;
  return { key, type, isGalleryImage: /^microsoft\.compute\/galleries\/images\b/i.test(type) };
}

function isOf(key: Key, type: string): boolean {
  return TYPES[key].some((each) => each.toLowerCase() === type.toLowerCase());
}

function keyOf(type: string): Key | undefined {
  return (Object.keys(TYPES) as Key[]).find((key) => isOf(key, type));
}
