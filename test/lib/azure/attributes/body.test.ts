import { NUMBER, TEXT, type Attribute } from "../../../../lib/azure/attributes/attribute";
import { fromBody, placeInBody, sentAttributes, toBody } from "../../../../lib/azure/attributes/body";
import { DATA_DISK } from "../../../../lib/azure/attributes/data-disk";
import { GALLERY } from "../../../../lib/azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../../../../lib/azure/attributes/image-definition";
import { IMAGE_VERSION } from "../../../../lib/azure/attributes/image-version";
import { EDGE_ZONE, TARGET_REGION } from "../../../../lib/azure/attributes/target-region";

const text = (argument: string, path: string): Attribute => {
  return { key: argument, argument, path, form: TEXT, description: argument };
};
const TABLE: readonly Attribute[] = [
  text("name", "name"),
  { key: "count", argument: "count", path: "properties.profile.count", form: NUMBER, description: "count" },
  {
    key: "region",
    argument: "region",
    path: "properties.profile.regions",
    form: { kind: "blocks", attributes: [text("set", "encryption.set")] },
    description: "regions",
  },
];
const ARGUMENTS = { name: "a", count: 0, region: [{ set: "x" }, {}] };
const BODY = { name: "a", properties: { profile: { count: 0, regions: [{ encryption: { set: "x" } }, {}] } } };

test("arguments go where their attributes say, and come back", () => {
  expect(toBody(TABLE, ARGUMENTS)).toEqual(BODY);
  expect(fromBody(TABLE, BODY)).toEqual(ARGUMENTS);
});

test("attributes of a group stand side by side with the others", () => {
  const table: readonly Attribute[] = [
    { key: "range", form: { kind: "group", attributes: [text("min", "sizes.min")] }, description: "sizes" },
  ];
  expect(toBody(table, { min: 1 })).toEqual({ sizes: { min: 1 } });
  expect(fromBody(table, { sizes: { min: 1 } })).toEqual({ min: 1 });
});

test("features are a list of names and values: a flag that is false is none", () => {
  const args = {
    security_type: "TrustedLaunch",
    hibernation_enabled: true,
    accelerated_network_support_enabled: false,
  };
  const features = [
    { name: "SecurityType", value: "TrustedLaunch" },
    { name: "IsHibernateSupported", value: "true" },
  ];
  expect(toBody(IMAGE_DEFINITION, args)).toEqual({ properties: { features } });
  expect(fromBody(IMAGE_DEFINITION, { properties: { features } })).toEqual({ feature: features });
});

test("what is not given is not written, and what no attribute names is not read", () => {
  expect(toBody(TABLE, { count: undefined, other: 1 })).toEqual({});
  expect(fromBody(TABLE, { properties: { profile: { count: null }, other: 1 } })).toEqual({});
});

test.each([undefined, null, "text", [], { properties: "text" }])("of %j nothing is read", (body) => {
  expect(fromBody(TABLE, body)).toEqual({});
});

test("what should be a list stays as it is, so that its reader can tell", () => {
  expect(fromBody(TABLE, { properties: { profile: { regions: "${var.regions}" } } })).toEqual({
    region: "${var.regions}",
  });
});

test("Azure compares names of properties without capitals; the exact name goes first", () => {
  expect(fromBody(TABLE, { Properties: { PROFILE: { Count: 2, count: 1 } }, NAME: "a" })).toEqual({
    name: "a",
    count: 1,
  });
});

test("the place of an argument in a body", () => {
  expect(placeInBody(TABLE, "count")).toBe("properties.profile.count");
  expect(placeInBody(TABLE, "region[2].set")).toBe("properties.profile.regions[2].encryption.set");
  expect(placeInBody(TABLE, 'tags["a.b"]')).toBe('tags["a.b"]');
});

test("keys of an object's prototype are no values", () => {
  expect(fromBody([text("a", "constructor.name")], {})).toEqual({});
});

test.each<[string, readonly Attribute[]]>([
  ["galleries", GALLERY],
  ["versions", IMAGE_VERSION],
  ["definitions", IMAGE_DEFINITION],
  ["target regions", TARGET_REGION],
  ["edge zones", EDGE_ZONE],
  ["data disks", DATA_DISK],
])("no two attributes of %s share a key, and none an argument or a place but ids of other types", (_, table) => {
  const sent = sentAttributes(table).filter(({ key }) => key !== "galleryImageVersion");
  const places = sent.flatMap(({ path }) => path ?? []);
  expect(new Set(table.map(({ key }) => key)).size).toBe(table.length);
  expect(new Set(sent.map(({ argument }) => argument)).size).toBe(sent.length);
  expect(new Set(places).size).toBe(places.length);
});
