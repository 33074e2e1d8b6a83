import { example, VERSION } from "../../../lib/check/facts/examples";
import { report, ruleIds } from "../../support/report";

const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, "x"]));
const tagged = (record: Record<string, string>) => example({ gallery: { tags: record } });

test("51 tags are one too many, on a gallery, a definition or a version", () => {
  const refused = "51 tags; Azure takes at most 50 tags, with keys of 1 to 512 bytes and values of at most 256";
  expect(report(example({ gallery: { tags: tags(51) } }))).toEqual([
    "error[invalid-tags] contoso_images at gallery tags",
    `the tags of contoso_images have ${refused}`,
    "shorten them, or leave some out",
  ]);
  expect(report(example({ image: { tags: tags(51) } })).slice(0, 2)).toEqual([
    "error[invalid-tags] contoso_images/ubuntu-2404 at images ubuntu-2404 tags",
    `the tags of contoso_images/ubuntu-2404 have ${refused}`,
  ]);
  expect(report(example({ version: { tags: tags(51) } })).slice(0, 2)).toEqual([
    "error[invalid-tags] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 tags",
    `the tags of 1 version (1.3.0) of contoso_images/ubuntu-2404 have ${refused}`,
  ]);
  expect(ruleIds(example({ gallery: { tags: tags(50) }, image: { tags: tags(50) }, version: { tags: {} } }))).toEqual(
    [],
  );
});

test("a key has 1 to 512 bytes, a value 256 at most", () => {
  expect(ruleIds(tagged({ ["k".repeat(512)]: "v".repeat(256), "": "x" }))).toEqual(["invalid-tags"]);
  expect(ruleIds(tagged({ ["k".repeat(512)]: "v".repeat(256), k: "" }))).toEqual([]);
  expect(ruleIds(tagged({ ["k".repeat(513)]: "" }))).toEqual(["invalid-tags"]);
  expect(ruleIds(tagged({ k: "v".repeat(257) }))).toEqual(["invalid-tags"]);
});

test("letters of two bytes count as two, as azurerm counts them", () => {
  expect(ruleIds(tagged({ ["é".repeat(256)]: "é".repeat(128) }))).toEqual([]);
  expect(report(tagged({ ["é".repeat(257)]: "" }))[1]).toMatch(/^the tags of contoso_images have a key of 514 bytes; /);
  expect(report(tagged({ k: "é".repeat(129) }))[1]).toMatch(/have a value of 258 bytes \(`k`\); /);
});

test("whatever is wrong with the tags of one thing is one finding, in the order of their keys", () => {
  const long = "v".repeat(1_000);
  expect(report(tagged({ team: long, "": "", owner: long, cost: long }))).toEqual([
    "error[invalid-tags] contoso_images at gallery tags",
    "the tags of contoso_images have an empty key, a value of 1,000 bytes (`cost`), a value of 1,000 bytes (`owner`) and 1 more; Azure takes at most 50 tags, with keys of 1 to 512 bytes and values of at most 256",
    "shorten them, or leave some out",
  ]);
});

test("versions of one image with the same fault are one finding", () => {
  const versions = Object.fromEntries(
    ["v".repeat(257), "v".repeat(257), "v".repeat(258), "v"].map((team, index) => [
      `1.${index}.0`,
      { ...VERSION, tags: { team } },
    ]),
  );
  const said = report(example({ image: { versions } }));
  expect(said.filter((_, index) => index % 3 < 2)).toEqual([
    "error[invalid-tags] contoso_images/ubuntu-2404/1.1.0 at images ubuntu-2404 versions 1.1.0 tags",
    "the tags of 2 versions (1.1.0 and 1.0.0) of contoso_images/ubuntu-2404 have a value of 257 bytes (`team`); Azure takes at most 50 tags, with keys of 1 to 512 bytes and values of at most 256",
    "error[invalid-tags] contoso_images/ubuntu-2404/1.2.0 at images ubuntu-2404 versions 1.2.0 tags",
    "the tags of 1 version (1.2.0) of contoso_images/ubuntu-2404 have a value of 258 bytes (`team`); Azure takes at most 50 tags, with keys of 1 to 512 bytes and values of at most 256",
  ]);
});

test("names that every object has are tags like any other", () => {
  const record = JSON.parse(`{"__proto__":"${"v".repeat(257)}","constructor":"x"}`) as Record<string, string>;
  expect(report(tagged(record))[1]).toMatch(/have a value of 257 bytes \(`__proto__`\); /);
});

test("the length of an expression of a program is not known", () => {
  const expression = "${" + "x".repeat(600) + "}";
  expect(ruleIds(tagged({ [expression]: expression }))).toEqual([]);
  expect(report(tagged({ k: expression })).slice(0, 1)).toEqual(["error[invalid-tags] contoso_images at gallery tags"]);
});
