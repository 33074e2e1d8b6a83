import fc from "fast-check";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { SUBSCRIPTION } from "./arbitrary-policy";

/** The spec with or without outputs, and with gates in some of its policies. With a gate it has a subscription. */
export function withGates(spec: GallerySpec): fc.Arbitrary<GallerySpec> {
  const names = Object.keys(spec.policies ?? {});
  return fc.record({ gated: fc.subarray(names), outputs: fc.boolean() }).map(({ gated, outputs }) => ({
    ...spec,
    outputs,
    gallery: { ...spec.gallery, ...(gated.length > 0 && { subscription: spec.gallery.subscription ?? SUBSCRIPTION }) },
    policies: Object.fromEntries(
      Object.entries(spec.policies ?? {}).map(([name, policy]) => [
        name,
        gated.includes(name) ? { ...policy, gate: "replicated" as const } : policy,
      ]),
    ),
  }));
}
