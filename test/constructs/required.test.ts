import { Gallery } from "../../constructs/gallery";
import { ImageDefinition } from "../../constructs/image-definition";
import { ImageSource } from "../../constructs/image-source";
import { ImageVersion } from "../../constructs/image-version";
import { parseSpec } from "../../lib/parse/parse-spec";
import { example } from "../../lib/check/facts/examples";
import { FLEET, IMAGE_ID, newApp, newStack } from "../support/synthesized";

const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const UBUNTU = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux" as const,
  policy: FLEET,
};
const SOURCE = ImageSource.managedImage(IMAGE_ID);

/** As JavaScript calls it: with anything. */
type Anything = (...args: unknown[]) => unknown;

const stack = () => newStack(newApp());
const gallery = (props: unknown = PROPS) => new Gallery(stack(), "images", props as never);
const ubuntu = () => gallery().addImageDefinition("ubuntu", UBUNTU);
const withPolicy = (policy: unknown) => gallery().addImageDefinition("ubuntu", { ...UBUNTU, policy } as never);
const add = (options: unknown) => ubuntu().addVersion("1.0.0", options as never);
const TIER = FLEET.tiers[0];

describe.each([undefined, null])("%s, as JavaScript may give it, is refused in one line that names it", (nothing) => {
  const cases: [string, () => unknown][] = [
    ['gallery "images": `props` is missing', () => new Gallery(stack(), "images", nothing as never)],
    ['gallery "images": `name` is missing', () => gallery({ ...PROPS, name: nothing })],
    ['gallery "images": `resourceGroup` is missing', () => gallery({ ...PROPS, resourceGroup: nothing })],
    ['gallery "images": `location` is missing', () => gallery({ ...PROPS, location: nothing })],
    ['gallery "images": `policies.fleet` is missing', () => gallery({ ...PROPS, policies: { fleet: nothing } })],
    [
      'gallery "images": `policies.fleet.tiers` is missing',
      () => gallery({ ...PROPS, policies: { fleet: { ...FLEET, tiers: nothing } } }),
    ],
    ['gallery "images": the spec is missing', () => Gallery.fromSpec(stack(), "images", nothing as never)],
    [
      'gallery "images": `gallery` of the spec is missing',
      () => Gallery.fromSpec(stack(), "images", { gallery: nothing } as never),
    ],
    [
      'image definition "ubuntu": what the spec says of it is missing',
      () => Gallery.fromSpec(stack(), "images", example({ spec: { images: { ubuntu: nothing as never } } })),
    ],
    [
      "image version contoso_images/ubuntu-2404/1.0.0: `source` is missing",
      () =>
        Gallery.fromSpec(
          stack(),
          "images",
          example({ image: { versions: { "1.0.0": { source: nothing as never } } } }),
        ),
    ],
    [
      "image definition of gallery contoso_images: its name is missing",
      () => (gallery() as { addImageDefinition: Anything }).addImageDefinition(nothing, UBUNTU),
    ],
    [
      'image definition "ubuntu": `options` is missing',
      () => (gallery() as { addImageDefinition: Anything }).addImageDefinition("ubuntu", nothing),
    ],
    ['image definition "ubuntu": `props` is missing', () => new ImageDefinition(stack(), "ubuntu", nothing as never)],
    [
      "`gallery` must be a Gallery, or what one of its `from…` returns",
      () => new ImageDefinition(stack(), "ubuntu", { ...UBUNTU, gallery: nothing } as never),
    ],
    [
      'image definition "ubuntu": `policy.regions` is missing',
      () => withPolicy({ tiers: FLEET.tiers, regions: nothing }),
    ],
    ['image definition "ubuntu": `policy.tiers` is missing', () => withPolicy({ ...FLEET, tiers: nothing })],
    ['image definition "ubuntu": `policy.tiers[0]` is missing', () => withPolicy({ ...FLEET, tiers: [nothing] })],
    [
      'image definition "ubuntu": `policy.tiers[0].take` is missing',
      () => withPolicy({ ...FLEET, tiers: [{ ...TIER, take: nothing }] }),
    ],
    [
      'image definition "ubuntu": `policy.tiers[0].regions` is missing',
      () => withPolicy({ ...FLEET, tiers: [{ ...TIER, regions: nothing }] }),
    ],
    [
      'image definition "ubuntu": `policy.tiers[0].replicas` is missing',
      () => withPolicy({ ...FLEET, tiers: [{ ...TIER, replicas: nothing }] }),
    ],
    [
      'image definition "ubuntu": `policy.regions.westeurope` is missing',
      () => withPolicy({ ...FLEET, regions: { westeurope: nothing } }),
    ],
    [
      'image definition "ubuntu": `policy.rings[0].regions` is missing',
      () => withPolicy({ ...FLEET, rings: [{ name: "canary", regions: nothing }] }),
    ],
    [
      "image version of contoso_images/ubuntu: its number is missing",
      () => (ubuntu() as { addVersion: Anything }).addVersion(nothing, { source: SOURCE }),
    ],
    ["image version contoso_images/ubuntu/1.0.0: `options` is missing", () => add(nothing)],
    ["image version contoso_images/ubuntu/1.0.0: `source` is missing", () => add({ source: nothing })],
    ['image version "1": `props` is missing', () => new ImageVersion(stack(), "1", nothing as never)],
    [
      "`definition` must be an ImageDefinition, or what a gallery returns as one",
      () => new ImageVersion(stack(), "1", { definition: nothing, version: "1.0.0", source: SOURCE } as never),
    ],
    [
      'image definition "ubuntu": `attributes` is missing',
      () => ImageDefinition.fromImageDefinitionAttributes(stack(), "ubuntu", nothing as never),
    ],
    [
      'gallery of image definition "ubuntu": `props` is missing',
      () =>
        ImageDefinition.fromImageDefinitionAttributes(stack(), "ubuntu", { name: "ubuntu", gallery: nothing as never }),
    ],
  ];

  test.each(cases)("%s", (message, build) => {
    expect(build).toThrow(new Error(message));
  });
});

test.each([
  ["image version contoso_images/ubuntu/1.0.0: `source` must be an object", () => add({ source: IMAGE_ID })],
  ['image definition "ubuntu": `policy.tiers` must be a list', () => withPolicy({ ...FLEET, tiers: {} })],
  ['gallery "images": `props` must be an object', () => gallery("contoso_images")],
  [
    "image version of contoso_images/ubuntu: its number must be a text",
    () => (ubuntu() as { addVersion: Anything }).addVersion(1, {}),
  ],
])("%s", (message, build) => {
  expect(build).toThrow(new Error(message));
});

test("what a file lacks is reported at synth with its place, not thrown where it is read", () => {
  const app = newApp();
  const text = [
    "gallery: { name: contoso_images, location: westeurope }",
    "policies: { fleet: { regions: { westeurope: {} } } }",
    "images: { ubuntu: { policy: fleet, versions: { 1.0.0: {} } } }",
  ];
  Gallery.fromSpec(newStack(app), "images", parseSpec(text.join("\n"), "gallery.yaml"));
  const refused = (message: string) => expect(() => app.synth()).toThrow(message);
  refused("`resourceGroup`");
  refused("`tiers`");
  refused("`source`");
});

test("a text of a file that looks like a token is a text, and is reported as what it should be", () => {
  const app = newApp();
  const text = "gallery: { name: '${TfToken[TOKEN.0]}', resourceGroup: rg, location: westeurope }";
  Gallery.fromSpec(newStack(app), "images", parseSpec(text, "gallery.yaml"));
  expect(() => app.synth()).toThrow("error[invalid-gallery-name]");
});
