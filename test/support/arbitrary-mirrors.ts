import fc from "fast-check";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import type { MirrorSpec } from "../../lib/spec/mirror-spec";
import { maybe, SUBSCRIPTION, withoutUndefined } from "./arbitrary-policy";

/** The spec with a subscription and up to two mirrors, each at home in a region of the policy that it names. */
export function arbitraryMirrors(spec: GallerySpec): fc.Arbitrary<GallerySpec> {
  const policies = Object.entries(spec.policies ?? {});
  const images = Object.keys(spec.images ?? {});
  const versions = Object.values(spec.images ?? {}).flatMap(({ versions = {} }) => Object.keys(versions));
  const mirror = fc.constantFrom(...policies).chain(([policy, { regions }]) =>
    fc
      .record({
        resourceGroup: fc.constant("rg-mirrors"),
        location: fc.constantFrom(...Object.keys(regions)),
        subscription: maybe(fc.constant("22222222-2222-2222-2222-222222222222")),
        policy: fc.constantFrom(policy, {
          default: policy,
          images: Object.fromEntries(images.map((name) => [name, policy])),
        }),
        images: maybe(fc.subarray(images)),
        source: maybe(fc.constantFrom("copy" as const, "same" as const, { default: "copy" as const, images: {} })),
        since: maybe(fc.constantFrom("1.0.0", ...versions)),
        removed: maybe(fc.constant(false)),
      })
      .map((mirror): MirrorSpec => withoutUndefined(mirror)),
  );
  return fc.array(mirror, { minLength: 1, maxLength: 2 }).map((mirrors) => ({
    ...spec,
    gallery: { ...spec.gallery, subscription: SUBSCRIPTION },
    mirrors: Object.fromEntries(mirrors.map((mirror, index) => [`contoso_mirror_${index}`, mirror])),
  }));
}
