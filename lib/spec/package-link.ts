import type { PackageBlob } from "./application-version-spec";

/** The signature of a link to a blob: by a variable of Terraform, by a token, or by a text that stands in the spec. */
export type Signature =
  { readonly kind: "variable"; readonly variable: string } | { readonly kind: "token" } | { readonly kind: "text" };

/** Returns how the link to a blob is signed; undefined for a link that is not. */
export function signatureOf({ uri, sas, signed }: PackageBlob): Signature | undefined {
  if (sas) return { kind: "variable", variable: sas.variable };
  if (signed === true) return { kind: "token" };
  return hasSignature(uri) ? { kind: "text" } : undefined;
}

/** Reports whether the query of an address holds the signature of a SAS (https://learn.microsoft.com/azure/storage/common/storage-sas-overview). */
export function hasSignature(uri: unknown): boolean {
  return typeof uri === "string" && /[?&]sig=/i.test(uri);
}

/** Returns an address without its query and fragment: what Azure does not let change. */
export function withoutQuery(uri: string): string {
  return uri.replace(/[?#].*$/s, "");
}
