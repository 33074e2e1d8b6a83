import { IMAGE_DEFINITION_BODY, IMAGE_VERSION_BODY, PUBLISHING_BODY } from "../../../lib/azure/bodies";
import { fromBody, placeInBody, toBody } from "../../../lib/azure/body";

const ROWS = [
  { argument: "name", path: ["name"] },
  { argument: "count", path: ["properties", "profile", "count"] },
  {
    argument: "region",
    path: ["properties", "profile", "regions"],
    items: [{ argument: "set", path: ["encryption", "set"] }],
  },
];
const ARGUMENTS = { name: "a", count: 0, region: [{ set: "x" }, {}] };
const BODY = { name: "a", properties: { profile: { count: 0, regions: [{ encryption: { set: "x" } }, {}] } } };

test("arguments go where their rows say, and come back", () => {
  expect(toBody(ROWS, ARGUMENTS)).toEqual(BODY);
  expect(fromBody(ROWS, BODY)).toEqual(ARGUMENTS);
});

test("what is not given is not written, and what no row names is not read", () => {
  expect(toBody(ROWS, { count: undefined, other: 1 })).toEqual({});
  expect(fromBody(ROWS, { properties: { profile: { count: null }, other: 1 } })).toEqual({});
});

test.each([undefined, null, "text", [], { properties: "text" }])("of %j nothing is read", (body) => {
  expect(fromBody(ROWS, body)).toEqual({});
});

test("what should be a list stays as it is, so that its reader can tell", () => {
  expect(fromBody(ROWS, { properties: { profile: { regions: "${var.regions}" } } })).toEqual({
    region: "${var.regions}",
  });
});

test("Azure compares names of properties without capitals; the exact name goes first", () => {
  expect(fromBody(ROWS, { Properties: { PROFILE: { Count: 2, count: 1 } }, NAME: "a" })).toEqual({
    name: "a",
    count: 1,
  });
});

test("the place of an argument in a body", () => {
  expect(placeInBody(ROWS, "count")).toBe("properties.profile.count");
  expect(placeInBody(ROWS, "region[2].set")).toBe("properties.profile.regions[2].encryption.set");
  expect(placeInBody(ROWS, 'tags["a.b"]')).toBe('tags["a.b"]');
});

test("keys of an object's prototype are no values", () => {
  expect(fromBody([{ argument: "a", path: ["constructor", "name"] }], {})).toEqual({});
});

test.each([
  ["publishing", PUBLISHING_BODY],
  ["versions", IMAGE_VERSION_BODY],
  ["definitions", IMAGE_DEFINITION_BODY],
])("no two rows of %s share an argument or a place", (_, rows) => {
  expect(new Set(rows.map(({ argument }) => argument)).size).toBe(rows.length);
  expect(new Set(rows.map(({ path }) => path.join("."))).size).toBe(rows.length);
});
