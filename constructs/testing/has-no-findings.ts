import type { IConstruct } from "constructs";
import { findingsText } from "../../lib/reports/findings/text";
import { isOpen, type Severity } from "../../lib/spec/finding";
import { counted, found } from "../../lib/text/wording";
import { UsageError } from "../usage-error";
import type { Expectation } from "./expectation";
import { findingsOf } from "./findings-of";
import { partsOfScope } from "./scope";

const SEVERITIES: readonly unknown[] = ["error", "warning"] satisfies Severity[];

/**
 * Answers whether the galleries of a scope have no finding that counts: neither an error nor a warning that is not
 * acknowledged.
 * @param severity only findings of this severity. @default - errors and warnings
 * @throws UsageError for a scope without a gallery, which would always pass, and for another severity
 */
export function hasNoFindings(scope: IConstruct, severity?: Severity): Expectation {
  if (severity !== undefined && !SEVERITIES.includes(severity)) {
    throw new UsageError(`there is no severity ${found(severity)}; write "error" or "warning", or nothing for both`);
  }
  if (partsOfScope(scope).length === 0) throw new UsageError("the scope has no gallery, and no part of one");
  const open = findingsOf(scope).filter(
    (each) => isOpen(each) && (severity === undefined || each.severity === severity),
  );
  const what = severity ?? "finding";
  return {
    pass: open.length === 0,
    message: () =>
      open.length === 0
        ? `there is no ${what}, and one was expected`
        : `${counted(open.length, what)}, and none was expected\n\n${findingsText(open).trimEnd()}`,
  };
}
