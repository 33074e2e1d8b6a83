import fc from "fast-check";
import { HARMLESS } from "../../../lib/import/differences";
import { withoutPrivateSharing } from "../../../lib/import/existing-gallery";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { arbitraryAzapiSpec } from "../../support/arbitrary-azapi";
import { armResources } from "../../support/arm";
import { answered, listed, type Choose } from "../../support/azure-answers";
import { firstPlan, type Change } from "../../support/first-plan";
import { imported, written } from "../../support/imported";
import {
  answers,
  BOTH,
  CONFIDENTIAL,
  DISK_ENCRYPTION_SET,
  ENCRYPTED,
  GALLERY_ID,
  IMAGE_ID,
  NORTH,
  OLDER,
  PROVIDERS,
  twoVersions,
  WEST,
  type Answers,
} from "../../support/small-gallery";

type Json = Readonly<Record<string, unknown>>;

const pathsOf = (changes: readonly Change[]): string[] => [...new Set(changes.map(({ path }) => path))].sort();

test("law: of a gallery that is imported, the first plan changes what import says, in place, and nothing else", () => {
  fc.assert(
    fc.property(arbitraryAzapiSpec(), fc.infiniteStream(fc.nat()), (spec, dice) => {
      const choose: Choose = (...choices) => choices[Number(dice.next().value) % choices.length] as never;
      const ofApi = answered(armResources(plan(spec)), choose);
      const { imported: result, unresolved, findings, changes } = imported(listed(ofApi, choose), ofApi);
      expect([unresolved, findings]).toEqual([[], []]);
      expect(pathsOf(changes)).toEqual([...result.differences.keys()].sort());
      expect(changes.filter(({ action }) => action !== "update")).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

describe("without a change", () => {
  test.each<[string, Answers]>([
    [
      "texts that azurerm sends empty",
      {
        gallery: { description: "" },
        image: { description: "", privacyStatementUri: "", releaseNoteUri: "", eula: "" },
      },
    ],
    [
      "a generation and an architecture that Azure does not show",
      { image: { hyperVGeneration: null, architecture: null } },
    ],
    [
      "a virtual machine as the source",
      {
        version: {
          storageProfile: { source: { id: null, virtualMachineId: IMAGE_ID.replace("images", "virtualMachines") } },
        },
      },
    ],
    [
      "a machine as the source, in the words of earlier versions of the API",
      { version: { storageProfile: { source: { id: IMAGE_ID.replace("images", "virtualMachines") } } } },
    ],
    [
      "a blob as the source",
      {
        version: {
          storageProfile: {
            osDiskImage: {
              source: {
                uri: "https://a.blob.core.windows.net/b/c.vhd",
                id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/a`,
              },
            },
          },
        },
      },
    ],
    [
      "names of features in other capitals",
      { image: { features: [{ name: "securitytype", value: "ConfidentialVM" }] } },
    ],
    ["an end of life under azurerm", { profile: { endOfLifeDate: "2090-01-01T00:00:00.0000000+00:00" } }],
    [
      "an end of life under azapi",
      { profile: { endOfLifeDate: "2090-01-01T00:00:00+00:00", targetRegions: [ENCRYPTED] } },
    ],
    [
      "an end of life of a published version",
      { profile: { endOfLifeDate: "2090-01-01T00:00:00Z" }, version: { storageProfile: {} } },
    ],
    [
      "an end of life of a definition under azapi",
      { image: { endOfLifeDate: "2090-01-01T10:00:00.5+00:00", features: [BOTH] } },
    ],
  ])("%s", (_, given) => {
    const { changes, imported: result, findings } = imported(answers(given));
    expect([changes, result.differences.size, findings]).toEqual([[], 0, []]);
  });

  test("midnight is a date where azurerm compares instants", () => {
    const given = { profile: { endOfLifeDate: "2090-01-01T00:00:00+00:00" } };
    expect(imported(answers(given)).spec.images?.["ubuntu"]?.versions?.["1.0.0"]?.endOfLife).toBe("2090-01-01");
  });

  test("private sharing that was asked for leaves the gallery to whoever manages it", () => {
    const { changes, spec, notes } = imported(answers({ gallery: { sharingProfile: { permissions: "Private" } } }));
    expect([changes, spec.gallery.existing]).toEqual([[], true]);
    expect(notes).toEqual(["private sharing that was asked for, since azurerm would replace the gallery without"]);
  });

  test.each([
    [{ source: { id: IMAGE_ID.replace("resourceGroups", "resourcegroups") } }],
    [{ osDiskImage: { source: { uri: "https://a/b.vhd", id: `${PROVIDERS}/microsoft.storage/storageAccounts/a` } } }],
  ])("a source in capitals that azurerm refuses leaves the version to whoever published it: %#", (storageProfile) => {
    const { changes, spec, notes } = imported(answers({ version: { storageProfile } }));
    expect([changes, spec.images?.["ubuntu"]?.versions?.["1.0.0"]?.source]).toEqual([[], { published: true }]);
    expect(notes).toEqual([expect.stringMatching(/^the source .*, whose capitals azurerm does not take$/)]);
  });

  test("azapi takes the same source as it is", () => {
    const id = IMAGE_ID.replace("resourceGroups", "resourcegroups");
    const given = { version: { storageProfile: { source: { id } } }, profile: { targetRegions: [ENCRYPTED] } };
    const { changes, spec } = imported(answers(given));
    expect([changes, spec.images?.["ubuntu"]?.versions?.["1.0.0"]?.source]).toEqual([[], { managedImage: id }]);
  });

  test.each([
    ["NVMe", true],
    ["NVMe, SCSI", true],
    ["scsi, nvme", undefined],
  ])("disk controllers are what azurerm reads of %j", (value, nvme) => {
    const { changes, spec } = imported(answers({ image: { features: [{ name: "DiskControllerTypes", value }] } }));
    expect([changes, spec.images?.["ubuntu"]?.nvme]).toEqual([[], nvme]);
  });
});

describe("a change that import tells", () => {
  test.each<[string, Answers, string, boolean]>([
    [
      "replicas or storage that Azure does not show",
      { profile: { targetRegions: [WEST, { name: "North Europe", regionalReplicaCount: 1 }] } },
      "ubuntu/1.0.0",
      true,
    ],
    [
      "replicas or storage that Azure does not show",
      { profile: { targetRegions: [WEST, { ...NORTH, regionalReplicaCount: null }] } },
      "ubuntu/1.0.0",
      true,
    ],
    [
      "flags of latest of regions, which have the version's",
      { profile: { excludeFromLatest: true } },
      "ubuntu/1.0.0",
      true,
    ],
    [
      "generation or architecture that Azure does not show",
      { image: { features: [BOTH], architecture: null } },
      "ubuntu",
      true,
    ],
    [
      "features, as they are written",
      { image: { features: [BOTH, { name: "IsHibernateSupported", value: "false" }] } },
      "ubuntu",
      false,
    ],
    ["features, as they are written", { image: { features: [{ ...BOTH, name: "securityType" }] } }, "ubuntu", false],
  ])("%s: %#", (difference, given, path, isHarmless) => {
    const { changes, imported: result } = imported(answers(given));
    expect([...result.differences]).toEqual([[`contoso_images/${path}`, [difference]]]);
    expect(pathsOf(changes)).toEqual([`contoso_images/${path}`]);
    expect(HARMLESS.includes(difference as never)).toBe(isHarmless);
  });

  test("capitals of the ids of disk encryption sets, where versions of one image differ in them", () => {
    const id = DISK_ENCRYPTION_SET.replace("resourceGroups", "RESOURCEGROUPS");
    const respelled = { ...WEST, encryption: { osDiskImage: { diskEncryptionSetId: id } } };
    const { changes, imported: result } = imported(twoVersions([ENCRYPTED], [respelled]));
    expect([...result.differences]).toEqual([[OLDER, ["capitals of the ids of disk encryption sets"]]]);
    expect(pathsOf(changes)).toEqual([OLDER]);
  });

  test.each<[string, readonly Json[]]>([
    ["disk encryption sets", [ENCRYPTED, NORTH]],
    ["encryption for confidential machines", [CONFIDENTIAL, NORTH]],
  ])("%s that only newer versions have", (difference, newer) => {
    const { changes, imported: result } = imported(twoVersions([WEST, NORTH], newer));
    expect([...result.differences]).toEqual([[OLDER, [difference]]]);
    expect(changes.map(({ path, action }) => [path, action])).toEqual([[OLDER, "update"]]);
  });
});

describe("a region that is not known here", () => {
  const there = { ...NORTH, name: "Middle Earth North" };

  test("is told under azapi, which compares its name as a text", () => {
    const { changes, imported: result } = imported(answers({ profile: { targetRegions: [ENCRYPTED, there] } }));
    expect([...result.differences]).toEqual([[OLDER, ["names of regions that are not known here"]]]);
    expect(pathsOf(changes)).toEqual([OLDER]);
  });

  test("is nothing to tell under azurerm", () => {
    const { changes, imported: result } = imported(answers({ profile: { targetRegions: [WEST, there] } }));
    expect([changes, result.differences.size]).toEqual([[], 0]);
  });
});

describe("settings of regions that newer versions do not have stay as they are", () => {
  const version = ({ spec }: ReturnType<typeof imported>) => spec.images?.["ubuntu"]?.versions?.["1.0.0"];

  test.each<[string, readonly Json[]]>([
    ["disk encryption sets", [ENCRYPTED, NORTH]],
    ["encryption for confidential machines", [CONFIDENTIAL, NORTH]],
  ])("under azurerm, which would replace the version, by managing its replication alone: %s", (what, older) => {
    const result = imported(twoVersions(older, [WEST, NORTH]));
    expect([result.changes, result.imported.differences.size, result.findings]).toEqual([[], 0, []]);
    expect(result.notes).toEqual([`${what} that newer versions do not have there`]);
    expect(version(result)?.source).toEqual({ published: true });
  });

  test("under azapi, which compares nothing that is not written", () => {
    const encryptedNorth = { ...NORTH, encryption: ENCRYPTED.encryption };
    const result = imported(twoVersions([ENCRYPTED, encryptedNorth], [ENCRYPTED, NORTH]));
    expect([result.changes, result.imported.differences.size, result.findings]).toEqual([[], 0, []]);
    expect(result.notes).toEqual(["disk encryption sets that newer versions do not have there"]);
    expect(version(result)?.source).toEqual({ managedImage: IMAGE_ID });
  });
});

describe("of a Terraform state", () => {
  const gallery = {
    id: GALLERY_ID,
    name: "contoso_images",
    resource_group_name: "rg-images",
    location: "westeurope",
    description: "",
    sharing: [],
    tags: {},
    unique_name: "x",
    timeouts: null,
  };
  const image = {
    id: `${GALLERY_ID}/images/ubuntu`,
    name: "ubuntu",
    gallery_name: "contoso_images",
    resource_group_name: "rg-images",
    location: "westeurope",
    architecture: "x64",
    os_type: "Linux",
    hyper_v_generation: "V2",
    specialized: false,
    description: "",
    eula: "",
    privacy_statement_uri: "",
    release_note_uri: null,
    disk_types_not_allowed: [],
    end_of_life_date: "2090-01-01T00:00:00+00:00",
    identifier: [{ publisher: "contoso", offer: "linux", sku: "ubuntu" }],
    purchase_plan: [{ name: "n", publisher: "", product: "" }],
    max_recommended_vcpu_count: 8,
    min_recommended_vcpu_count: 0,
    max_recommended_memory_in_gb: 0,
    min_recommended_memory_in_gb: 0,
    trusted_launch_supported: true,
    trusted_launch_enabled: false,
    confidential_vm_supported: false,
    confidential_vm_enabled: false,
    accelerated_network_support_enabled: false,
    hibernation_enabled: false,
    disk_controller_type_nvme_enabled: true,
    tags: null,
  };
  const target = {
    name: "westeurope",
    regional_replica_count: 2,
    storage_account_type: "Premium_LRS",
    disk_encryption_set_id: "",
    exclude_from_latest_enabled: false,
  };
  const version = {
    id: `${GALLERY_ID}/images/ubuntu/versions/1.0.0`,
    name: "1.0.0",
    gallery_name: "contoso_images",
    image_name: "ubuntu",
    resource_group_name: "rg-images",
    location: "westeurope",
    managed_image_id: null,
    os_disk_snapshot_id: "",
    blob_uri: "https://a.blob.core.windows.net/b/c.vhd",
    storage_account_id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/a`,
    end_of_life_date: "",
    exclude_from_latest: false,
    replication_mode: "Shallow",
    deletion_of_replicated_locations_enabled: false,
    tags: { team: "images" },
    target_region: [target, { ...target, name: "northeurope", exclude_from_latest_enabled: true }],
  };
  const types = ["azurerm_shared_image_gallery", "azurerm_shared_image", "azurerm_shared_image_version"];

  const importedState = (...values: readonly Json[]) => {
    const resources = values.map((each, index) => ({
      address: `${types[index]}.this`,
      mode: "managed",
      type: types[index],
      name: "this",
      values: each,
    }));
    const document = { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources } } };
    const { plans, notCarried } = withoutPrivateSharing(readTerraform(document).plans, document);
    const result = written(plans[0] as GalleryPlan);
    const existing = values.map((each) => ({ id: String(each["id"]), values: each }));
    return { ...result, notCarried, changes: firstPlan(result.configuration, result.blocks, existing) };
  };

  test("nothing changes, whatever it has for nothing", () => {
    const { changes, imported, findings } = importedState(gallery, image, version);
    expect([changes, imported.differences.size, findings]).toEqual([[], 0, []]);
  });

  test("a gallery that is private by choice is left to whoever manages it", () => {
    const { changes, spec, notCarried } = importedState(
      { ...gallery, sharing: [{ permission: "Private", community_gallery: [] }] },
      image,
      version,
    );
    expect([changes, spec.gallery.existing, notCarried.map(({ where }) => where)]).toEqual([
      [],
      true,
      ["contoso_images"],
    ]);
  });
});
