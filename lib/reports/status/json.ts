import type { Readiness } from "../../status/readiness";
import { jsonText } from "../../text/json";
import { repairSteps } from "./words";

export const STATUS_FORMAT_VERSION = 1;

/** Writes the readiness for programs: every version, newest first, with all of its regions. */
export function statusJson({ outcome, counts, items }: Readiness): string {
  return jsonText({
    formatVersion: STATUS_FORMAT_VERSION,
    outcome,
    counts,
    items: items.map(({ kind, gallery, item, versions }) => ({
      kind,
      gallery,
      name: item,
      versions: versions.map((version) => ({
        version: version.version,
        isPlanned: version.isPlanned,
        provisioningState: version.provisioningState ?? null,
        regions: version.regions.map((region) => {
          const { repair, ...shown } = region;
          return { ...shown, ...(repair && { repair, steps: repairSteps(version, region) }) };
        }),
      })),
    })),
  });
}
