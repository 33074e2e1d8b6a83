import * as z from "zod";
import {
  demand,
  endOfLife,
  flag,
  listOf,
  mapBy,
  number,
  regionList,
  storageAccountType,
  tags,
  text,
  timeoutMinutes,
} from "./fields";

const osState = z.enum(["generalized", "specialized"]);

const blob = z
  .strictObject({
    uri: text("URI of the VHD"),
    storageAccountId: text("Resource id of the storage account that holds it"),
  })
  .meta({ description: "A VHD in a storage account" });

const source = z
  .strictObject({
    managedImage: text("Resource id of a managed image").exactOptional(),
    virtualMachine: text("Resource id of a virtual machine").exactOptional(),
    snapshot: text("Resource id of a snapshot or of a managed disk").exactOptional(),
    blob: blob.exactOptional(),
    galleryImageVersion: text("Resource id of another gallery's image version").exactOptional(),
    published: z
      .literal(true)
      .meta({ description: "Published by a pipeline; only its replication is managed" })
      .exactOptional(),
    location: text("Region that the source is in, to be checked").exactOptional(),
    sizeGiB: number("Size of the source's disk in GiB; the version's `sizeGiB` when left out").exactOptional(),
    osState: osState.meta({ description: "State of the source's operating system, to be checked" }).exactOptional(),
    encrypted: flag("Whether the source is encrypted with disk encryption sets, to be checked").exactOptional(),
    securityType: z
      .enum(["standard", "trusted-launch", "confidential-vm"])
      .meta({ description: "Security type of the source machine or disk, to be checked" })
      .exactOptional(),
  })
  .meta({ description: "What the version is made from: exactly one source, and what is known of it" });

const dataDisk = z.strictObject({
  lun: number("Logical unit number, 0 to 63; unique in a version"),
  snapshot: text("Resource id of a snapshot or of a managed disk").exactOptional(),
  blob: blob.exactOptional(),
  caching: z
    .enum(["None", "ReadOnly", "ReadWrite"])
    .meta({ description: "Host caching; Azure's when left out" })
    .exactOptional(),
});

const uefiKey = z.strictObject({
  type: z.enum(["sha256", "x509"]).meta({ description: "Kind of the key" }),
  value: listOf("key", z.string()).meta({ description: "Certificates or hashes, base64" }),
});

const uefi = z
  .strictObject({
    signatureTemplates: listOf(
      "template",
      z.enum(["MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate", "NoSignatureTemplate"]),
    ).meta({ description: "Templates that hold default keys" }),
    additionalSignatures: z
      .strictObject({
        pk: uefiKey.meta({ description: "Platform key" }).exactOptional(),
        kek: listOf("key", uefiKey).meta({ description: "Key encryption keys" }).exactOptional(),
        db: listOf("key", uefiKey).meta({ description: "Allowed signatures" }).exactOptional(),
        dbx: listOf("key", uefiKey).meta({ description: "Forbidden signatures" }).exactOptional(),
      })
      .meta({ description: "Keys beside those of the templates" })
      .exactOptional(),
  })
  .meta({ description: "Keys that its machines start with" });

const version = z
  .strictObject({
    source,
    state: z
      .enum(["active", "candidate"])
      .meta({ description: "A candidate is published, never `latest`, not ranked; active when left out" })
      .exactOptional(),
    ring: text("The last ring it has reached; every region when left out").exactOptional(),
    withdrawn: z
      .strictObject({
        reason: text("Why it no longer serves"),
        immediate: flag("Hide it before its successor is in place; false when left out").exactOptional(),
      })
      .meta({ description: "No longer serving: hidden from `latest`, kept until it is deleted" })
      .exactOptional(),
    placement: mapBy("region", z.number())
      .meta({ description: "Replicas by region, exactly there, instead of the policy's placement" })
      .exactOptional(),
    storage: mapBy("region", storageAccountType)
      .meta({ description: "Storage by region, where it was published with another one than the policy's" })
      .exactOptional(),
    regionOrder: regionList
      .meta({
        description:
          "Regions that stand first among its target regions, where it was published in another order than the policy's",
      })
      .exactOptional(),
    allowRegionRemoval: flag("Whether regions may ever be removed from it; true when left out").exactOptional(),
    replicationMode: z
      .enum(["full", "shallow"])
      .meta({ description: "Shallow is for tests: one region, one replica; full when left out" })
      .exactOptional(),
    endOfLife: endOfLife.exactOptional(),
    tags: tags.exactOptional(),
    location: text("Home region, where its source is; the definition's when left out").exactOptional(),
    sizeGiB: number("Occupied size of its disk in GiB").exactOptional(),
    dataDisks: listOf("data disk", dataDisk)
      .meta({ description: "Data disks beside the disk of the operating system" })
      .exactOptional(),
    blockDeletionBeforeEndOfLife: flag("Let Azure refuse to delete it before its `endOfLife`").exactOptional(),
    uefi: uefi.exactOptional(),
    timeoutMinutes: timeoutMinutes.exactOptional(),
  })
  .meta({ description: "An image version" });

