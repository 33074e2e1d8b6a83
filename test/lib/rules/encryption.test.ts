import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { computeId, example, type ExampleParts, POLICY } from "../../../lib/check/facts/examples";
import { report, ruleIds } from "../../support/report";

const WEST = { diskEncryptionSetId: computeId("diskEncryptionSets/west") };
const NORTH = { diskEncryptionSetId: computeId("diskEncryptionSets/north") };
const FIXED: Partial<ReplicationPolicy> = {
  regions: { westeurope: WEST, northeurope: NORTH },
  tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
};
const encrypted = ({ policy, ...parts }: ExampleParts = {}) => example({ ...parts, policy: { ...FIXED, ...policy } });

describe("encryption in some regions", () => {
  test("of a policy is refused", () => {
    const regions = { westeurope: WEST, northeurope: {}, eastus: {} };
    expect(report(encrypted({ policy: { regions } }))).toEqual([
      "error[partly-encrypted] policies/fleet at policies fleet regions",
      "policy fleet has a disk encryption set in westeurope, but none in eastus and northeurope; Azure encrypts an image version in all of its regions or in none",
      "set `diskEncryptionSetId` for eastus and northeurope too, or for no region",
    ]);
  });

  test("and in all or in none is accepted", () => {
    expect(ruleIds(encrypted())).toEqual([]);
    expect(ruleIds(encrypted({ policy: { regions: { westeurope: {}, northeurope: {} } } }))).toEqual([]);
  });

  test("comes from a placement outside an encrypted policy", () => {
    expect(report(encrypted({ version: { placement: { westeurope: 1, eastus: 1 } } }))).toEqual([
      "error[partly-encrypted] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 placement",
      "contoso_images/ubuntu-2404/1.3.0 has a disk encryption set in westeurope, but none in eastus; Azure encrypts an image version in all of its regions or in none",
      "set `diskEncryptionSetId` for eastus too, or for no region",
    ]);
    expect(ruleIds(encrypted({ version: { placement: { westeurope: 1, northeurope: 1 } } }))).toEqual([]);
  });
});

test("an encrypted version may move: under tiers, rings and as a candidate", () => {
  const rings = [{ name: "canary", regions: ["westeurope"] }];
  const policy = { tiers: POLICY.tiers, rings, candidates: { regions: "all", replicas: 1 } } as const;
  expect(ruleIds(encrypted({ policy, version: { state: "candidate" } }))).toEqual([]);
});

describe("shallow replication under encryption", () => {
  const shallow = (regions: ReplicationPolicy["regions"]) =>
    encrypted({ policy: { regions }, version: { replicationMode: "shallow" } });

  test("is doubtful", () => {
    expect(report(shallow({ westeurope: WEST }))).toEqual([
      "warning[encrypted-shallow-version] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 replicationMode",
      "contoso_images/ubuntu-2404: 1 version (1.3.0) with shallow replication would be encrypted with a disk encryption set, which azurerm refuses; no page says that Azure takes it through azapi",
      "leave `replicationMode` out, or give the image a policy without disk encryption sets",
    ]);
  });

  test("is accepted without encryption, as is full replication with it", () => {
    expect(ruleIds(shallow({ westeurope: {} }))).toEqual([]);
    expect(ruleIds(encrypted({ version: { replicationMode: "full" } }))).toEqual([]);
  });
});

describe("an encrypted version", () => {
  const blob = {
    uri: "https://vhds.blob.core.windows.net/vhds/ubuntu.vhd",
    storageAccountId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds",
  };

  test("is made from no blob", () => {
    expect(report(encrypted({ version: { source: { blob } } }))).toEqual([
      "error[encrypted-version-from-blob] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source blob",
      "contoso_images/ubuntu-2404: 1 version (1.3.0) made from a blob would be encrypted with a disk encryption set; Azure takes a virtual machine, a disk, a snapshot or a managed image for that",
      "make a managed disk or a snapshot from the blob and name it as `snapshot`",
    ]);
  });

  test("may be made from a snapshot; one that is not encrypted, from a blob", () => {
    expect(ruleIds(encrypted({ version: { source: { snapshot: computeId("snapshots/s") } } }))).toEqual([]);
    expect(ruleIds(example({ version: { source: { blob } } }))).toEqual([]);
  });
});

