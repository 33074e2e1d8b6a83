import Ajv from "ajv";
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { galleryJsonSchema } from "../../../lib/parse/json-schema";
import { RULES } from "../../../lib/rules/index";
import { arbitrarySpec } from "../../support/arbitrary-spec";

const SCHEMA = galleryJsonSchema();
const validate = new Ajv({ allErrors: true }).compile(SCHEMA);

/** What is wrong with a document, by where it stands. */
function faults(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(({ dataPath, keyword }) => `${dataPath} ${keyword}`);
}

const ROOT = join(__dirname, "..", "..", "..");
const FILES = readdirSync(join(ROOT, "examples"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("gallery.yaml"))
  .map((path) => join("examples", path))
  .sort();

test.each([...FILES, "docs/gallery-yaml.examples.yaml", "test/corpus/base.yaml"])("%s is valid", (file) => {
  expect(faults(parse(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
});

test("the examples of all rules are of the right shape, the bad ones too: shape is no matter of rules", () => {
  const specs = RULES.flatMap(({ good, bad }) => [...good, ...bad]);
  expect(specs.length).toBeGreaterThan(100);
  for (const spec of specs) expect(faults(JSON.parse(JSON.stringify(spec)))).toEqual([]);
});

const BASE = {
  gallery: { name: "images", resourceGroup: "rg", location: "westeurope" },
  policies: {
    fleet: { regions: { westeurope: {} }, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
  },
  images: { ubuntu: { os: "linux", policy: "fleet", versions: { "1.0.0": { source: { snapshot: "/s" } } } } },
};

test.each<[string, object, string]>([
  ["an unknown key of the file", { polices: {} }, " additionalProperties"],
  ["an unknown key of the gallery", { gallery: { ...BASE.gallery, region: "x" } }, ".gallery additionalProperties"],
  ["a missing key", { gallery: { name: "images", location: "westeurope" } }, ".gallery required"],
  ["a word that is none of those", { images: { ubuntu: { os: "Linux" } } }, ".images['ubuntu'].os enum"],
  ["a number that is a text", { images: { ubuntu: { sizeGiB: "30" } } }, ".images['ubuntu'].sizeGiB type"],
  ["a list that is a map", { policies: { fleet: { regions: {}, tiers: {} } } }, ".policies['fleet'].tiers type"],
  ["nothing where a map should be", { images: { ubuntu: { versions: null } } }, ".images['ubuntu'].versions type"],
])("%s is found, here as by the parser", (_, change, fault) => {
  const document = { ...BASE, ...change };
  expect(faults(BASE)).toEqual([]);
  expect(faults(document)).toEqual([fault]);
  expect(parseSpec(stringify(document)).findings).toHaveLength(1);
});

test("law: every spec is valid, as long as it is one", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => expect(faults(JSON.parse(JSON.stringify(spec)))).toEqual([])),
    {
      numRuns: 60,
    },
  );
});

test("every key is described, since editors show it", () => {
  expect(undescribed(SCHEMA, "")).toEqual([]);
});

/** Paths of properties without a description. */
function undescribed(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key !== "properties") return undescribed(value, `${path}/${key}`);
    return Object.entries(value as Record<string, { description?: string }>).flatMap(([name, property]) => [
      ...(property.description === undefined ? [`${path}/${name}`] : []),
      ...undescribed(property, `${path}/${name}`),
    ]);
  });
}

test("it has a name of its own, on no host, and is of the draft that editors read", () => {
  expect(SCHEMA).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:gallerist:gallery:1",
    title: "gallery.yaml",
  });
});
