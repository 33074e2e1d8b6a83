import { COMMUNITY, computeId, example, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySettings } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec, SecurityType } from "../../../lib/spec/image-definition-spec";
import type { ImageSourceSpec } from "../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../support/report";

const ACCOUNT = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/b";
const MANAGED: ImageSourceSpec = { managedImage: computeId("images/i") };
const MACHINE: ImageSourceSpec = { virtualMachine: computeId("virtualMachines/m") };
const SNAPSHOT: ImageSourceSpec = { snapshot: computeId("snapshots/s") };
const BLOB: ImageSourceSpec = { blob: { uri: "https://b.blob.core.windows.net/a/b.vhd", storageAccountId: ACCOUNT } };

/** One version at home, so that confidential images are in one region; their disks are encrypted there. */
function secured(security: SecurityType, source: ImageSourceSpec, image: Partial<ImageDefinitionSpec> = {}) {
  const confidentialVm = { encryption: "EncryptedWithPmk" } as const;
  return example({
    ...(security === "confidential-vm" && {
      policy: { regions: { westeurope: { confidentialVm }, northeurope: { confidentialVm } } },
    }),
    image: { generation: "V2", security, ...image },
    version: { source, placement: { westeurope: 1 } },
  });
}

describe("generation V1", () => {
  test.each<[SecurityType, ImageSourceSpec]>([
    ["trusted-launch-supported", MANAGED],
    ["trusted-launch", MACHINE],
    ["confidential-vm-supported", MANAGED],
    ["confidential-vm", MACHINE],
  ])("excludes %s", (security, source) => {
    expect(report(secured(security, source, { generation: "V1" }))).toEqual([
      "error[security-type-in-first-generation] contoso_images/ubuntu-2404 at images ubuntu-2404 generation",
      `contoso_images/ubuntu-2404 has the security type ${security}, but generation V1, which is the default; trusted launch and confidential machines need V2`,
      "set `generation: V2`, with sources of that generation, or leave `security` out",
    ]);
    expect(ruleIds(secured(security, source))).toEqual([]);
  });

  test("is doubtful for Arm64", () => {
    expect(report(example({ image: { architecture: "Arm64", generation: "V1" } }))).toEqual([
      "warning[arm-in-first-generation] contoso_images/ubuntu-2404 at images ubuntu-2404 generation",
      "contoso_images/ubuntu-2404 is for Arm64, but of generation V1, which is the default; every size with Arm64 needs V2",
      "set `generation: V2`, with sources of that generation",
    ]);
    expect(ruleIds(example({ image: { architecture: "Arm64", generation: "V2" } }))).toEqual([]);
    expect(ruleIds(example({ image: { architecture: "x64", generation: "V1" } }))).toEqual([]);
  });

  test("is not supposed of a definition that is managed elsewhere", () => {
    const existing = (image: Partial<ImageDefinitionSpec>) =>
      example({ image: { existing: true, ...image }, version: { source: MANAGED } });
    const secure = { security: "trusted-launch-supported", architecture: "Arm64" } as const;
    expect(ruleIds(existing(secure))).toEqual([]);
    expect(ruleIds(existing({ ...secure, generation: "V1" }))).toEqual([
      "arm-in-first-generation",
      "security-type-in-first-generation",
    ]);
  });
});

describe("a security type that is demanded", () => {
  const shared = (security: SecurityType, source: ImageSourceSpec, gallery: Partial<GallerySettings>) => ({
    ...secured(security, source),
    gallery: { ...example().gallery, ...gallery },
  });
  const community = { sharing: { community: COMMUNITY } };

  test.each(["trusted-launch", "confidential-vm"] as const)("is refused in a community gallery: %s", (security) => {
    expect(report(shared(security, MACHINE, community))).toEqual([
      "error[demanding-security-type-in-shared-gallery] contoso_images/ubuntu-2404 at images ubuntu-2404 security",
      `contoso_images/ubuntu-2404 has the security type ${security} in a community gallery; Azure takes it in private galleries only`,
      `set \`security: ${security}-supported\`, or move the image to a private gallery`,
    ]);
    expect(ruleIds(shared(security, MACHINE, {}))).toEqual([]);
    expect(ruleIds(shared(`${security}-supported`, MANAGED, community))).toEqual([]);
  });

  test("is refused in a gallery with direct sharing", () => {
    expect(report(shared("trusted-launch", MACHINE, { sharing: { direct: {} } }))).toContain(
      "contoso_images/ubuntu-2404 has the security type trusted-launch in a gallery with direct sharing; Azure takes it in private galleries only",
    );
  });
});

