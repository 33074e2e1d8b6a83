import { createHash } from "node:crypto";
import { configurationOf } from "../../lib/emit/configuration";
import { plan } from "../../lib/plan/plan";
import type { GallerySpec } from "../../lib/spec/gallery-spec";

/** MD5 in hexadecimal digits, as addresses need it. */
export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

/** Terraform JSON of specs, as `gallerist synth` writes it. */
export function terraformJson(specs: readonly { readonly spec: GallerySpec }[]): unknown {
  return configurationOf(
    specs.map(({ spec }) => plan(spec)),
    md5,
  );
}
