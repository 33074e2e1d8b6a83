import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, Testing, type App } from "cdktf";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Gallery } from "../../constructs/gallery";
import { plansOf } from "../../constructs/testing/plans-of";
import { ImageSource } from "../../constructs/image-source";
import type { ReplicationPolicy } from "../../lib/spec/policy";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { example } from "../../lib/check/facts/examples";
import { FLEET, IMAGE_ID, newApp, newStack } from "../support/synthesized";

const BAD_NAME = example({ gallery: { name: "contoso-images" } });
const TOO_MANY = example({
  gallery: { name: "other" },
  policy: { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 101 }] },
});

/** What synth throws, without the frame that cdktf puts around it. */
function refusal(app: App): string {
  try {
    app.synth();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("synth did not refuse");
}

function written(app: App, stack: string): boolean {
  return existsSync(join(app.outdir, "stacks", stack, "cdk.tf.json"));
}

test("errors of all stacks stop synth in one report, at the first stack, and nothing is written", () => {
  const app = newApp();
  Gallery.fromSpec(newStack(app, "first"), "images", BAD_NAME);
  Gallery.fromSpec(newStack(app, "second"), "images", TOO_MANY);
  const message = refusal(app);
  expect(message).toContain("[first] the galleries of this app have errors");
  expect(message).toContain("error[invalid-gallery-name]: `contoso-images`");
  expect(message).toContain("error[too-many-replicas]: policy fleet, tier all, asks for 101 replicas");
  expect(message).toContain("2 errors");
  expect(written(app, "first") || written(app, "second")).toBe(false);
});

test("the refusal has no stack trace, and later errors have theirs again", async () => {
  const app = newApp();
  Gallery.fromSpec(newStack(app), "images", BAD_NAME);
  let stack: string | undefined;
  try {
    app.synth();
  } catch (error) {
    stack = (error as Error).stack;
  }
  expect(stack).toContain("invalid-gallery-name");
  expect(stack).not.toMatch(/^ +at .*\(.*:\d+:\d+\)$/m);
  await Promise.resolve();
  expect(new Error("later").stack).toMatch(/^ +at /m);
});

test("a stack without a gallery refuses too, when it comes before", () => {
  const app = newApp();
  newStack(app, "network");
  Gallery.fromSpec(newStack(app, "images"), "images", BAD_NAME);
  expect(refusal(app)).toContain("[network] the galleries of this app have errors");
  expect(written(app, "network")).toBe(false);
});

test("one stack alone, as snapshot tests synthesize it, is validated as well", () => {
  const stack = newStack(newApp());
  Gallery.fromSpec(stack, "images", BAD_NAME);
  expect(() => Testing.synth(stack, true)).toThrow("invalid-gallery-name");
});

test("findings of a spec that was read from a file have their place, and reading's own come along", () => {
  const app = newApp();
  const place = { file: "gallery.yaml", line: 3, column: 5 };
  const own = {
    rule: "unknown-key",
    severity: "error" as const,
    path: "contoso-images",
    problem: "unknown key `colour`",
    help: "leave it out",
    source: "gallerist explain unknown-key",
    place: { ...place, line: 9 },
  };
  Gallery.fromSpec(newStack(app), "images", {
    spec: BAD_NAME,
    findings: [own],
    place: () => place,
    isIncomplete: () => false,
  });
  const message = refusal(app);
  expect(message).toContain("gallery.yaml:3:5");
  expect(message).toContain("error[unknown-key]: unknown key `colour`");
  expect(message).toContain("gallery.yaml:9:5");
});

test("the help of a finding names props in a program, and keys for a spec from a file", () => {
  const spec = example({ version: { source: {} } });
  const app = newApp();
  Gallery.fromSpec(newStack(app, "program"), "images", spec);
  expect(refusal(app)).toContain("or `ImageSource.published()` if a pipeline publishes it");
  const other = newApp();
  const origin = { findings: [], place: () => null, isIncomplete: () => false };
  Gallery.fromSpec(newStack(other, "file"), "images", { spec, ...origin });
  expect(refusal(other)).toContain("or `published: true` if a pipeline publishes it");
});

test("warnings are annotations of the gallery in its own stack, once, and do not stop synth", () => {
  const app = newApp();
  newStack(app, "network");
  const stack = newStack(app, "images");
  const spec = example({ policy: { regions: { westeurope: {}, northeurope: {}, atlantis: {} } } });
  Gallery.fromSpec(stack, "images", spec);
  app.synth();
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { annotations: { constructPath: string; level: string; message: string }[] }>;
  };
  expect(manifest.stacks["network"]?.annotations).toEqual([]);
  expect(manifest.stacks["images"]?.annotations).toEqual([
    expect.objectContaining({
      constructPath: "images/images",
      level: "@cdktf/warn",
      message: expect.stringMatching(/^.*atlantis.* \[unknown-region\]; /) as string,
    }),
  ]);
});