describe("a source", () => {
  test.each<[SecurityType, string, ImageSourceSpec, boolean]>([
    ["trusted-launch-supported", "managedImage", MANAGED, true],
    ["trusted-launch-supported", "blob", BLOB, true],
    ["trusted-launch-supported", "virtualMachine", MACHINE, false],
    ["trusted-launch-supported", "snapshot", SNAPSHOT, false],
    ["trusted-launch", "managedImage", MANAGED, false],
    ["trusted-launch", "blob", BLOB, false],
    ["trusted-launch", "virtualMachine", MACHINE, true],
    ["trusted-launch", "snapshot", SNAPSHOT, true],
    ["confidential-vm-supported", "managedImage", MANAGED, true],
    ["confidential-vm-supported", "blob", BLOB, true],
    ["confidential-vm-supported", "virtualMachine", MACHINE, false],
    ["confidential-vm-supported", "snapshot", SNAPSHOT, false],
    ["confidential-vm", "managedImage", MANAGED, false],
    ["confidential-vm", "blob", BLOB, false],
    ["confidential-vm", "virtualMachine", MACHINE, true],
    ["confidential-vm", "snapshot", SNAPSHOT, true],
  ])("for %s may be %s: %#", (security, _, source, isFit) => {
    expect(ruleIds(secured(security, source))).toEqual(isFit ? [] : ["source-unfit-for-security-type"]);
  });

  test("that does not fit is one finding for all versions of an image with it", () => {
    const of = (source: ImageSourceSpec) => ({ source, placement: { westeurope: 1 } });
    const versions = { "1.2.0": of(MANAGED), "1.3.0": of(SNAPSHOT), "1.4.0": of(SNAPSHOT) };
    expect(report(secured("trusted-launch-supported", MANAGED, { versions }))).toEqual([
      "error[source-unfit-for-security-type] contoso_images/ubuntu-2404/1.4.0 at images ubuntu-2404 versions 1.4.0 source snapshot",
      "contoso_images/ubuntu-2404 has the security type trusted-launch-supported, but 2 versions (1.4.0 and 1.3.0) would be made from a disk or a snapshot; Azure makes these from a managed image or a blob",
      "name a managed image or a blob as the source, or put it into a definition with `security: trusted-launch`",
    ]);
    expect(report(secured("confidential-vm", BLOB)).slice(1)).toEqual([
      "contoso_images/ubuntu-2404 has the security type confidential-vm, but 1 version (1.3.0) would be made from a blob; Azure makes these from a virtual machine, a disk or a snapshot",
      "name a virtual machine, a disk or a snapshot as the source, or put it into a definition with `security: confidential-vm-supported`",
    ]);
  });

  test("of several kinds is a finding of another rule, and of a kind that nothing is known of is none", () => {
    expect(ruleIds(secured("trusted-launch", { ...MANAGED, ...BLOB }))).toEqual(["ambiguous-source"]);
    expect(
      ruleIds(
        secured("trusted-launch", {
          galleryImageVersion:
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0",
        }),
      ),
    ).toEqual([]);
  });

  test("of any kind does without a security type", () => {
    for (const source of [MANAGED, MACHINE, SNAPSHOT, BLOB])
      expect(ruleIds(example({ version: { source } }))).toEqual([]);
  });
});

describe("the security type of a machine or disk", () => {
  test("is that of the image, when the image demands one", () => {
    expect(report(secured("confidential-vm", { ...MACHINE, securityType: "trusted-launch" }))).toEqual([
      "error[source-of-another-security-type] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source securityType",
      "contoso_images/ubuntu-2404 has the security type confidential-vm, but that of the source of 1 version (1.3.0) is trusted-launch; Azure wants the same of both",
      "name a machine, disk or snapshot with the security type confidential-vm as the source",
    ]);
    expect(ruleIds(secured("trusted-launch", { ...SNAPSHOT, securityType: "standard" }))).toEqual([
      "source-of-another-security-type",
    ]);
  });

  test.each(["trusted-launch", "confidential-vm"] as const)("%s may be the same, or not said", (security) => {
    expect(ruleIds(secured(security, { ...MACHINE, securityType: security }))).toEqual([]);
    expect(ruleIds(secured(security, SNAPSHOT))).toEqual([]);
  });

  test("is not asked of a kind that does not fit anyway", () => {
    expect(ruleIds(secured("trusted-launch", { ...MANAGED, securityType: "standard" }))).toEqual([
      "source-unfit-for-security-type",
    ]);
  });
});