describe("a disk encryption set", () => {
  const SUBSCRIPTION = "aaaaaaaa-1111-1111-1111-111111111111";
  const set = (name: string, subscription = SUBSCRIPTION) => ({
    diskEncryptionSetId: `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/${name}`,
  });

  test("serves one region: the second one that names it, in any capitals, is the mistake", () => {
    const north = { diskEncryptionSetId: WEST.diskEncryptionSetId.toUpperCase() };
    expect(report(encrypted({ policy: { regions: { westeurope: WEST, northeurope: north } } }))).toEqual([
      "error[shared-disk-encryption-set] policies/fleet at policies fleet regions westeurope diskEncryptionSetId",
      "policy fleet names the disk encryption set `WEST` in northeurope and westeurope; a set encrypts only in its own region",
      "create a disk encryption set in each region and name that one there",
    ]);
  });

  test("is the same one though only Terraform knows which", () => {
    const token = { diskEncryptionSetId: "${azurerm_disk_encryption_set.west.id}" };
    const spec = encrypted({ policy: { regions: { westeurope: token, northeurope: token } } });
    expect(ruleIds(spec)).toEqual(["shared-disk-encryption-set"]);
  });

  test("is in the gallery's subscription", () => {
    const regions = {
      westeurope: set("west", "22222222-2222-2222-2222-222222222222"),
      northeurope: set("north", SUBSCRIPTION.toUpperCase()),
    };
    expect(report(encrypted({ gallery: { subscription: SUBSCRIPTION }, policy: { regions } }))).toEqual([
      "error[disk-encryption-set-in-another-subscription] policies/fleet at policies fleet regions westeurope diskEncryptionSetId",
      `policy fleet names a disk encryption set of another subscription in westeurope; Azure wants it in the gallery's, ${SUBSCRIPTION}`,
      "create the disk encryption set in the gallery's subscription",
    ]);
  });

  test("may be anywhere as long as either subscription is not known", () => {
    const regions = { westeurope: set("west"), northeurope: set("north") };
    expect(ruleIds(encrypted({ policy: { regions } }))).toEqual([]);
    expect(ruleIds(encrypted({ policy: { regions }, gallery: { subscription: "${var.subscription}" } }))).toEqual([]);
    const token = { westeurope: set("west", "${var.subscription}"), northeurope: set("north", "${var.subscription}") };
    expect(ruleIds(encrypted({ policy: { regions: token }, gallery: { subscription: SUBSCRIPTION } }))).toEqual([]);
  });
});

describe("the id of a disk encryption set", () => {
  const encryptedBy = (west: string, north: string) =>
    example({
      policy: {
        regions: { westeurope: { diskEncryptionSetId: west }, northeurope: { diskEncryptionSetId: north } },
        tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
      },
    });
  const north = computeId("diskEncryptionSets/north");

  test("is that of one: a finding for each policy, with the regions", () => {
    expect(report(encryptedBy("west", computeId("disks/north")))).toEqual([
      "error[invalid-disk-encryption-set] policies/fleet at policies fleet regions northeurope diskEncryptionSetId",
      "policy fleet: the `diskEncryptionSetId` of northeurope and westeurope is the id of a Microsoft.Compute/disks; it must be that of a Microsoft.Compute/diskEncryptionSets",
      "write the id of a Microsoft.Compute/diskEncryptionSets: /subscriptions/…/resourceGroups/…/providers/…",
    ]);
    expect(report(encryptedBy("west", north))[1]).toBe(
      'policy fleet: the `diskEncryptionSetId` of westeurope is not a resource id: "west"; it must be that of a Microsoft.Compute/diskEncryptionSets',
    );
  });

  test("may be in any capitals, or an expression of a program", () => {
    const west = computeId("diskEncryptionSets/west").replace("Microsoft.Compute/diskEnc", "microsoft.compute/DISKENC");
    expect(ruleIds(encryptedBy(west, north))).toEqual([]);
    expect(ruleIds(encryptedBy("${var.west}", north))).toEqual([]);
    expect(report(encryptedBy("${var.west}", north))).toHaveLength(3);
  });
});
