import fc from "fast-check";
import { compareGalleries, type GalleryIdentity } from "../../../lib/spec/gallery-identity";
import { GalleryIndex } from "../../../lib/spec/gallery-index";

type Written = readonly [name: string, resourceGroup: string, subscription?: string];

const gallery = ([name, resourceGroup, subscription]: Written): GalleryIdentity => ({
  name,
  resourceGroup,
  ...(subscription !== undefined && { subscription }),
});

/** An index of galleries whose values are their places: 0, 1, … */
function indexOf(...galleries: readonly Written[]): GalleryIndex<number> {
  const index = new GalleryIndex<number>();
  galleries.forEach((each, place) => index.add(gallery(each), place));
  return index;
}

describe("a gallery is found", () => {
  test("whatever its capitals", () => {
    expect(indexOf(["images", "rg", "dev"]).find(gallery(["Images", "RG", "DEV"]))).toBe(0);
  });

  test("before those that only may be it", () => {
    const index = indexOf(["images", "rg"], ["images", "", "dev"], ["images", "rg", "dev"]);
    expect(index.find(gallery(["images", "rg", "dev"]))).toBe(2);
  });

  test("else the earliest that may be it", () => {
    const index = indexOf(["images", "rg", "prod"], ["images", ""], ["images", "rg"]);
    expect(index.find(gallery(["images", "rg", "dev"]))).toBe(1);
    expect(index.find(gallery(["images", ""]))).toBe(0);
    expect(index.find(gallery(["images", "rg2", "prod"]))).toBe(1);
  });

  test("not by another name, group or subscription", () => {
    const index = indexOf(["images", "rg", "dev"]);
    for (const other of [
      ["apps", "rg", "dev"],
      ["images", "rg2"],
      ["images", "", "prod"],
    ] as const) {
      expect(index.find(gallery(other))).toBeUndefined();
    }
  });

  test("only where it is the same for certain, if that is asked", () => {
    const index = indexOf(["images", "rg"], ["images", "rg", "dev"], ["images", "${x}", "prod"]);
    expect(index.findSame(gallery(["Images", "RG", "dev"]))).toBe(1);
    expect(index.findSame(gallery(["images", "rg"]))).toBeUndefined();
    expect(index.findSame(gallery(["images", "rg", "prod"]))).toBeUndefined();
  });
});

test("what is taken is there no more", () => {
  const index = indexOf(["images", "rg"], ["images", "rg", "dev"], ["images", "rg"]);
  expect(index.take(gallery(["images", "rg", "dev"]))).toBe(1);
  expect(index.all.map(({ value }) => value)).toEqual([0, 2]);
  const asked = gallery(["images", "rg"]);
  expect([index.take(asked), index.take(asked), index.take(asked)]).toEqual([0, 2, undefined]);
  expect(index.all).toEqual([]);
});

describe("galleries that are put together", () => {
  /** The galleries that there are in the end, each with the places of what was put there. */
  const together = (...galleries: readonly Written[]) => {
    const index = new GalleryIndex<number[]>();
    galleries.forEach((each, place) => index.at(gallery(each), () => []).push(place));
    return index.all.map(({ gallery: { name, resourceGroup, subscription }, value }) => [
      [name, resourceGroup, subscription].filter((part) => part !== undefined).join(" "),
      value,
    ]);
  };

  test("are one where nothing that is known differs", () => {
    expect(together(["images", "rg", "dev"], ["Images", "", "DEV"], ["images", "RG"])).toEqual([
      ["images rg dev", [0, 1, 2]],
    ]);
  });

  test("are known by all that was said of them", () => {
    // The first is of dev, as the second says: so the third is another one.
    expect(together(["images", "rg"], ["images", "${x}", "dev"], ["images", "rg", "prod"])).toEqual([
      ["images rg dev", [0, 1]],
      ["images rg prod", [2]],
    ]);
  });

  test("are found by what was learned of them", () => {
    expect(
      together(["images", ""], ["images", "rg", "dev"], ["images", "rg2", "dev"], ["images", "rg"], ["images", "rg2"]),
    ).toEqual([
      ["images rg dev", [0, 1, 3]],
      ["images rg2 dev", [2, 4]],
    ]);
  });
});

const written = fc.tuple(
  fc.constantFrom("images", "Images", "apps", ""),
  fc.constantFrom("", "${x}", "a", "A", "b"),
  fc.constantFrom("", "${x}", "s", "S", "t"),
);

test("finding says what comparing with each would, for any galleries", () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 12 }), written, (galleries, asked) => {
      // One without a name is found under no name only.
      const ofName = (each: Written) => each[0].toLowerCase() === asked[0].toLowerCase();
      const answers = galleries.map((each) =>
        ofName(each) ? compareGalleries(gallery(each), gallery(asked)) : "different",
      );
      const same = answers.indexOf("same");
      const first = same < 0 ? answers.indexOf("maybe") : same;
      expect(indexOf(...galleries).find(gallery(asked))).toBe(first < 0 ? undefined : first);
    }),
  );
});

test("what was put together does not differ, and what was not does, for any galleries", () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 12 }), (galleries) => {
      const index = new GalleryIndex<Written[]>();
      for (const each of galleries) index.at(gallery(each), () => []).push(each);
      expect(index.all.flatMap(({ value }) => value)).toHaveLength(galleries.length);
      for (const { gallery: known, value } of index.all) {
        for (const each of value) expect(compareGalleries(known, gallery(each))).not.toBe("different");
      }
      for (const [place, { gallery: one }] of index.all.entries()) {
        for (const { gallery: other } of index.all.slice(place + 1)) {
          const isOfOneName = one.name.toLowerCase() === other.name.toLowerCase();
          if (isOfOneName) expect(compareGalleries(one, other)).toBe("different");
        }
      }
    }),
  );
});

test("ten thousand galleries of one name are found without comparing each with each", () => {
  const index = new GalleryIndex<number>();
  const all = Array.from({ length: 10_000 }, (_, place) => gallery(["images", `rg-${place % 100}`, `s-${place}`]));
  let compared = 0;
  all.forEach((each, place) => {
    const counted = {
      ...each,
      get name() {
        compared++;
        return each.name;
      },
    };
    index.add(counted, place);
  });
  all.forEach((each, place) => expect(index.take(each)).toBe(place));
  expect(compared).toBeLessThan(100_000);
});
