import type { Attribute } from "../azure/attributes/attribute";
import { bodyShape, straysIn } from "../azure/attributes/stray";
import { own } from "../text/order";
import { blocksOf, type Attributes } from "../terraform/resource";
import type { ArmResource } from "./arm-resources";
import type { Difference } from "./differences";
import type { Note } from "./not-carried";

/** Keys that every resource of Azure has: the Azure CLI puts them beside the properties, and Resource Graph adds some. */
const OF_ALL = [
  "id",
  "name",
  "type",
  "location",
  "tags",
  "properties",
  "provisioningState",
  "etag",
  "systemData",
  "tenantId",
  "subscriptionId",
  "resourceGroup",
  "resourceGroupName",
  "resourceId",
  "apiVersion",
] as const;

/** The kinds of resources that differ in what is known of them. */
type KnownKind = ArmResource["kind"] | "application" | "applicationVersion";

/** Properties that Azure decides, that stay as they were published, or that are read without a row of the table. */
const OF_KIND: Readonly<Record<KnownKind, readonly string[]>> = {
  gallery: [
    "identity",
    "identifier.uniqueName",
    "sharingStatus",
    "sharingProfile.groups",
    "sharingProfile.communityGalleryInfo.communityGalleryEnabled",
    "sharingProfile.communityGalleryInfo.publicNames",
  ],
  definition: ["uniqueId"],
  application: ["uniqueId"],
  applicationVersion: [
    "uniqueId",
    "replicationStatus",
    "validationsProfile",
    "publishingProfile.publishedDate",
    "safetyProfile.reportedForPolicyViolation",
    "safetyProfile.policyViolations",
  ],
  version: [
    "uniqueId",
    "replicationStatus",
    "validationsProfile",
    "publishingProfile.publishedDate",
    "safetyProfile.reportedForPolicyViolation",
    "safetyProfile.policyViolations",
    "storageProfile.osDiskImage.sizeInGB",
    "storageProfile.osDiskImage.hostCaching",
    "storageProfile.dataDiskImages.sizeInGB",
  ],
};

/** Notes what Azure shows of a resource that no attribute names, and tells what the first apply writes without it. */
export type NoteNotKnown = (resource: ArmResource, note: Note) => Difference[];

/** Makes what notes it for one kind of resources. */
export function notKnownOf(kind: KnownKind, table: readonly Attribute[]): NoteNotKnown {
  const others = [...OF_ALL, ...OF_KIND[kind]].map((path) => `properties.${path}`);
  const shape = bodyShape(table, others);
  return ({ attributes }, note) => {
    const strays = straysIn(shape, { properties: attributes }).map(({ path }) => path.replace("properties.", ""));
    for (const path of new Set(strays)) note(`\`${path}\`, which is not known here`);
    return [...new Set(strays.flatMap((path) => droppedOf(kind, path, attributes)))];
  };
}

/** Of galleries and definitions the first apply writes nothing but soft delete; versions get timeouts, and are written. */
function droppedOf(kind: KnownKind, path: string, attributes: Attributes): Difference[] {
  if (kind === "version" || kind === "applicationVersion")
    return [/(?:targetRegions|targetExtendedLocations)\./i.test(path) ? IN_REGIONS : ELSEWHERE];
  const [policy] = blocksOf(own(attributes, "softDeletePolicy"));
  const isOn = policy !== undefined && own(policy, "isSoftDeleteEnabled") === true;
  return isOn && /^softDeletePolicy\./i.test(path) ? [ELSEWHERE] : [];
}

const IN_REGIONS: Difference = "target regions, which are written without what is not known here";
const ELSEWHERE: Difference = "properties that are not known here, without which it is written";