const range = z.strictObject({
  min: number("The least").exactOptional(),
  max: number("The most").exactOptional(),
});

/** The shape of an `ImageDefinitionSpec`. */
export const imageSchema = z
  .strictObject({
    policy: text("Name of a policy; the gallery's when left out").exactOptional(),
    existing: flag("The definition exists and is managed elsewhere; false when left out").exactOptional(),
    identifier: z
      .strictObject({
        publisher: text("1 to 128 characters"),
        offer: text("1 to 64 characters"),
        sku: text("1 to 64 characters"),
      })
      .meta({ description: "Publisher, offer and SKU: unique in a gallery" })
      .exactOptional(),
    os: z.enum(["linux", "windows"]).meta({ description: "Operating system" }).exactOptional(),
    osState: osState.meta({ description: "State of the operating system; generalized when left out" }).exactOptional(),
    generation: z
      .enum(["V1", "V2"])
      .meta({ description: "Hyper-V generation; V1 when left out, as in the provider" })
      .exactOptional(),
    architecture: z.enum(["x64", "Arm64"]).meta({ description: "x64 when left out" }).exactOptional(),
    security: z
      .enum([
        "trusted-launch-supported",
        "trusted-launch",
        "confidential-vm-supported",
        "confidential-vm",
        "trusted-launch-and-confidential-vm-supported",
      ])
      .meta({ description: "Security type; none when left out" })
      .exactOptional(),
    acceleratedNetworking: flag("Accelerated networking; not set when left out").exactOptional(),
    hibernation: flag("Hibernation; not set when left out").exactOptional(),
    nvme: flag("NVMe beside SCSI disk controllers; not set when left out").exactOptional(),
    recommended: z
      .strictObject({
        vcpus: range.meta({ description: "Recommended number of vCPUs" }).exactOptional(),
        memoryGiB: range.meta({ description: "Recommended memory in GiB" }).exactOptional(),
      })
      .meta({ description: "Sizes shown to those who choose a machine" })
      .exactOptional(),
    disallowedDiskTypes: listOf("disk type", z.enum(["Standard_LRS", "Premium_LRS"]))
      .meta({ description: "Disk types that machines of this image may not use" })
      .exactOptional(),
    purchasePlan: z
      .strictObject({
        name: text("Name of the plan"),
        publisher: text("Publisher of the plan").exactOptional(),
        product: text("Product of the plan").exactOptional(),
      })
      .meta({ description: "Plan of the Marketplace image it was made from" })
      .exactOptional(),
    releaseNotesUri: text("URI of the release notes").exactOptional(),
    privacyStatementUri: text("URI of the privacy statement").exactOptional(),
    eula: text("End-user license agreement").exactOptional(),
    endOfLife: endOfLife.exactOptional(),
    description: text("Description of the image definition").exactOptional(),
    tags: tags.exactOptional(),
    location: text("Home of versions that set none; the gallery's when left out").exactOptional(),
    sizeGiB: number("Occupied size of a version's disk in GiB").exactOptional(),
    demand: demand.exactOptional(),
    timeoutMinutes: timeoutMinutes.exactOptional(),
    versions: mapBy("version", version)
      .meta({ description: "Image versions by number: Major.Minor.Patch" })
      .exactOptional(),
  })
  .meta({ description: "An image definition and its versions" });
