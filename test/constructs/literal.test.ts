import { Token } from "cdktf";
import { AzapiProvider, AzapiResource } from "../../constructs/azapi";
import { isLiteral } from "../../constructs/literal";
import { newApp, newStack, only, synthesized } from "../support/synthesized";

test.each([
  [{ a: ["b", 0, true, { c: 1.5 }] }, true],
  [{ a: Token.asString("${x.y}") }, true],
  [{ a: [{ b: `prefix-${Token.asString({ resolve: () => "x" })}` }] }, false],
  [{ a: Token.asNumber({ resolve: () => 1 }) }, false],
  [{ a: Token.asList({ resolve: () => ["x"] }) }, false],
  [{ a: { resolve: () => "x" } }, false],
  [{ a: new Date(0) }, false],
  [{ a: undefined }, false],
  [{ a: null }, false],
])("%j holds no token: %s", (value, expected) => {
  expect(isLiteral(value)).toBe(expected);
});

function resource(body: Record<string, unknown>) {
  const app = newApp();
  const stack = newStack(app);
  new AzapiProvider(stack, "azapi");
  const made = new AzapiResource(stack, "it", {
    type: "Microsoft.Compute/galleries@2024-03-03",
    name: "it",
    parentId: "/subscriptions/s",
    location: "westeurope",
    body,
  });
  return { app, made };
}

const BODY = { properties: { list: [{ a: 1 }, { b: "$${x}" }], text: "x" } };

test("a body without tokens is written as it is", () => {
  const { app } = resource(BODY);
  expect(only(synthesized(app), "azapi_resource")["body"]).toEqual(BODY);
});

test("a body is still overridden", () => {
  const { app, made } = resource(BODY);
  made.addOverride("body.properties.text", "y");
  expect(only(synthesized(app), "azapi_resource")["body"]).toEqual({ properties: { ...BODY.properties, text: "y" } });
});

test("tokens in a body are resolved", () => {
  const { app } = resource({ id: Token.asString({ resolve: () => "${x.y.id}" }) });
  expect(only(synthesized(app), "azapi_resource")["body"]).toEqual({ id: "${x.y.id}" });
});
