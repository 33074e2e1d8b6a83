import type { Provider } from "../azure/attributes/attribute";
import { TARGET_REGION } from "../azure/attributes/target-region";
import { regionName } from "../azure/regions";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../azure/storage-account-types";
import type { TargetRegion } from "../plan/plan";
import type { Unread, UnreadRegion } from "../plan/unread";
import type { Fields } from "./fields";
import type { FoundTarget } from "./found";
import { valuesOf } from "./read-attributes";

/** Where a version is, as far as that can be read. */
export interface Replication {
  /** In the order of the file. */
  readonly targetRegions: readonly FoundTarget[];
  readonly unread?: Unread;
  /** Name of the first one, whatever else of it can be read; undefined where that can't. */
  readonly firstRegion: string | undefined;
}

/** Target regions; what can't be read of them is noted, and such a region is no target region. */
export function replicationOf(fields: Fields, provider: Provider): Replication {
  const countBefore = fields.unresolvedCount;
  const blocks = fields.blocks("target_region", ...UNNAMED);
  // The provider demands one, and Azure keeps no version without: where it is then is not known.
  if (blocks.length === 0 && fields.unresolvedCount === countBefore)
    fields.noteUnresolved("target_region", UNNAMED, "nothing");
  const isListUnread = fields.unresolvedCount > countBefore;
  const regions = blocks.map((block) => targetRegion(block, provider));
  const [targetRegions, unread]: [FoundTarget[], UnreadRegion[]] = [[], []];
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

/** A region that is not known: what the others ask for is still told. */
const UNNAMED = ["placement", ""] as const;

/** Undefined without a name that can be read. */
function targetRegion(block: Fields, provider: Provider): FoundTarget | UnreadRegion | undefined {
  const countBefore = block.unresolvedCount;
  const written = block.needed("name", block.text("name", ...UNNAMED), ...UNNAMED);
  const at = ["placement", written ?? ""];
  const values = valuesOf(SETTINGS, block, { provider, at }) as Partial<TargetRegion>;
  const replicas = block.needed("regional_replica_count", values.replicas, ...at);
  const { storageAccountType = DEFAULT_STORAGE_ACCOUNT_TYPE, excludeFromLatest = false, diskEncryptionSetId } = values;
  if (written === undefined) return undefined;
  const name = regionName(written);
  const missing = block.unresolvedAfter(countBefore);
  if (replicas === undefined || missing.length > 0) return { name, missing, mayServe: !excludeFromLatest };
  const plain = { name, written, replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest };
  return values.confidentialVm ? { ...plain, confidentialVm: values.confidentialVm } : plain;
}

/** All of a region but its name, which tells where what can't be read is noted. */
const SETTINGS = TARGET_REGION.filter(({ key }) => key !== "name");
