import type { Attribute, Provider } from "../azure/attributes/attribute";
import { APPLICATION_TARGET_REGION, TARGET_REGION } from "../azure/attributes/target-region";
import { regionName } from "../azure/regions";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../azure/storage-account-types";
import type { TargetRegion } from "../plan/plan";
import type { Unread, UnreadRegion } from "../plan/unread";
import type { ItemKind } from "../spec/item-kind";
import type { Fields } from "./fields";
import type { ParsedTarget } from "./parsed";
import { valuesOf } from "./read-attributes";

/** The replication of a version, as far as it can be read. */
export interface Replication {
  /** Target regions in the order of the file. */
  readonly targetRegions: readonly ParsedTarget[];
  readonly unread?: Unread;
  /** Name of the first target region, even if the rest of it cannot be read; undefined if the name cannot be read. */
  readonly firstRegion: string | undefined;
}

/** Reads target regions. A value that cannot be read is noted, and its region is not among the target regions. */
export function replicationOf(fields: Fields, provider: Provider, kind: ItemKind): Replication {
  const countBefore = fields.unresolvedCount;
  const blocks = fields.blocks("target_region", ...UNNAMED);
  // The provider and Azure require a target region: a version without any is in regions that are not known.
  if (blocks.length === 0 && fields.unresolvedCount === countBefore)
    fields.noteUnresolved("target_region", UNNAMED, "nothing");
  const isListUnread = fields.unresolvedCount > countBefore;
  const regions = blocks.map((block) => targetRegion(block, provider, SETTINGS[kind]));
  const [targetRegions, unread]: [ParsedTarget[], UnreadRegion[]] = [[], []];
  const seen = new Set<string>();
  for (const region of regions) {
    if (!region) continue;
    const isDuplicate = seen.has(region.name);
    seen.add(region.name);
    if ("replicas" in region) targetRegions.push(isDuplicate ? { ...region, isDuplicate } : region);
    else if (!isDuplicate) unread.push(region);
  }
  const elsewhere = isListUnread || regions.includes(undefined);
  return {
    targetRegions,
    ...((elsewhere || unread.length > 0) && { unread: { regions: unread, elsewhere } }),
    firstRegion: regions[0]?.name,
  };
}

/** The place of an unknown region in a placement: the other regions are still counted. */
const UNNAMED = ["placement", ""] as const;

/** Reads a target region; undefined if its name cannot be read. */
function targetRegion(
  block: Fields,
  provider: Provider,
  settings: readonly Attribute[],
): ParsedTarget | UnreadRegion | undefined {
  const countBefore = block.unresolvedCount;
  const written = block.needed("name", block.text("name", ...UNNAMED), ...UNNAMED);
  const at = ["placement", written ?? ""];
  const values = valuesOf(settings, block, { provider, at }) as Partial<TargetRegion>;
  const replicas = block.needed("regional_replica_count", values.replicas, ...at);
  const { storageAccountType = DEFAULT_STORAGE_ACCOUNT_TYPE, excludeFromLatest = false, diskEncryptionSetId } = values;
  if (written === undefined) return undefined;
  const name = regionName(written);
  const missing = block.unresolvedAfter(countBefore);
  if (replicas === undefined || missing.length > 0) return { name, missing, mayServe: !excludeFromLatest };
  const plain = { name, written, replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest };
  return values.confidentialVm ? { ...plain, confidentialVm: values.confidentialVm } : plain;
}

/** The attributes of a target region except its name, which is read first because notes name it. */
const SETTINGS: Readonly<Record<ItemKind, readonly Attribute[]>> = {
  image: TARGET_REGION.filter(({ key }) => key !== "name"),
  application: APPLICATION_TARGET_REGION.filter(({ key }) => key !== "name"),
};
