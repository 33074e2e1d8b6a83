import type { RetentionReport } from "../../retention/retain";
import { jsonText } from "../../text/json";
import { pipelineDeletes } from "./words";

/** The version of the format. It is raised when a key is renamed, removed or changes its meaning, not for a new key. */
export const RETENTION_FORMAT_VERSION = 1;

/** Writes the fates of all versions for programs; docs/retention.md describes the shape. */
export function retentionJson(report: RetentionReport): string {
  return jsonText({
    formatVersion: RETENTION_FORMAT_VERSION,
    gallery: report.gallery,
    asOf: report.asOf,
    brakes: report.brakes,
    items: report.items.map(({ kind, name, fates }) => ({
      kind,
      name,
      versions: fates.map(({ version, step, heldBack, reasons, missing, id, isPublished }) => ({
        version,
        step,
        heldBack: heldBack ?? null,
        reasons,
        missing,
        id,
        published: isPublished,
      })),
    })),
    withoutRetention: report.withoutRetention,
    pipelineDeletes: pipelineDeletes(report),
  });
}
