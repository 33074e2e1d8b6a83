import { plan } from "../../../../lib/plan/plan";
import { example } from "../../../../lib/check/facts/examples";
import { earlierInSameGallery } from "../../../../lib/check/facts/same-gallery";
import type { GallerySettings } from "../../../../lib/spec/gallery-spec";

const of = (gallery: Partial<GallerySettings> = {}) => plan(example({ gallery }));

test("the first of a name is found again, whatever its capitals", () => {
  const earlier = earlierInSameGallery<number>();
  expect(earlier(of(), "ubuntu", 1)).toBeUndefined();
  expect(earlier(of(), "Ubuntu", 2)).toBe(1);
  expect(earlier(of(), "UBUNTU", 3)).toBe(1);
  expect(earlier(of(), "debian", 4)).toBeUndefined();
});

test("names, galleries and resource groups are apart, even where their texts join to the same", () => {
  const earlier = earlierInSameGallery<number>();
  expect(earlier(of({ name: "a", resourceGroup: "b" }), "c", 1)).toBeUndefined();
  expect(earlier(of({ name: "b", resourceGroup: "a" }), "c", 2)).toBeUndefined();
  expect(earlier(of({ name: "ab", resourceGroup: "" }), "c", 3)).toBeUndefined();
});

test("subscriptions differ only where both are known", () => {
  const earlier = earlierInSameGallery<number>();
  expect(earlier(of({ subscription: "A" }), "ubuntu", 1)).toBeUndefined();
  expect(earlier(of({ subscription: "b" }), "ubuntu", 2)).toBeUndefined();
  expect(earlier(of({ subscription: "a" }), "ubuntu", 3)).toBe(1);
  expect(earlier(of(), "ubuntu", 4)).toBe(1);
});

test("one of an unknown subscription may be of any", () => {
  const earlier = earlierInSameGallery<number>();
  expect(earlier(of(), "ubuntu", 1)).toBeUndefined();
  expect(earlier(of({ subscription: "a" }), "ubuntu", 2)).toBe(1);
});
