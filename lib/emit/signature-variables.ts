import type { GalleryPlan } from "../plan/plan";

/** The block of a variable that holds the signature of links. */
export const SIGNATURE_VARIABLE = {
  description: "Query of a shared access signature (SAS), without its question mark",
  sensitive: true,
  type: "string",
} as const;

/** Yields the names of the variables that hold the signatures of links to packages and configurations. */
export function* signatureVariables({ applications }: Pick<GalleryPlan, "applications">): Iterable<string> {
  for (const { versions } of applications) {
    for (const { spec } of versions) {
      for (const blob of [spec.package, spec.configuration]) if (blob?.sas) yield blob.sas.variable;
    }
  }
}
