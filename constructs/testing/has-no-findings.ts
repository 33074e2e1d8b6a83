import type { IConstruct } from "constructs";
import { findingsText } from "../../lib/reports/findings/text";
import { isOpen, type Severity } from "../../lib/spec/finding";
import { counted } from "../../lib/text/wording";
import type { Expectation } from "./expectation";
import { findingsOf } from "./findings-of";

/**
 * Answers whether the galleries of a scope have no finding that counts: neither an error nor a warning that is not
 * acknowledged.
 * @param severity only findings of this severity. @default - errors and warnings
 */
export function hasNoFindings(scope: IConstruct, severity?: Severity): Expectation {
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
