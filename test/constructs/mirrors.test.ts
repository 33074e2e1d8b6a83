import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Gallery, loadSpec, mirrorsOf } from "gallerist";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plansOf as plansOfSpec } from "../../lib/plan/plan";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { findingsOf, plansOf } from "../../constructs/testing";
import { mirrorExample } from "../../lib/check/facts/mirrors";
import { withFiles } from "../support/gallery-files";
import { places } from "../support/planned";
import { newApp, newStack, synthesized } from "../support/synthesized";

const FAR = "22222222-2222-2222-2222-222222222222";
const SPEC = mirrorExample({ subscription: FAR });

/** Both galleries of a spec, each in a stack of its own. */
function built(spec: GallerySpec): App {
  const app = newApp();
  Gallery.fromSpec(newStack(app, "images"), "images", spec);
  for (const mirror of mirrorsOf(spec)) Gallery.fromSpec(newStack(app, "mirror"), "images", mirror);
  return app;
}

test("a gallery keeps what its mirror copies in the mirror's home, in a program as in a file", () => {
  const spec = mirrorExample({}, { policy: { tiers: [{ name: "all", take: "rest", regions: "home", replicas: 2 }] } });
  const planned = plansOf(built(spec)).map(({ definitions }) => definitions.map(places));
  expect(planned).toEqual([[{ "1.3.0": "westeurope 2, northeurope 1 hidden" }], [{ "1.3.0": "northeurope 1" }]]);
  expect(planned).toEqual(plansOfSpec(spec).map(({ definitions }) => definitions.map(places)));
});

test("the stack of a mirror refers to nothing of the gallery's", () => {
  const app = built(SPEC);
  const resources = synthesized(app, "mirror");
  const text = readFileSync(join(app.outdir, "stacks", "mirror", "cdk.tf.json"), "utf8");
  expect(text).not.toContain("terraform_remote_state");
  expect(
    text
      .match(/\$\{[^}]*\}/g)
      ?.every(
        (expression) =>
          expression.includes("contoso_images_dr") || /^\$\{azurerm_shared_image(_gallery)?\.images_/.test(expression),
      ),
  ).toBe(true);
  expect(JSON.stringify(resources)).toContain(
    '"source":{"id":"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/images/ubuntu-2404/versions/1.3.0"}',
  );
  const [version] = Object.values(resources["azapi_resource"] ?? {});
  expect(version).not.toHaveProperty("depends_on");
});

test("findings of a mirror are its own, and what its gallery has too is found once", () => {
  expect(
    findingsOf(built(mirrorExample({ location: "westeurope", policy: "fleet" }))).map(({ rule, path }) => [rule, path]),
  ).toEqual([["mirror-in-region-of-gallery", "contoso_images_dr"]]);
  const wrong = mirrorExample({}, { version: { endOfLife: "never" } });
  expect(findingsOf(built(wrong)).map(({ rule, path }) => [rule, path])).toEqual([
    ["invalid-end-of-life", "contoso_images/ubuntu-2404/1.3.0"],
  ]);
  const unnamed = mirrorExample(
    {},
    { spec: { gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" } } },
  );
  expect(findingsOf(built(unnamed)).map(({ rule }) => rule)).toEqual(["mirror-copy-without-subscription"]);
});

const YAML = `gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope, subscription: ${FAR} }
mirrors:
  contoso-dr:
    resourceGroup: rg-dr
    location: northeurope
    policy: dr
policies:
  fleet: { regions: { westeurope: {}, northeurope: {} }, tiers: [{ name: all, take: rest, regions: all, replicas: 1 }] }
  dr: { regions: { northeurope: {} }, tiers: [{ name: all, take: rest, regions: all, replicas: 1 }] }
images:
  ubuntu:
    policy: fleet
    identifier: { publisher: p, offer: o, sku: s }
    os: linux
    generation: V2
    versions:
      1.0.0: { source: { published: true } }
`;

test("a mirror of a file has the places of the file", async () => {
  await withFiles({ "gallery.yaml": YAML }, (cwd) => {
    const file = join(cwd, "gallery.yaml");
    const from = loadSpec(file);
    const [mirror] = mirrorsOf(from);
    expect(mirror?.spec.gallery.name).toBe("contoso-dr");
    expect(mirror?.place(["gallery", "location"])).toEqual({ file, line: 5, column: 5 });
    expect(mirror?.place(["gallery", "name"])).toEqual({ file, line: 3, column: 3 });
    expect(mirror?.place(["images", "ubuntu", "policy"])).toEqual({ file, line: 6, column: 5 });
    expect(mirror?.place(["images", "ubuntu", "os"])).toEqual({ file, line: 14, column: 5 });
    expect(mirror?.findings).toEqual([]);
    const app = newApp();
    Gallery.fromSpec(newStack(app, "images"), "images", from);
    if (mirror) Gallery.fromSpec(newStack(app, "mirror"), "images", mirror);
    expect(findingsOf(app).map(({ rule, place }) => [rule, place?.line])).toEqual([["invalid-gallery-name", 3]]);
    return Promise.resolve();
  });
});

test("what reading a file found is reported once, for the gallery", () => {
  const from = parseSpec(`${YAML}colour: red\n`, "gallery.yaml");
  const app = newApp();
  Gallery.fromSpec(newStack(app, "images"), "images", from);
  for (const mirror of mirrorsOf(from)) Gallery.fromSpec(newStack(app, "mirror"), "images", mirror);
  expect(
    findingsOf(app)
      .map(({ rule }) => rule)
      .sort(),
  ).toEqual(["invalid-gallery-name", "unknown-key"]);
});

test("a mirror that leaves keeps its provider's stack, and nothing else", () => {
  const [mirror] = mirrorsOf(mirrorExample({ removed: true }));
  const app = newApp();
  const stack = new TerraformStack(app, "mirror");
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: FAR });
  if (mirror) Gallery.fromSpec(stack, "images", mirror);
  app.synth();
  const text = readFileSync(join(app.outdir, "stacks", "mirror", "cdk.tf.json"), "utf8");
  const { provider, resource } = JSON.parse(text) as { provider?: object; resource?: object };
  expect([Object.keys(provider ?? {}), resource]).toEqual([["azurerm"], undefined]);
});

test("a token where the plan reads a value of a mirror is refused", () => {
  const spec = mirrorExample({ location: "${TfToken[TOKEN.1]}" });
  expect(() => Gallery.fromSpec(newStack(newApp()), "images", spec)).toThrow(/mirror "contoso_images_dr"/);
});
