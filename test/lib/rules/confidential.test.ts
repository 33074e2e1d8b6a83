import type { ConfidentialVm, EdgeZone, RegionSettings } from "../../../lib/spec/policy";
import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { computeId, example, managedImage } from "../../../lib/check/facts/examples";
import type { ImageDefinitionSpec, SecurityType } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const SET = computeId("diskEncryptionSets/west");
const PMK: ConfidentialVm = { encryption: "EncryptedWithPmk" };

function under(regions: Readonly<Record<string, RegionSettings>>, image: Partial<ImageDefinitionSpec> = {}) {
  return example({
    policy: { regions, tiers: [{ name: "all", take: "rest", regions: "home", replicas: 1 }] },
    image: { generation: "V2", security: "confidential-vm", ...image },
  });
}

describe("encryption for confidential machines", () => {
  test("with a key of one's own names a disk encryption set", () => {
    expect(report(under({ westeurope: { confidentialVm: { encryption: "EncryptedWithCmk" } } }))).toEqual([
      "error[mismatched-confidential-key] policies/fleet at policies fleet regions westeurope confidentialVm",
      "policy fleet: `confidentialVm` of westeurope is `EncryptedWithCmk` without a disk encryption set; EncryptedWithCmk alone takes one, and needs it",
      "set `diskEncryptionSetId` there to one for confidential machines, or choose `EncryptedWithPmk`",
    ]);
    const cmk = { confidentialVm: { encryption: "EncryptedWithCmk", diskEncryptionSetId: SET } } as const;
    expect(ruleIds(under({ westeurope: cmk }))).toEqual([]);
  });

  test.each(["EncryptedWithPmk", "EncryptedVMGuestStateOnlyWithPmk", "NonPersistedTPM"] as const)(
    "as %s names none",
    (encryption) => {
      expect(report(under({ westeurope: { confidentialVm: { encryption, diskEncryptionSetId: SET } } }))).toEqual([
        "error[mismatched-confidential-key] policies/fleet at policies fleet regions westeurope confidentialVm diskEncryptionSetId",
        `policy fleet: \`confidentialVm\` of westeurope is \`${encryption}\` with a disk encryption set; EncryptedWithCmk alone takes one, and needs it`,
        "write `encryption: EncryptedWithCmk`, or leave `diskEncryptionSetId` out",
      ]);
      expect(ruleIds(under({ westeurope: { confidentialVm: { encryption } } }))).toEqual([]);
    },
  );

  test("may miss its set in what was found: it could not be read", () => {
    const spec = under({ westeurope: { confidentialVm: { encryption: "EncryptedWithCmk" } }, northeurope: {} });
    expect(check([{ ...plan(spec), foundIn: "state" }])).toEqual([]);
  });

  test("in some regions and not in others is a warning", () => {
    expect(report(under({ westeurope: { confidentialVm: PMK }, northeurope: {} }))).toEqual([
      "warning[partly-confidential] policies/fleet at policies fleet regions",
      "policy fleet has `confidentialVm` in westeurope, but none in northeurope; Azure encrypts the disks of an image version in all regions or in none, and may refuse this too",
      "set `confidentialVm` for northeurope too, or for no region",
    ]);
    expect(ruleIds(under({ westeurope: { confidentialVm: PMK }, northeurope: { confidentialVm: PMK } }))).toEqual([]);
  });

  test("has its set in the gallery's subscription", () => {
    const subscription = "11111111-2222-3333-4444-555555555555";
    const confidentialVm = { encryption: "EncryptedWithCmk", diskEncryptionSetId: SET } as const;
    const spec = under({ westeurope: { confidentialVm } });
    expect(report({ ...spec, gallery: { ...spec.gallery, subscription } }).slice(0, 2)).toEqual([
      "error[disk-encryption-set-in-another-subscription] policies/fleet at policies fleet regions westeurope confidentialVm diskEncryptionSetId",
      `policy fleet names a disk encryption set of another subscription in westeurope; Azure wants it in the gallery's, ${subscription}`,
    ]);
    const own = "00000000-0000-0000-0000-000000000000";
    expect(ruleIds({ ...spec, gallery: { ...spec.gallery, subscription: own } })).toEqual([]);
  });

  const versions = { "1.3.0": managedImage() };

  test.each<[string, Partial<ImageDefinitionSpec>]>([
    ["no security type", { versions }],
    ["trusted launch", { generation: "V2", security: "trusted-launch-supported", versions }],
  ])("is doubtful for an image with %s", (_, image) => {
    const { policies = {} } = under({ westeurope: { confidentialVm: PMK } });
    expect(report({ ...example({ image }), policies })).toEqual([
      "warning[confidential-encryption-of-plain-image] policies/fleet at policies fleet regions westeurope confidentialVm",
      "policy fleet encrypts 1 image (ubuntu-2404) for confidential machines, but their security type is not for these; Azure documents it for confidential ones only",
      "set `security` of the images, to confidential-vm for one, or give them a policy without `confidentialVm`",
    ]);
  });

  test.each<SecurityType>(["confidential-vm-supported", "trusted-launch-and-confidential-vm-supported"])(
    "is for images of the security type %s",
    (security) => {
      expect(ruleIds(under({ westeurope: { confidentialVm: PMK } }, { security, versions }))).toEqual([]);
    },
  );

  test("may be right for a definition that is managed elsewhere", () => {
    const { policies = {} } = under({ westeurope: { confidentialVm: PMK } });
    expect(ruleIds(example({ spec: { policies }, image: { existing: true } }))).toEqual([]);
  });
});

