import { App, TerraformStack } from "cdktf";
import { App as CdktnApp, TerraformStack as CdktnStack } from "cdktn";
import { AzurermProvider } from "@cdktn/provider-azurerm/lib/provider";
import { Gallery } from "../../constructs/gallery";
import { newApp, newStack } from "../support/synthesized";
import { runProgram } from "../support/program";

const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };

test("a stack of cdktn, or of a class derived from it, is refused in one line that names the entry for it", () => {
  class Images extends CdktnStack {}
  const stack = new Images(new CdktnApp(), "images") as unknown as TerraformStack;
  expect(() => new Gallery(stack, "gallery", PROPS)).toThrow(
    'gallery "gallery": the stack images is made by cdktn, and gallerist is for cdktf; ' +
      "import from gallerist/cdktn instead",
  );
});

test("a stack of a class that derives from cdktf's is none of another library", () => {
  class Images extends TerraformStack {}
  expect(() => new Gallery(new Images(new App(), "images"), "gallery", PROPS)).not.toThrow();
});

test("a provider of cdktn is refused, though it calls itself one of cdktf's", () => {
  const other = new CdktnStack(new CdktnApp(), "images");
  const provider = new AzurermProvider(other, "azurerm", { features: [{}] });
  expect(() => new Gallery(newStack(newApp()), "gallery", { ...PROPS, provider: provider as never })).toThrow(
    'gallery "gallery": `provider` is made by cdktn, and gallerist is for cdktf',
  );
});

test("gallerist/cdktn refuses a stack of cdktf, at the program's own line", () => {
  const { code, err, path } = runProgram(
    `const { Gallery: Other } = require(require.resolve("${process.cwd()}/dist/cdktn"));
new Other(new TerraformStack(new App(), "images"), "gallery", ${JSON.stringify(PROPS)});`,
  );
  expect(code).toBe(1);
  expect(err).toContain(
    'UsageError: gallery "gallery": the stack images is made by cdktf, and gallerist/cdktn is for cdktn; ' +
      "import from gallerist instead\n",
  );
  expect(err.split("\n").filter((line) => /^ +at /.test(line))).toEqual([expect.stringContaining(path)]);
});

test("the line that counts warnings names the commands of cdktn", () => {
  const { code, err } = runProgram(
    `const { App: CdktnApp, TerraformStack: CdktnStack } = require("${process.cwd()}/node_modules/cdktn");
const { Gallery: Other } = require("${process.cwd()}/dist/cdktn");
const { AzurermProvider: Azurerm } = require("${process.cwd()}/node_modules/@cdktn/provider-azurerm/lib/provider");
const app = new CdktnApp();
const stack = new CdktnStack(app, "images");
new Azurerm(stack, "azurerm", { features: [{}] });
new Other(stack, "gallery", ${JSON.stringify({ ...PROPS, location: "nowhereland" })}).addImageDefinition("ubuntu", {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
  policy: { regions: { nowhereland: {} }, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
});
app.synth();`,
  );
  expect(err).toMatch(
    /^gallerist: \d+ warnings? in stack images; `cdktn synth` prints (it|them), .* gallerist\/cdktn\/testing/,
  );
  expect(code).toBe(0);
});
