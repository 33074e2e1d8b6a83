import type { IConstruct } from "constructs";
import { SIGNATURE_VARIABLE } from "../lib/emit/signature-variables";
import type { ApplicationVersionSpec } from "../lib/spec/application-version-spec";
import { needVariable } from "./own-variable";

/** Ensures that the stack of a version has the variables that hold the signatures of its links. */
export function needSignatures(version: IConstruct, spec: ApplicationVersionSpec): void {
  for (const blob of [spec.package, spec.configuration]) {
    if (blob?.sas) needVariable(version, blob.sas.variable, SIGNATURE_VARIABLE);
  }
}