describe("an image that demands confidential machines", () => {
  const everywhere = (regions: Readonly<Record<string, RegionSettings>>, image: Partial<ImageDefinitionSpec> = {}) =>
    example({
      policy: { regions, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
      image: { generation: "V2", security: "confidential-vm", ...image },
    });

  test("has an encryption type in each of its regions", () => {
    expect(report(everywhere({ westeurope: {}, northeurope: {} }))).toEqual([
      "error[confidential-vm-without-encryption-type] policies/fleet at policies fleet regions",
      "1 image (contoso_images/ubuntu-2404) has the security type confidential-vm, but policy fleet sets no `confidentialVm` for westeurope and northeurope; Azure demands an encryption type for every target region",
      "set `confidentialVm: { encryption: … }` there, such as `EncryptedVMGuestStateOnlyWithPmk`",
    ]);
    expect(ruleIds(everywhere({ westeurope: {} }, { security: "confidential-vm-supported", versions: {} }))).toEqual([
      "image-without-versions",
    ]);
  });

  test("has one error where a region of several lacks it", () => {
    const tpm = { confidentialVm: { encryption: "NonPersistedTPM" } } as const;
    expect(ruleIds(everywhere({ westeurope: tpm, northeurope: {} }))).toEqual([
      "confidential-vm-without-encryption-type",
    ]);
    expect(ruleIds(everywhere({ westeurope: tpm, northeurope: tpm }))).toEqual([]);
  });

  test("needs none where Azure has taken it already", () => {
    expect(check([{ ...plan(everywhere({ westeurope: {} })), foundIn: "state" }])).toEqual([]);
  });

  test.each(["EncryptedWithPmk", "EncryptedVMGuestStateOnlyWithPmk"] as const)(
    "is in its home region alone with %s",
    (encryption) => {
      const settings = { confidentialVm: { encryption } };
      expect(report(everywhere({ westeurope: settings, northeurope: settings }))).toEqual([
        "error[confidential-vm-in-several-regions] contoso_images/ubuntu-2404 at images ubuntu-2404 security",
        `contoso_images/ubuntu-2404 has the security type confidential-vm, and 1 version (1.3.0) would be in more than one region; with ${encryption} Azure takes the home region alone`,
        "give it a policy with the home region alone, or write `encryption: NonPersistedTPM` where that serves",
      ]);
      expect(ruleIds(everywhere({ westeurope: settings }))).toEqual([]);
    },
  );

  test("is doubtful in several regions with keys of one's own", () => {
    const west = { encryption: "EncryptedWithCmk", diskEncryptionSetId: SET } as const;
    const north = { ...west, diskEncryptionSetId: computeId("diskEncryptionSets/north") };
    const spec = everywhere({ westeurope: { confidentialVm: west }, northeurope: { confidentialVm: north } });
    expect(report(spec)).toEqual([
      "warning[customer-encrypted-vm-in-several-regions] contoso_images/ubuntu-2404 at images ubuntu-2404 security",
      "contoso_images/ubuntu-2404 has the security type confidential-vm, and 1 version (1.3.0) would be in more than one region; Azure may refuse to replicate these with EncryptedWithCmk",
      "give it a policy with the home region alone, or acknowledge this when your subscription may do it",
    ]);
    expect(ruleIds(everywhere({ westeurope: { confidentialVm: west } }))).toEqual([]);
  });
});

describe("replicas in an edge zone", () => {
  const zone = (settings: EdgeZone) =>
    example({
      policy: {
        regions: { westeurope: { edgeZones: { losangeles: settings } } },
        tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
      },
    });
  const AT = "policies/fleet at policies fleet regions westeurope edgeZones losangeles replicas";

  test.each([0, 1.5])("are a whole number from 1, not %d", (replicas) => {
    expect(report(zone({ replicas }))).toEqual([
      `error[invalid-replicas] ${AT}`,
      `policy fleet, edge zone losangeles, asks for ${replicas} replicas; a replica count must be a whole number from 1 to 100`,
      "write a whole number, or leave `replicas` out for one",
    ]);
  });

  test("are 100 at most", () => {
    expect(report(zone({ replicas: 101 }))).toEqual([
      `error[too-many-replicas] ${AT}`,
      "policy fleet, edge zone losangeles, asks for 101 replicas; Azure keeps at most 100 of one version in a region",
      "lower `replicas` in policy fleet, edge zone losangeles",
    ]);
    expect(ruleIds(zone({ replicas: 100 }))).toEqual(["more-replicas-than-recommended"]);
    expect(ruleIds(zone({ replicas: 1 }))).toEqual([]);
    expect(ruleIds(zone({}))).toEqual([]);
  });
});
