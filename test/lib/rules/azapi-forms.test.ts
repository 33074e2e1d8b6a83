import type { RegionSettings, ReplicationPolicy } from "../../../lib/spec/policy";
import { computeId, example, type ExampleParts, managedImage } from "../../../lib/check/facts/examples";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import type { TerraformSettings } from "../../../lib/spec/terraform-settings";
import { report, ruleIds } from "../../support/report";

const GUID = "11111111-2222-3333-4444-555555555555";
const set = (name: string) => computeId(`diskEncryptionSets/${name}`);
const version = (parts: Partial<ImageVersionSpec>): ExampleParts => ({ version: parts });
const regions = (westeurope: RegionSettings, northeurope: RegionSettings): Partial<ReplicationPolicy> => ({
  regions: { westeurope, northeurope },
});

/** Everything that goes through azapi, once, with nothing wrong. */
const FORMS: readonly [string, ExampleParts][] = [
  ["a published version", version({ source: { published: true } })],
  ["a published version of which something is known", version({ source: { published: true, osState: "generalized" } })],
  [
    "another gallery's version",
    version({ source: { galleryImageVersion: computeId("galleries/g/images/i/versions/1.0.0") } }),
  ],
  ["encryption", { policy: regions({ diskEncryptionSetId: set("w") }, { diskEncryptionSetId: set("n") }) }],
  ["data disks", version({ dataDisks: [{ lun: 0, snapshot: computeId("snapshots/data"), caching: "ReadOnly" }] })],
  ["a block of deletion", version({ blockDeletionBeforeEndOfLife: true, endOfLife: "2030-01-01" })],
  [
    "UEFI settings",
    {
      image: {
        generation: "V2",
        security: "trusted-launch-supported",
        versions: { "1.3.0": { ...managedImage(), uefi: { signatureTemplates: ["MicrosoftWindowsTemplate"] } } },
      },
    },
  ],
  [
    "confidential encryption",
    {
      policy: regions(
        { confidentialVm: { encryption: "EncryptedWithPmk" } },
        { confidentialVm: { encryption: "EncryptedWithPmk" } },
      ),
      image: { generation: "V2", security: "confidential-vm-supported", versions: { "1.3.0": managedImage() } },
    },
  ],
  ["edge zones", { policy: regions({ edgeZones: { losangeles: { replicas: 2, storage: "Premium_LRS" } } }, {}) }],
  [
    "trusted launch and confidential machines alike",
    {
      image: {
        generation: "V2",
        security: "trusted-launch-and-confidential-vm-supported",
        versions: { "1.3.0": managedImage() },
      },
    },
  ],
  ["direct sharing", { gallery: { sharing: { direct: { subscriptions: [GUID], tenants: [GUID] } } } }],
  ["soft delete", { gallery: { softDelete: true } }],
  ["azapi's own settings", { spec: { terraform: { azapiProvider: { use_oidc: true }, azapiVersion: "~> 2.9" } } }],
];

test.each(FORMS)("%s: no finding, in a program or in a file", (_, parts) => {
  expect(ruleIds(example(parts))).toEqual([]);
  expect(report(example(parts))).toEqual([]);
});

describe("the security type for trusted launch and confidential machines alike", () => {
  const security = "trusted-launch-and-confidential-vm-supported";
  const imageOf = (parts: Partial<ImageVersionSpec>, generation: "V1" | "V2" = "V2") =>
    example({ image: { security, generation, versions: { "1.3.0": { ...managedImage(), ...parts } } } });

  test("is for generation V2", () => {
    expect(ruleIds(imageOf({}, "V1"))).toEqual(["security-type-in-first-generation"]);
  });

  test("is for galleries of any kind", () => {
    const image = { security, generation: "V2", versions: { "1.3.0": managedImage() } } as const;
    const sharing = { direct: { tenants: [GUID] } };
    expect(ruleIds(example({ image, gallery: { sharing } }))).toEqual([]);
  });

  test("is for managed images below 32 GiB", () => {
    expect(ruleIds(imageOf({ sizeGiB: 31 }))).toEqual([]);
    expect(ruleIds(imageOf({ sizeGiB: 32 }))).toEqual(["oversized-confidential-image"]);
  });

  test("is not for machines; the other type that is told exists", () => {
    const said = report(imageOf({ source: { virtualMachine: computeId("virtualMachines/v") } }));
    expect(said[0]).toContain("source-unfit-for-security-type");
    expect(said[2]).toBe(
      "name a managed image or a blob as the source, or put it into a definition with `security: trusted-launch`",
    );
  });
});

