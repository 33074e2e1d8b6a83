import { EDGE_ZONE_STORAGE_TYPES } from "../azure/storage-account-types";
import * as z from "zod";
import { attributeOf, attributesIn } from "../azure/attributes/attribute";
import { CONFIDENTIAL_VM_ENCRYPTION_TYPES, EDGE_ZONE, TARGET_REGION } from "../azure/attributes/target-region";
import { retentionSchema } from "./retention-schema";
import { describedBy, flag, listOf, mapBy, number, regionList, storageAccountType, text } from "./fields";

const storageChoice = z.enum([...storageAccountType.options, "zone-redundant"]);

const storage = z
  .union([
    storageChoice,
    z.strictObject({
      type: storageChoice.meta({ description: "Storage of versions from `since` on" }),
      since: text("The first version with this type"),
      before: storageAccountType.meta({ description: "Storage of older versions" }),
    }),
  ])
  .meta({ description: "Storage of the replicas, fixed for a published version; Standard_LRS when left out" });

const ofRegion = describedBy(TARGET_REGION);
const ofConfidentialVm = describedBy(attributesIn(attributeOf(TARGET_REGION, "confidentialVm")));
const ofZone = describedBy(EDGE_ZONE);

const regionSettings = z
  .strictObject({
    storage: storage.exactOptional(),
    diskEncryptionSetId: ofRegion("diskEncryptionSetId", z.string()).exactOptional(),
    confidentialVm: ofRegion(
      "confidentialVm",
      z.strictObject({
        encryption: ofConfidentialVm("encryption", z.enum(CONFIDENTIAL_VM_ENCRYPTION_TYPES)),
        diskEncryptionSetId: ofConfidentialVm("diskEncryptionSetId", z.string()).exactOptional(),
      }),
    ).exactOptional(),
    edgeZones: mapBy(
      "edge zone",
      z.strictObject({
        replicas: ofZone("replicas", z.number()).exactOptional(),
        storage: ofZone("storage", z.enum(EDGE_ZONE_STORAGE_TYPES)).exactOptional(),
      }),
    )
      .meta({ description: "Edge zones of this region that hold every version which the region holds" })
      .exactOptional(),
  })
  .meta({ description: "What can't change for a published version in this region" });

const replicaCount = z.union([z.number(), z.literal("demand")]);
const placement = {
  regions: z
    .union([z.enum(["all", "home"]), regionList])
    .meta({ description: "All regions of the policy, the version's home, or a list of regions" }),
  replicas: z
    .union([...replicaCount.options, mapBy("region", replicaCount)])
    .meta({ description: "Replicas per region: 1 to 100, `demand`, or a map by region with an optional `default`" }),
};

/** The shape of a `ReplicationPolicy`. */
export const policySchema = z
  .strictObject({
    regions: mapBy("region", regionSettings).meta({ description: "The regions of the policy" }),
    tiers: listOf(
      "tier",
      z.strictObject({
        name: text("Name of the tier"),
        take: z.union([z.number(), z.literal("rest")]).meta({ description: "How many versions it takes, or `rest`" }),
        ...placement,
      }),
    ).meta({ description: "From the newest version down, each takes the next ones; the last takes `rest`" }),
    candidates: z
      .strictObject(placement)
      .meta({ description: "Where candidates go; home with 1 replica when left out" })
      .exactOptional(),
    rings: listOf(
      "ring",
      z.strictObject({
        name: text("Name of the ring"),
        regions: z
          .union([z.literal("rest"), regionList])
          .meta({ description: "A list of regions, or `rest`: those that no earlier ring names" }),
      }),
    )
      .meta({ description: "Steps of a rollout, first to last" })
      .exactOptional(),
    sizing: z
      .strictObject({
        vmsPerReplica: number("Machines that one replica serves at once; 20 when left out").exactOptional(),
        overProvision: number("Factor on the result; 1 when left out").exactOptional(),
        minimum: number("The least where demand is declared; 3 when left out").exactOptional(),
      })
      .meta({ description: "How `demand` becomes replicas" })
      .exactOptional(),
    regionOrder: regionList
      .meta({ description: "Regions that stand first among target regions, in this order; for galleries that exist" })
      .exactOptional(),
    prestage: flag("Replicate ahead into regions whose ring is not reached; false when left out").exactOptional(),
    retention: retentionSchema.exactOptional(),
    gate: z
      .literal("replicated")
      .meta({
        description:
          "`replicated`: a version that waits for others changes only when Azure has replicated them. Left out: when they are published",
      })
      .exactOptional(),
  })
  .meta({ description: "How versions spread over regions" });
