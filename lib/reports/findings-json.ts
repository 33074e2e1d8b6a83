import type { Finding } from "../finding";
import { countOf } from "./findings-text";
import { jsonText } from "./json";

/**
 * Findings for programs: `{"findings": […], "errors": n, "warnings": n}`, null where there is no place;
 * a finding that is acknowledged has the reason as `acknowledged`, and does not count.
 */
export function findingsJson(findings: readonly Finding[]): string {
  return jsonText({
    findings: findings.map(({ rule, severity, path, problem, help, source, place, acknowledged }) => ({
      rule,
      severity,
      path,
      problem,
      help,
      source,
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      ...(acknowledged !== undefined && { acknowledged }),
    })),
    errors: countOf(findings, "error"),
    warnings: countOf(findings, "warning"),
  });
}
