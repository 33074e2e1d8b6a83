import * as z from "zod";
import { gallerySpecSchema } from "../../../lib/parse/schema";
import { expected, schemaAt, valueAt } from "../../../lib/parse/shape";
import { code, quoted, subject } from "../../../lib/parse/words";

test.each([
  [[], "the file"],
  [["gallery"], "`gallery`"],
  [["policies", "fleet", "tiers", 0, "take"], "`policies.fleet.tiers[0].take`"],
  [["images", "ubuntu-2404", "versions", "1.3.0"], '`images.ubuntu-2404.versions["1.3.0"]`'],
  [["images", 'a"\n'], '`images["a\\"\\n"]`'],
  [["images", ""], '`images[""]`'],
])("the path %j is written %s", (at, text) => {
  expect(subject(at)).toBe(text);
});

test("texts of 60 characters are whole, longer ones cut", () => {
  expect(code("x".repeat(60))).toBe(`\`${"x".repeat(60)}\``);
  expect(quoted("x".repeat(61))).toBe(`"${"x".repeat(60)}…"`);
  expect(subject(["x".repeat(61)])).toBe(`\`${"x".repeat(60)}…\``);
});

test.each([
  [z.string(), "a text"],
  [z.number(), "a number"],
  [z.boolean(), "`true` or `false`"],
  [z.literal(true), "`true`"],
  [z.enum(["a", "b"]), "`a` or `b`"],
  [z.array(z.string()), "a list"],
  [z.record(z.string(), z.string()), "a map"],
  [z.union([z.array(z.string()), z.literal("all"), z.number()]), "a number, `all` or a list"],
])("a schema in words, case %#", (schema, words) => {
  expect(expected(schema)).toBe(words);
});

test("keys of maps and items of lists are named, and short maps list their keys", () => {
  expect(expected(schemaAt(gallerySpecSchema, {}, ["terraform", "backend"]))).toBe("a map by backend type");
  expect(expected(schemaAt(gallerySpecSchema, {}, ["policies", "p", "rings"]))).toBe("a list of rings");
  expect(expected(schemaAt(gallerySpecSchema, {}, ["images", "i", "identifier"]))).toBe(
    "a map with publisher, offer, sku",
  );
  expect(expected(schemaAt(gallerySpecSchema, {}, ["images", "i"]))).toBe("a map");
  expect(expected(schemaAt(gallerySpecSchema, {}, ["terraform", "provider", "x"]))).toBe("anything");
});

test("of a union, a path follows the alternative that the data takes", () => {
  const tier = (regions: unknown) => ({ policies: { p: { tiers: [{ regions }] } } });
  const at = ["policies", "p", "tiers", 0, "regions", 0];
  expect(schemaAt(gallerySpecSchema, tier(["x"]), at)).toBeInstanceOf(z.ZodString);
  expect(schemaAt(gallerySpecSchema, tier("all"), at)).toBeInstanceOf(z.ZodUnknown);
});

test("an inherited name has no value", () => {
  expect(valueAt({}, ["constructor"])).toBeUndefined();
  expect(valueAt({ a: [5] }, ["a", 0])).toBe(5);
  expect(valueAt({ a: null }, ["a", "b"])).toBeUndefined();
});
