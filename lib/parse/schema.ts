import * as z from "zod";
import { LIMITS, type Limit } from "../azure/limits";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySpec } from "../spec/gallery-spec";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { attributeOf, attributesIn } from "../azure/attributes/attribute";
import { GALLERY, IDENTITY, SHARING } from "../azure/attributes/gallery";
import { demand, describedBy, flag, listOf, mapBy, number, tags, text, timeoutMinutes } from "./fields";
import { accessSchema } from "./access-schema";
import { applicationSchema } from "./application-schema";
import { checksSchema } from "./checks-schema";
import { imageSchema } from "./image-schema";
import { mirrorSchema } from "./mirror-schema";
import { policySchema } from "./policy-schema";

/*
 * The shape of a spec: keys and types only. Ranges, names and formats are rules of their own, so that they are
 * reported together with everything else. A JSON Schema is generated from this, so nothing here transforms.
 */

const ofSharing = describedBy(SHARING);
const ofCommunity = describedBy(attributesIn(attributeOf(SHARING, "community")));
const ofDirect = describedBy(attributesIn(attributeOf(SHARING, "direct")));
const sharing = z.strictObject({
  community: ofSharing(
    "community",
    z.strictObject({
      prefix: ofCommunity("prefix", z.string()),
      publisherEmail: ofCommunity("publisherEmail", z.string()),
      publisherUri: ofCommunity("publisherUri", z.string()),
      eula: ofCommunity("eula", z.string()),
    }),
  ).exactOptional(),
  direct: ofSharing(
    "direct",
    z.strictObject({
      subscriptions: ofDirect("subscriptions", listOf("subscription id", z.string())).exactOptional(),
      tenants: ofDirect("tenants", listOf("tenant id", z.string())).exactOptional(),
    }),
  ).exactOptional(),
});

const ofIdentity = describedBy(IDENTITY);
const ofStorageAccess = describedBy(attributesIn(attributeOf(IDENTITY, "storageAccounts")));
const identity = z.strictObject({
  systemAssigned: ofIdentity("systemAssigned", z.boolean()).exactOptional(),
  userAssigned: ofIdentity("userAssigned", listOf("resource id", z.string())).exactOptional(),
  storageAccounts: ofIdentity(
    "storageAccounts",
    listOf(
      "storage account",
      z.strictObject({
        storageAccountId: ofStorageAccess("storageAccountId", z.string()),
        principalId: ofStorageAccess("principalId", z.string()).exactOptional(),
      }),
    ),
  ).exactOptional(),
});

const ofGallery = describedBy(GALLERY);
const gallery = z
  .strictObject({
    name: ofGallery("name", z.string()),
    resourceGroup: ofGallery("resourceGroup", z.string()),
    location: ofGallery("location", z.string()),
    subscription: ofGallery("subscription", z.string()).exactOptional(),
    description: ofGallery("description", z.string()).exactOptional(),
    tags: ofGallery("tags", tags).exactOptional(),
    sharing: ofGallery("sharing", sharing).exactOptional(),
    protect: ofGallery("protect", z.boolean()).exactOptional(),
    policy: ofGallery("policy", z.string()).exactOptional(),
    existing: ofGallery("existing", z.boolean()).exactOptional(),
    removed: ofGallery("removed", z.boolean()).exactOptional(),
    softDelete: ofGallery("softDelete", z.boolean()).exactOptional(),
    identity: ofGallery("identity", identity).exactOptional(),
    lock: ofGallery("lock", z.literal("delete")).exactOptional(),
    timeoutMinutes: ofGallery("timeoutMinutes", timeoutMinutes).exactOptional(),
  })
  .meta({ description: "The gallery itself" });

const limitNumber = ({ unit, scope }: Limit) => number(`Most ${unit} per ${scope}`).exactOptional();

