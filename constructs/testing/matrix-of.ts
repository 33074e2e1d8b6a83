import type { IConstruct } from "constructs";
import { matrixText } from "../../lib/reports/matrix/text";
import { plansOf } from "./plans-of";

/** The width of the text, in columns: wide enough for ten regions. It never depends on the terminal. */
const WIDTH = 160;

/**
 * Returns which version is in which region with how many replicas, of the galleries at or below a construct: a text for
 * snapshots, without colours, which changes only where the plan does.
 */
export function matrixOf(scope: IConstruct): string {
  return matrixText(plansOf(scope), { width: WIDTH });
}