describe("a managed image for confidential machines", () => {
  test("is smaller than 32 GiB", () => {
    expect(report(secured("confidential-vm-supported", { ...MANAGED, sizeGiB: 32 }))).toEqual([
      "error[oversized-confidential-image] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source managedImage",
      "contoso_images/ubuntu-2404 is for confidential machines, but 1 version (1.3.0) would be made from a managed image of 32 GiB; Azure takes those below 32 GiB",
      "name its VHD as `blob`, or build a smaller image",
    ]);
    expect(ruleIds(secured("confidential-vm-supported", { ...MANAGED, sizeGiB: 31.9 }))).toEqual([]);
  });

  test("has the size of its source, else of its version, else of its definition", () => {
    const sized = (ofSource: object, ofVersion: object, ofDefinition: object) =>
      ruleIds(
        example({
          image: { generation: "V2", security: "confidential-vm-supported", ...ofDefinition },
          version: { source: { ...MANAGED, ...ofSource }, ...ofVersion },
        }),
      );
    const [small, large] = [{ sizeGiB: 30 }, { sizeGiB: 127 }];
    expect(sized(small, large, large)).toEqual([]);
    expect(sized({}, small, large)).toEqual([]);
    expect(sized({}, {}, large)).toEqual(["oversized-confidential-image"]);
    expect(sized({}, large, small)).toEqual(["oversized-confidential-image"]);
    expect(sized(large, small, small)).toEqual(["oversized-confidential-image"]);
  });

  test("is the only source of which size matters", () => {
    expect(ruleIds(secured("confidential-vm-supported", { ...BLOB, sizeGiB: 127 }))).toEqual([]);
    expect(ruleIds(secured("trusted-launch-supported", { ...MANAGED, sizeGiB: 127 }))).toEqual([]);
  });
});

describe("hibernation", () => {
  test("is doubtful for Linux where trusted launch is demanded", () => {
    const image = { hibernation: true, os: "linux" } as const;
    expect(report(secured("trusted-launch", MACHINE, image))).toEqual([
      "warning[hibernation-with-trusted-launch] contoso_images/ubuntu-2404 at images ubuntu-2404 hibernation",
      "contoso_images/ubuntu-2404 is for hibernation and demands trusted launch; Linux machines with trusted launch do not hibernate",
      "leave `hibernation` out, or set `security: trusted-launch-supported`",
    ]);
    expect(ruleIds(secured("trusted-launch", MACHINE, { hibernation: false, os: "linux" }))).toEqual([]);
    expect(ruleIds(secured("trusted-launch", MACHINE, { hibernation: true, os: "windows" }))).toEqual([]);
    expect(ruleIds(secured("trusted-launch-supported", BLOB, image))).toEqual([]);
  });

  test("is doubtful from a managed image", () => {
    expect(report(example({ image: { hibernation: true }, version: { source: MANAGED } }))).toEqual([
      "warning[hibernation-from-managed-image] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source managedImage",
      "contoso_images/ubuntu-2404 is for hibernation, but 1 version (1.3.0) would be made from a managed image; machines that come from one do not hibernate",
      "name the machine, disk or snapshot as the source, or leave `hibernation` out",
    ]);
    expect(ruleIds(example({ image: { hibernation: false }, version: { source: MANAGED } }))).toEqual([]);
    expect(ruleIds(example({ image: { hibernation: true }, version: { source: MACHINE } }))).toEqual([]);
  });
});

describe("the state of a source's operating system", () => {
  const of = (source: "generalized" | "specialized", image: Partial<ImageDefinitionSpec>) =>
    example({ image, version: { source: { ...VERSION.source, osState: source } } });

  test("is that of the definition", () => {
    expect(report(of("specialized", {}))).toEqual([
      "error[source-of-another-os-state] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source osState",
      "contoso_images/ubuntu-2404 is a generalized image, but the source of 1 version (1.3.0) is specialized; Azure wants the same state of both",
      "name a generalized source, or put it into a definition with `osState: specialized`",
    ]);
    expect(report(of("generalized", { osState: "specialized" }))[1]).toBe(
      "contoso_images/ubuntu-2404 is a specialized image, but the source of 1 version (1.3.0) is generalized; Azure wants the same state of both",
    );
    expect(ruleIds(of("generalized", {}))).toEqual([]);
    expect(ruleIds(of("specialized", { osState: "specialized" }))).toEqual([]);
    expect(ruleIds(example({ image: { osState: "specialized" } }))).toEqual([]);
  });

  test("is not supposed of a definition that is managed elsewhere", () => {
    expect(ruleIds(of("specialized", { existing: true }))).toEqual([]);
    expect(ruleIds(of("specialized", { existing: true, osState: "generalized" }))).toEqual([
      "source-of-another-os-state",
    ]);
  });
});