test("limits add up over all stacks, by the subscription of each stack's provider", () => {
  const app = newApp();
  const half = (prefix: string, subscriptionId: string | undefined) => {
    const stack = new TerraformStack(app, prefix);
    new AzurermProvider(stack, "azurerm", { features: [{}], ...(subscriptionId && { subscriptionId }) });
    for (let index = 0; index < 51; index++) {
      new Gallery(stack, `${prefix}-${index}`, {
        name: `${prefix}.${index}`,
        resourceGroup: "rg",
        location: "westeurope",
      })
        .addImageDefinition("image", {
          identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
          os: "linux",
          policy: FLEET,
        })
        .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
    }
  };
  half("a", "11111111-1111-1111-1111-111111111111");
  half("b", "22222222-2222-2222-2222-222222222222");
  app.synth();
  half("c", "11111111-1111-1111-1111-111111111111");
  expect(refusal(app)).toMatch(/error\[too-many-galleries\]: .*102 galleries.*11111111-1111-1111-1111-111111111111/s);
});

test("what no file holds stands at the construct of its gallery", () => {
  const app = newApp();
  for (const id of ["first", "second"]) {
    const spec = { ...TOO_MANY, gallery: { ...TOO_MANY.gallery, name: id } };
    Gallery.fromSpec(newStack(app, id), "images", spec);
  }
  const message = refusal(app);
  expect(message).toContain("at:   policies/fleet, of construct first/images");
  expect(message).toContain("at:   policies/fleet, of construct second/images");
});

test("the plans of an app are all of its galleries, in the order of construction", () => {
  const app = newApp();
  Gallery.fromSpec(newStack(app, "first"), "images", TOO_MANY);
  Gallery.fromSpec(newStack(app, "second"), "images", BAD_NAME);
  const names = plansOf(app).map(({ spec }: { spec: GallerySpec }) => spec.gallery.name);
  expect(names).toEqual(["other", "contoso-images"]);
});

test("a version that a stack creates and another one lists as published is a warning of the second", () => {
  const app = newApp();
  const subscription = "11111111-1111-1111-1111-111111111111";
  Gallery.fromSpec(newStack(app, "first"), "images", example({ gallery: { subscription } }));
  const settings = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope", subscription };
  const shared = Gallery.fromGalleryAttributes(newStack(app, "second"), "shared", settings);
  const { policies = {} } = example();
  shared
    .addExistingImageDefinition("ubuntu-2404", { policy: policies["fleet"] as ReplicationPolicy })
    .addVersion("1.3.0", { source: { published: true } });
  app.synth();
  const warnings = shared.node.metadata.map(({ data }) => String(data));
  expect(warnings).toEqual([expect.stringContaining("[version-with-two-writers]")]);
});

test("the same definition planned in two stacks is an error", () => {
  const app = newApp();
  for (const id of ["first", "second"]) {
    Gallery.fromSpec(newStack(app, id), "images", example({ gallery: { existing: true }, image: { existing: true } }));
  }
  expect(refusal(app)).toContain("error[definition-planned-twice]");
});

test("a name that no construct id can be is reported, not thrown", () => {
  const app = newApp();
  const images = { "": {}, "a/b": {}, constructor: {}, "${TfToken[TOKEN.0]}": {} };
  const spec = example({ spec: { images } });
  Gallery.fromSpec(newStack(app), "images", { spec, findings: [], place: () => null, isIncomplete: () => false });
  expect(refusal(app).match(/error\[invalid-definition-name\]/g)).toHaveLength(3);
});
