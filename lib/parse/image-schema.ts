import * as z from "zod";
import { attributesIn, attributeOf, type Attribute } from "../azure/attributes/attribute";
import { DATA_DISK, HOST_CACHING } from "../azure/attributes/data-disk";
import { DISALLOWABLE_DISK_TYPES, IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { IMAGE_SOURCE, IMAGE_VERSION } from "../azure/attributes/image-version";
import { demand, describedBy, listOf, mapBy, tags, timeoutMinutes } from "./fields";
import { retentionSchema } from "./retention-schema";
import { versionPlacement } from "./version-placement";

const number = z.number();
const string = z.string();
const boolean = z.boolean();
const osState = z.enum(["generalized", "specialized"]);

/** Returns the attributes that an attribute of a table holds. */
const below = (table: readonly Attribute[], key: string) => attributesIn(attributeOf(table, key));

const ofBlob = describedBy(below(DATA_DISK, "blob"));
const blob = z.strictObject({ uri: ofBlob("uri", string), storageAccountId: ofBlob("storageAccountId", string) });

const ofSource = describedBy(IMAGE_SOURCE);
const source = z.strictObject({
  managedImage: ofSource("managedImage", string).exactOptional(),
  virtualMachine: ofSource("virtualMachine", string).exactOptional(),
  snapshot: ofSource("snapshot", string).exactOptional(),
  blob: ofSource("blob", blob).exactOptional(),
  galleryImageVersion: ofSource("galleryImageVersion", string).exactOptional(),
  published: ofSource("published", z.literal(true)).exactOptional(),
  location: ofSource("location", string).exactOptional(),
  sizeGiB: ofSource("sizeGiB", number).exactOptional(),
  osState: ofSource("osState", osState).exactOptional(),
  encrypted: ofSource("encrypted", boolean).exactOptional(),
  generation: ofSource("generation", z.enum(["V1", "V2"])).exactOptional(),
  securityType: ofSource("securityType", z.enum(["standard", "trusted-launch", "confidential-vm"])).exactOptional(),
});

const ofDisk = describedBy(DATA_DISK);
const dataDisk = z.strictObject({
  lun: ofDisk("lun", number),
  snapshot: ofDisk("snapshot", string).exactOptional(),
  blob: ofDisk("blob", blob).exactOptional(),
  caching: ofDisk("caching", z.enum(HOST_CACHING)).exactOptional(),
});

const uefiKey = z.strictObject({
  type: z.enum(["sha256", "x509"]).meta({ description: "Kind of the key" }),
  value: listOf("key", z.string()).meta({ description: "Certificates or hashes, base64" }),
});

const ofUefi = describedBy(below(IMAGE_VERSION, "uefi"));
const uefi = z.strictObject({
  signatureTemplates: ofUefi(
    "signatureTemplates",
    listOf(
      "template",
      z.enum(["MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate", "NoSignatureTemplate"]),
    ),
  ),
  additionalSignatures: ofUefi(
    "additionalSignatures",
    z.strictObject({
      pk: uefiKey.meta({ description: "Platform key" }).exactOptional(),
      kek: listOf("key", uefiKey).meta({ description: "Key encryption keys" }).exactOptional(),
      db: listOf("key", uefiKey).meta({ description: "Allowed signatures" }).exactOptional(),
      dbx: listOf("key", uefiKey).meta({ description: "Forbidden signatures" }).exactOptional(),
    }),
  ).exactOptional(),
});

const ofVersion = describedBy(IMAGE_VERSION);
const version = z
  .strictObject({
    source: ofVersion("source", source),
    ...versionPlacement,
    allowRegionRemoval: ofVersion("allowRegionRemoval", boolean).exactOptional(),
    replicationMode: ofVersion("replicationMode", z.enum(["full", "shallow"])).exactOptional(),
    endOfLife: ofVersion("endOfLife", string).exactOptional(),
    tags: ofVersion("tags", tags).exactOptional(),
    location: ofVersion("location", string).exactOptional(),
    sizeGiB: ofVersion("sizeGiB", number).exactOptional(),
    dataDisks: ofVersion("dataDisks", listOf("data disk", dataDisk)).exactOptional(),
    blockDeletionBeforeEndOfLife: ofVersion("blockDeletionBeforeEndOfLife", boolean).exactOptional(),
    uefi: ofVersion("uefi", uefi).exactOptional(),
    timeoutMinutes: ofVersion("timeoutMinutes", timeoutMinutes).exactOptional(),
  })
  .meta({ description: "An image version" });

const ofRecommended = describedBy(below(IMAGE_DEFINITION, "recommended"));
const range = (key: string) => {
  const of = describedBy(below(below(IMAGE_DEFINITION, "recommended"), key));
  return z.strictObject({ min: of("min", number).exactOptional(), max: of("max", number).exactOptional() });
};

const ofIdentifier = describedBy(below(IMAGE_DEFINITION, "identifier"));
const ofPlan = describedBy(below(IMAGE_DEFINITION, "purchasePlan"));
const ofImage = describedBy(IMAGE_DEFINITION);

/** The shape of an `ImageDefinitionSpec`. */
export const imageSchema = z
  .strictObject({
    policy: ofImage("policy", string).exactOptional(),
    existing: ofImage("existing", boolean).exactOptional(),
    identifier: ofImage(
      "identifier",
      z.strictObject({
        publisher: ofIdentifier("publisher", string),
        offer: ofIdentifier("offer", string),
        sku: ofIdentifier("sku", string),
      }),
    ).exactOptional(),
    os: ofImage("os", z.enum(["linux", "windows"])).exactOptional(),
    osState: ofImage("osState", osState).exactOptional(),
    generation: ofImage("generation", z.enum(["V1", "V2"])).exactOptional(),
    architecture: ofImage("architecture", z.enum(["x64", "Arm64"])).exactOptional(),
    security: ofImage(
      "security",
      z.enum([
        "trusted-launch-supported",
        "trusted-launch",
        "confidential-vm-supported",
        "confidential-vm",
        "trusted-launch-and-confidential-vm-supported",
      ]),
    ).exactOptional(),
    acceleratedNetworking: ofImage("acceleratedNetworking", boolean).exactOptional(),
    hibernation: ofImage("hibernation", boolean).exactOptional(),
    nvme: ofImage("nvme", boolean).exactOptional(),
    recommended: ofImage(
      "recommended",
      z.strictObject({
        vcpus: ofRecommended("vcpus", range("vcpus")).exactOptional(),
        memoryGiB: ofRecommended("memoryGiB", range("memoryGiB")).exactOptional(),
      }),
    ).exactOptional(),
    disallowedDiskTypes: ofImage(
      "disallowedDiskTypes",
      listOf("disk type", z.enum(DISALLOWABLE_DISK_TYPES)),
    ).exactOptional(),
    purchasePlan: ofImage(
      "purchasePlan",
      z.strictObject({
        name: ofPlan("name", string),
        publisher: ofPlan("publisher", string).exactOptional(),
        product: ofPlan("product", string).exactOptional(),
      }),
    ).exactOptional(),
    releaseNotesUri: ofImage("releaseNotesUri", string).exactOptional(),
    privacyStatementUri: ofImage("privacyStatementUri", string).exactOptional(),
    eula: ofImage("eula", string).exactOptional(),
    endOfLife: ofImage("endOfLife", string).exactOptional(),
    description: ofImage("description", string).exactOptional(),
    tags: ofImage("tags", tags).exactOptional(),
    location: ofImage("location", string).exactOptional(),
    sizeGiB: ofImage("sizeGiB", number).exactOptional(),
    demand: ofImage("demand", demand).exactOptional(),
    retention: ofImage("retention", retentionSchema).exactOptional(),
    timeoutMinutes: ofImage("timeoutMinutes", timeoutMinutes).exactOptional(),
    versions: ofImage("versions", mapBy("version", version)).exactOptional(),
  })
  .meta({ description: "An image definition" });
