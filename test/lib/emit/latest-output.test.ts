import fc from "fast-check";
import { applicationExample, APPLICATION_VERSION, example, VERSION } from "../../../lib/check/facts/examples";
import { outputName } from "../../../lib/emit/latest-output";
import { mirrorsOf } from "../../../lib/spec/mirrors";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { terraformJson } from "../../support/emitted";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const VERSIONS = { "1.2.0": { ...VERSION, ring: "canary" }, "1.1.0": VERSION, "1.0.0": VERSION };
const POLICY = {
  regions: { "West Europe": {}, northeurope: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
  rings: [
    { name: "canary", regions: ["westeurope"] },
    { name: "broad", regions: "rest" },
  ],
} as const;

type Block = Readonly<Record<string, unknown>>;

function outputs(spec: GallerySpec): Readonly<Record<string, Block>> | undefined {
  return (terraformJson([{ spec }]) as { output?: Record<string, Block> }).output;
}

/** Without the ends of names, which are no part of what is tested. */
function shortened(block: Block | undefined): unknown {
  return JSON.parse(JSON.stringify(block).replace(/_[0-9A-F]{8}\b/g, ""));
}

test("one output an image: the id of the version that latest is in each region", () => {
  const spec = example({ policy: POLICY, image: { versions: VERSIONS }, spec: { outputs: true } });
  const found = outputs(spec);
  expect(Object.keys(found ?? {})).toEqual(["latest_image_ubuntu-2404_in_contoso__images"]);
  expect(shortened(found?.["latest_image_ubuntu-2404_in_contoso__images"])).toEqual({
    description: "Id of the version of image ubuntu-2404 of contoso_images that latest is, by region",
    value: {
      westeurope: "${azurerm_shared_image_version.contoso_images_ubuntu-2404_1_2_0.id}",
      northeurope: "${azurerm_shared_image_version.contoso_images_ubuntu-2404_1_1_0.id}",
    },
  });
});

test("with a gate, the output waits for those of its versions", () => {
  const gallery = { subscription: SUBSCRIPTION };
  const policy = { ...POLICY, gate: "replicated" } as const;
  const spec = example({ gallery, policy, image: { versions: VERSIONS }, spec: { outputs: true } });
  expect(shortened(outputs(spec)?.["latest_image_ubuntu-2404_in_contoso__images"])).toMatchObject({
    depends_on: [
      "data.azapi_resource_action.contoso_images_ubuntu-2404_1_1_0_Gate",
      "data.azapi_resource_action.contoso_images_ubuntu-2404_1_2_0_Gate",
    ],
  });
});

test("an application has one beside an image of its name; a region without latest is in none", () => {
  const versions = { "1.0.0": { ...APPLICATION_VERSION, state: "candidate" } } as const;
  const { applications } = applicationExample({ application: { versions } });
  const spec = example({ spec: { outputs: true, applications: { "ubuntu-2404": applications?.["agent"] as never } } });
  const found = outputs(spec);
  expect(Object.keys(found ?? {})).toEqual([
    "latest_application_ubuntu-2404_in_contoso__images",
    "latest_image_ubuntu-2404_in_contoso__images",
  ]);
  expect(found?.["latest_application_ubuntu-2404_in_contoso__images"]?.["value"]).toEqual({});
});

test.each([undefined, false])("none without `outputs`: %s", (given) => {
  expect(outputs(example({ spec: given === undefined ? {} : { outputs: given } }))).toBeUndefined();
});

test("a mirror has outputs where its gallery has", () => {
  const mirrors = { dr: { resourceGroup: "rg-dr", location: "northeurope", policy: "fleet" } };
  const gallery = { subscription: SUBSCRIPTION };
  const [mirror] = mirrorsOf(example({ gallery, spec: { outputs: true, mirrors } }));
  expect(Object.keys(outputs(mirror as GallerySpec) ?? {})).toEqual(["latest_image_ubuntu-2404_in_dr"]);
});

describe("the name of an output", () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[-_.a-z0-9]{0,6}$/),
    fc.constantFrom("_in_", "a_in_b", "_d", "."),
  );
  const item = fc.tuple(fc.constantFrom("image" as const, "application" as const), text, text);

  test("is that of one item alone", () => {
    fc.assert(
      fc.property(item, item, (a, b) => {
        expect(outputName(...a) === outputName(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 5000 },
    );
  });

  test("is one that Terraform takes", () => {
    fc.assert(
      fc.property(item, (names) => {
        expect(outputName(...names)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
      }),
    );
  });

  test("reads as its parts do", () => {
    expect(outputName("image", "contoso_images", "ubuntu-24.04")).toBe("latest_image_ubuntu-24_d04_in_contoso__images");
    expect(outputName("image", "a_in_b", "c")).toBe("latest_image_c_in_a__in__b");
    expect(outputName("image", "b", "c_in_a")).toBe("latest_image_c__in__a_in_b");
  });
});