describe("azapi's settings in a file", () => {
  const terraform = (settings: object) => example({ spec: { terraform: settings } });

  test.each([
    [
      { azapiVersion: "newest" },
      "azapiVersion",
      '`azapiVersion` is "newest", which is not a version constraint',
      'write one such as ">= 2.9, < 3.0"',
    ],
    [
      { azapiProvider: { alias: "a" } },
      "azapiProvider alias",
      "`azapiProvider` sets `alias`, which a gallery file cannot set",
      "leave it out",
    ],
    [
      { azapiProvider: { version: "2.9" } },
      "azapiProvider version",
      "`azapiProvider` sets `version`, which a gallery file cannot set",
      "write it as `azapiVersion`",
    ],
  ])("are checked as azurerm's: %j", (settings, at, problem, help) => {
    expect(report(terraform(settings))).toEqual([
      `error[invalid-terraform-settings] contoso_images at terraform ${at}`,
      problem,
      help,
    ]);
  });
});

describe("signing in by an argument that azapi does not have", () => {
  const provider = { metadata_host: "management.local", environment: "public" };
  const published = { source: { published: true } } as const;

  test("is a warning where azapi is needed", () => {
    expect(report(example({ spec: { terraform: { provider } }, version: published }))).toEqual([
      "warning[sign-in-without-azapi-form] contoso_images at terraform provider metadata_host",
      "`terraform.provider` sets `metadata_host`, which azapi does not have; azapi is needed here",
      "say how azapi signs in as `terraform.azapiProvider`, with `endpoint` for a cloud of your own",
    ]);
    const softly = example({ gallery: { softDelete: true }, spec: { terraform: { provider } } });
    expect(ruleIds(softly)).toEqual(["sign-in-without-azapi-form"]);
  });

  test("is none where it is not needed, or says itself how to sign in", () => {
    expect(ruleIds(example({ spec: { terraform: { provider } } }))).toEqual([]);
    const terraform = { provider, azapiProvider: { endpoint: [{ resource_manager_endpoint: "https://a.local" }] } };
    expect(ruleIds(example({ spec: { terraform }, version: published }))).toEqual([]);
  });
});

describe("azapi in another cloud than azurerm", () => {
  const published = { source: { published: true } } as const;
  const signedIn = (terraform: TerraformSettings) => example({ spec: { terraform }, version: published });

  test("is a warning where azapi is needed", () => {
    expect(report(signedIn({ azapiProvider: { environment: "china" } }))).toEqual([
      "warning[azapi-in-another-cloud] contoso_images at terraform azapiProvider environment",
      "azapi signs in to the cloud `china`, azurerm to `public`; azapi is needed here",
      "set `environment: public` in `terraform.azapiProvider`",
    ]);
    expect(ruleIds(example({ spec: { terraform: { azapiProvider: { environment: "china" } } } }))).toEqual([]);
  });

  test("is none where azapi follows, or has an endpoint of its own", () => {
    const provider = { environment: "public" };
    expect(ruleIds(signedIn({ provider, azapiProvider: { client_id: "a" } }))).toEqual([]);
    expect(ruleIds(signedIn({ azapiProvider: { environment: "china", endpoint: [{}] } }))).toEqual([]);
  });
});
