import type { IConstruct } from "constructs";
import type { Finding } from "../../lib/spec/finding";
import { findingsOfApp } from "../guard";

/** Returns the findings of all galleries in an app, as synth reports them: errors and warnings, acknowledged ones too. */
export function findingsOf(app: IConstruct): Finding[] {
  return findingsOfApp(app.node.root).map(({ finding }) => finding);
}
