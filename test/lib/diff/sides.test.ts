import { galleriesOf, paired, refsOf } from "../../../lib/diff/sides";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { example } from "../../../lib/check/facts/examples";
import type { GallerySettings } from "../../../lib/spec/gallery-spec";

type Where = readonly [resourceGroup: string, subscription?: string];

const at = ([resourceGroup, subscription]: Where, more: Partial<GallerySettings> = {}): GalleryPlan =>
  plan(example({ gallery: { resourceGroup, ...(subscription !== undefined && { subscription }), ...more } }));

const text = (side: { readonly settings: GallerySettings } | undefined): string =>
  side ? [side.settings.resourceGroup, side.settings.subscription ?? "?"].join(" ") : "none";

/** Which gallery of the one side is which of the other. */
const pairs = (before: readonly Where[], after: readonly Where[]): string[] =>
  paired(galleriesOf(before.map((each) => at(each))), galleriesOf(after.map((each) => at(each)))).map(
    (pair) => `${text(pair.before)} -> ${text(pair.after)}`,
  );

describe("galleries of one name are paired", () => {
  test("by what both sides know of them", () => {
    expect(pairs([["rg", "A"]], [["RG", "a"]])).toEqual(["rg A -> RG a"]);
    expect(pairs([["rg"]], [["${x}", "a"]])).toEqual(["rg ? -> ${x} a"]);
    expect(pairs([["rg", "a"]], [["rg2", "a"]])).toEqual(["rg a -> none", "none -> rg2 a"]);
  });

  test("once each, the first with the first where several may be it", () => {
    expect(
      pairs(
        [["rg"]],
        [
          ["rg", "a"],
          ["rg", "b"],
        ],
      ),
    ).toEqual(["rg ? -> rg a", "none -> rg b"]);
    expect(
      pairs(
        [
          ["rg", "a"],
          ["rg", "b"],
        ],
        [
          ["rg", "b"],
          ["rg", "a"],
        ],
      ),
    ).toEqual(["rg a -> rg a", "rg b -> rg b"]);
  });
});

test("several plans of a gallery are one side, which knows what any of them says", () => {
  const sides = galleriesOf([at(["${x}", "a"], { existing: true }), at(["rg"]), at(["rg", "b"])]);
  expect(sides.map(({ identity: { resourceGroup, subscription } }) => [resourceGroup, subscription])).toEqual([
    ["rg", "a"],
    ["rg", "b"],
  ]);
  expect(sides[0]?.settings.existing).toBeUndefined();
});

test("a pair is called by what either side knows", () => {
  const [before, after] = [galleriesOf([at(["rg"])]), galleriesOf([at(["${x}", "a"], { name: "Contoso_Images" })])];
  const refs = refsOf(paired(before, after));
  expect([...refs.values()]).toEqual([
    { name: "Contoso_Images", subscription: "a", resourceGroup: "rg", qualifier: null },
  ]);
});
