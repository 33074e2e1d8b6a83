import { App, TerraformStack, TerraformVariable, Token } from "cdktf";
import { expressionOf, refuseTokens } from "../../constructs/tokens";

const text = () => Token.asString({ resolve: () => "later" });

function refusal(value: unknown, path?: string): string | undefined {
  try {
    refuseTokens('gallery "images"', value, path);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const REASON = "is a token, known only when Terraform runs, but the plan is made at synth: give the literal value";

describe("refuseTokens", () => {
  test("lets literals pass", () => {
    const literals = {
      name: "images",
      replicas: 3,
      regions: ["westeurope"],
      protect: true,
      none: null,
      gone: undefined,
    };
    expect(refusal({ ...literals, nested: literals, list: [literals] })).toBeUndefined();
    expect(refusal("${var.x} is text")).toBeUndefined();
    expect(refusal(-1.5e300)).toBeUndefined();
  });

  test("names the value itself when that is a token", () => {
    expect(refusal(text())).toBe(`gallery "images": the value ${REASON}`);
    expect(refusal(text(), "name")).toBe(`gallery "images": \`name\` ${REASON}`);
  });

  test.each<[string, string, unknown]>([
    ["a text", "location", { location: text() }],
    ["a text within another", "location", { location: `west${text()}` }],
    ["a number", "tiers[1].replicas", { tiers: [{ replicas: 1 }, { replicas: Token.asNumber({ resolve: () => 5 }) }] }],
    ["a list", "tiers[0].regions", { tiers: [{ regions: Token.asList({ resolve: () => [] }) }] }],
    ["a record", "replicas", { replicas: Token.asStringMap({ resolve: () => ({}) }) }],
    ["a resolvable", "home.region", { home: { region: { resolve: () => "later" } } }],
  ])("refuses %s and names the property", (_, path, value) => {
    expect(refusal(value)).toBe(`gallery "images": \`${path}\` ${REASON}`);
  });

  test.each<[string, unknown]>([
    ["regions", { regions: { westeurope: {}, [text()]: {} } }],
    ["tiers[0].replicas", { tiers: [{ replicas: { [text()]: 3 } }] }],
  ])("refuses a token as a key of %s", (path, value) => {
    expect(refusal(value)).toBe(`gallery "images": a key of \`${path}\` ${REASON}`);
  });

  test.each([
    "resourceGroup",
    "subscription",
    "description",
    "tags",
    "publisherEmail",
    "publisherUri",
    "eula",
    "releaseNotesUri",
    "privacyStatementUri",
    "purchasePlan",
    "source",
    "diskEncryptionSetId",
    "provider",
    "azapiProvider",
  ])("lets a token pass on in `%s`, at any depth", (key) => {
    expect(refusal({ [key]: text(), list: [{ [key]: { inner: text() } }] })).toBeUndefined();
    expect(refusal({ [key]: { [text()]: text() } })).toBeUndefined();
  });
});

describe("expressionOf", () => {
  const stack = new TerraformStack(new App(), "stack");
  const variable = new TerraformVariable(stack, "principal", { type: "string" });

  test("gives a literal as it is", () => {
    expect(expressionOf(stack, "3f1c-literal")).toBe("3f1c-literal");
  });

  test("gives what Terraform will see of a token", () => {
    expect(expressionOf(stack, variable.stringValue)).toBe("${var.principal}");
    expect(expressionOf(stack, `/a/${variable.stringValue}`)).toBe("/a/${var.principal}");
  });

  test("is the same for two tokens of one attribute", () => {
    expect(variable.stringValue).not.toBe("${var.principal}");
    expect(expressionOf(stack, Token.asString(variable.fqn))).toBe(expressionOf(stack, variable.stringValue));
  });
});