const limits = z
  .strictObject({
    profile: z
      .enum(["current", "documented-2022"])
      .meta({ description: "Documents to go by; current when left out" })
      .exactOptional(),
    warnFrom: number("Share of a counted limit from which on there is a warning; 0.8 when left out").exactOptional(),
    galleries: limitNumber(LIMITS.galleries),
    imageDefinitions: limitNumber(LIMITS.imageDefinitions),
    imageVersions: limitNumber(LIMITS.imageVersions),
    replicasPerRegion: limitNumber(LIMITS.replicasPerRegion),
    recommendedReplicasPerRegion: limitNumber(LIMITS.recommendedReplicasPerRegion),
    replicasPerVersion: limitNumber(LIMITS.replicasPerVersion),
    replicasPerSubscriptionAndRegion: limitNumber(LIMITS.replicasPerSubscriptionAndRegion),
    diskSizeGiB: limitNumber(LIMITS.diskSizeGiB),
    shallowDiskSizeGiB: limitNumber(LIMITS.shallowDiskSizeGiB),
    scaleSetInstances: limitNumber(LIMITS.scaleSetInstances),
    directShareSubscriptions: limitNumber(LIMITS.directShareSubscriptions),
    directShareTenants: limitNumber(LIMITS.directShareTenants),
    applicationVersions: limitNumber(LIMITS.applicationVersions),
    applicationReplicasPerRegion: limitNumber(LIMITS.applicationReplicasPerRegion),
    recommendedApplicationReplicasPerRegion: limitNumber(LIMITS.recommendedApplicationReplicasPerRegion),
    packageSizeGiB: limitNumber(LIMITS.packageSizeGiB),
    applicationsPerMachine: limitNumber(LIMITS.applicationsPerMachine),
  })
  .meta({ description: "Limits that differ from Azure's usual ones" });

const budget = z
  .strictObject({
    monthly: number("The most for a month, at the list prices of the sheet"),
    currency: text("Its currency, as in the price sheet: EUR"),
  })
  .meta({ description: "What replicas may cost each month, those of mirrors too; compared where there are prices" });

const acknowledgement = z
  .strictObject({
    rule: text("Id of the rule"),
    path: text("Path of the finding, or the first whole segments of it"),
    reason: text("Why it is fine"),
    until: text("Last day on which it holds, YYYY-MM-DD; for ever when left out").exactOptional(),
  })
  .meta({ description: "A finding that somebody takes responsibility for" });

const consumers = mapBy(
  "machine or scale set",
  z.strictObject({
    applications: listOf("application", z.string()).meta({
      description: "Names of the applications that are installed on it",
    }),
  }),
).meta({ description: "Machines and scale sets that applications are installed on, by name; they are only checked" });

const argument = z.record(z.string(), z.unknown());
const terraform = z
  .strictObject({
    backend: mapBy("backend type", argument)
      .meta({ description: "Backend type to its arguments, as in Terraform JSON" })
      .exactOptional(),
    provider: argument.meta({ description: "Arguments of the azurerm provider block" }).exactOptional(),
    azurermVersion: text('Version constraint of azurerm; ">= 4.55.0, < 6.0.0" when left out').exactOptional(),
    azapiProvider: argument
      .meta({ description: "Arguments of the azapi provider block, where something needs azapi" })
      .exactOptional(),
    azapiVersion: text('Version constraint of azapi; ">= 2.9, < 3.0" when left out').exactOptional(),
  })
  .meta({ description: "Backend and provider of what `gallerist synth` writes" });

/** The shape of `gallery.yaml`. It parses the file, and the JSON Schema for editors is generated from it. */
export const gallerySpecSchema = z.strictObject({
  gallery,
  policies: mapBy("policy", policySchema).meta({ description: "Replication policies by name" }).exactOptional(),
  demand: demand.exactOptional(),
  limits: limits.exactOptional(),
  budget: budget.exactOptional(),
  checks: checksSchema.exactOptional(),
  acknowledge: listOf("acknowledgement", acknowledgement)
    .meta({ description: "Findings that somebody takes responsibility for" })
    .exactOptional(),
  images: mapBy("image", imageSchema).meta({ description: "Image definitions by name" }).exactOptional(),
  applications: mapBy("application", applicationSchema)
    .meta({ description: "VM applications by name" })
    .exactOptional(),
  access: listOf("grant", accessSchema)
    .meta({ description: "Roles of principals at the gallery, at images and at applications" })
    .exactOptional(),
  mirrors: mapBy("mirror", mirrorSchema)
    .meta({ description: "Galleries with the same content elsewhere, by name" })
    .exactOptional(),
  consumers: consumers.exactOptional(),
  outputs: flag(
    "Emit a Terraform output for each image and application: the id that latest is in each region. Left out: false",
  ).exactOptional(),
  terraform: terraform.exactOptional(),
});

/* The schema and the types of lib/spec are the same: this does not compile when one lacks a key of the other. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Same<A, B> = (<T>() => T extends Frozen<A> ? 1 : 2) extends <T>() => T extends Frozen<B> ? 1 : 2 ? true : false;
true satisfies Same<z.output<typeof gallerySpecSchema>, GallerySpec>;
true satisfies Same<z.output<typeof imageSchema>, ImageDefinitionSpec>;
true satisfies Same<z.output<typeof applicationSchema>, ApplicationSpec>;
true satisfies Same<z.output<typeof policySchema>, ReplicationPolicy>;
