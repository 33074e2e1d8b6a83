import type { Finding } from "../../spec/finding";
import { identityJson, type GalleryRef } from "../../spec/gallery-identity";
import { countOf } from "./text";
import { jsonText } from "../../text/json";

/** The version of the format. It is raised when a key is renamed, removed or changes its meaning, not for a new key. */
const FINDINGS_FORMAT_VERSION = 1;

/**
 * Writes findings for programs; docs/rules/index.md describes the shape. An acknowledged finding has the reason as
 * `acknowledged`, and does not count; nor does one of the baseline, which has `isInBaseline`.
 */
export function findingsJson(findings: readonly Finding[]): string {
  return jsonText({
    formatVersion: FINDINGS_FORMAT_VERSION,
    findings: findings.map(
      ({ rule, severity, path, gallery, problem, help, source, place, acknowledged, isInBaseline }) => ({
        rule,
        severity,
        path,
        ...whereabouts(gallery),
        problem,
        help,
        source,
        file: place?.file ?? null,
        line: place?.line ?? null,
        column: place?.column ?? null,
        ...(acknowledged !== undefined && { acknowledged }),
        ...(isInBaseline && { isInBaseline }),
      }),
    ),
    errors: countOf(findings, "error"),
    warnings: countOf(findings, "warning"),
  });
}

/** Returns the place of the gallery, if others have its name. */
function whereabouts(gallery: GalleryRef | undefined): object {
  return gallery?.qualifier == null ? {} : identityJson(gallery);
}
