import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../../lib/index";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { incompleteness } from "../../../lib/parse/incomplete";
import { found } from "../../support/found";

const FAULT = join(__dirname, "..", "..", "fixtures", "faults", "06-azapi-body-as-text.json");
const GALLERY =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/images";
const SNAPSHOT = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/snapshots/s";

/** Rules that find something, with what could not be read in mind as the command line has it. */
function rulesOf({ plans, lost }: ReturnType<typeof readTerraform>): string[] {
  const place = { file: "x", line: 1, column: 1 };
  const origins = new Map(
    [...lost].map(([spec, paths]) => [
      spec,
      { findings: [], place: () => place, isIncomplete: incompleteness(spec, paths), hasExpressions: true as const },
    ]),
  );
  return check(plans, { origins }).map(({ rule }) => rule);
}

const read = (definition: unknown, version: unknown, locals: object = {}) =>
  readTerraform({
    locals,
    resource: {
      azapi_resource: {
        image: {
          type: "Microsoft.Compute/galleries/images@2024-03-03",
          name: "ubuntu",
          parent_id: GALLERY,
          location: "uksouth",
          body: definition,
        },
        v: {
          type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
          name: "1.0.0",
          parent_id: "${azapi_resource.image.id}",
          location: "uksouth",
          body: version,
        },
      },
    },
  });

const DEFINITION = {
  properties: {
    osType: "Linux",
    osState: "Generalized",
    hyperVGeneration: "V2",
    architecture: "x64",
    identifier: { publisher: "p", offer: "o", sku: "s" },
  },
};
const VERSION = {
  properties: {
    publishingProfile: { targetRegions: [{ name: "uksouth", regionalReplicaCount: 2 }] },
    storageProfile: { osDiskImage: { source: { id: SNAPSHOT } } },
  },
};
const EXPECTED = { "images/ubuntu": { "1.0.0": "uksouth 2" } };

test("a state of azapi 1.x has its bodies as text", () => {
  const reading = readTerraform(JSON.parse(readFileSync(FAULT, "utf8")));
  expect(reading.unresolved).toEqual([]);
  expect(found(reading.plans)).toEqual({ "contoso_images/img": { "1.0.0": "westus 2, eastus 1" } });
  expect(rulesOf(reading)).toEqual([]);
});

const HCL = `\${jsonencode({
  # in the region of "builds"
  properties = {
    publishingProfile = {
      targetRegions = [{ name = local.home, regionalReplicaCount = 2 }, ]
    }
    "storageProfile" : { osDiskImage = { source = { id = "\${local.prefix}/snapshots/s" } } }
  }
})}`;
const LOCALS = {
  home: "uksouth",
  prefix: "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute",
  body: VERSION,
  text: JSON.stringify(VERSION),
  encoded: "${jsonencode(local.body)}",
  regions: VERSION.properties.publishingProfile.targetRegions,
};

test.each<[string, unknown]>([
  ["JSON text", JSON.stringify(VERSION)],
  ["jsonencode of an object", HCL],
  ["jsonencode of a local", "${jsonencode(local.body)}"],
  ["a local that is encoded", "${local.encoded}"],
  ["a local that is JSON text", "${local.text}"],
  ["a local that is an object", "${local.body}"],
  [
    "a local inside",
    { properties: { ...VERSION.properties, publishingProfile: { targetRegions: "${local.regions}" } } },
  ],
])("a body is read: %s", (_, body) => {
  const reading = read(DEFINITION, body, LOCALS);
  expect(reading.unresolved).toEqual([]);
  expect(found(reading.plans)).toEqual(EXPECTED);
  expect(reading.plans[0]?.definitions[0]?.versions[0]?.spec.source.snapshot).toMatch(/snapshots\/s$|\$\{local/);
  expect(rulesOf(reading)).toEqual([]);
});

test.each<[string, unknown, unknown]>([
  ["the bodies", "${var.image}", "${jsonencode(merge(var.a, var.b))}"],
  ["what is below `properties`", { properties: "${var.image}" }, { properties: "${var.version}" }],
  [
    "a source that is not known",
    DEFINITION,
    {
      properties: {
        ...VERSION.properties,
        storageProfile: { source: { communityGalleryImageId: "/CommunityGalleries/x" } },
      },
    },
  ],
])("nothing is found wrong in what can't be read: %s", (_, definition, version) => {
  const reading = read(definition, version);
  expect(reading.unresolved.length).toBeGreaterThan(0);
  expect(rulesOf(reading)).toEqual([]);
});

test("what no attribute names is told by its path, once", () => {
  const sets = { additionalReplicaSets: [{ storageAccountType: "PremiumV2_LRS", regionalReplicaCount: 1 }] };
  const targetRegions = ["uksouth", "ukwest"].map((name) => ({ name, regionalReplicaCount: 2, ...sets }));
  const features = [
    { name: "SecurityType", value: "Standard" },
    { name: "IsNew", value: "yes" },
  ];
  const definition = { properties: { ...DEFINITION.properties, features, allowUpdateImage: true } };
  const version = { properties: { ...VERSION.properties, publishingProfile: { targetRegions } } };
  const { unresolved, plans } = read(definition, version);
  expect(unresolved.map(({ address, attribute, found }) => `${attribute} of ${address}: ${found}`)).toEqual([
    "body.properties.allowUpdateImage of azapi_resource.image: not known here",
    "feature IsNew of azapi_resource.image: yes",
    "body.properties.publishingProfile.targetRegions.additionalReplicaSets of azapi_resource.v: not known here",
  ]);
  expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "uksouth 2, ukwest 2" } });
});
