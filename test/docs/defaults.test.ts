import { optionalProperties } from "../support/public-declarations";

/** As aws-cdk writes it: a literal, or words behind a dash. */
const GRAMMAR = /^(- \S.*|true|false|\d+(\.\d+)?|"[^"]*")$/s;

const properties = optionalProperties();

test("optional properties are found where users see them: in props, options and specs, and in what these extend", () => {
  expect(properties.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "constructs/gallery-props.ts: GalleryProviders.azapiProvider",
      "constructs/grant-options.ts: GrantOptions.principalType",
      "constructs/azapi.ts: CommonConfig.body",
      "lib/spec/policy.ts: Sizing.minimum",
      "lib/check/check-options.ts: CheckOptions.asOf",
    ]),
  );
});

test("every optional property says what happens without it, by a @default", () => {
  expect(properties.filter((property) => property.default === undefined).map(({ name }) => name)).toEqual([]);
});

test("each @default is a literal, or words behind a dash", () => {
  expect(properties.filter((property) => property.default !== undefined && !GRAMMAR.test(property.default))).toEqual(
    [],
  );
});
