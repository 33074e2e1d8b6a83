import * as z from "zod";
import { LIMITS, type Limit } from "../azure/limits";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { demand, flag, listOf, mapBy, number, tags, text, timeoutMinutes } from "./fields";
import { imageSchema } from "./image-schema";
import { policySchema } from "./policy-schema";

/*
 * The shape of a spec: keys and types only. Ranges, names and formats are rules of their own, so that they are
 * reported together with everything else. A JSON Schema is generated from this, so nothing here transforms.
 */

const sharing = z
  .strictObject({
    community: z
      .strictObject({
        prefix: text("5 to 16 letters and digits; the public name begins with it"),
        publisherEmail: text("Public address of the publisher"),
        publisherUri: text("Public page of the publisher"),
        eula: text("Legal terms, or a link to them"),
      })
      .meta({ description: "Share with everybody" })
      .exactOptional(),
    direct: z
      .strictObject({
        subscriptions: listOf("subscription id", z.string()).meta({ description: "Subscription ids" }).exactOptional(),
        tenants: listOf("tenant id", z.string()).meta({ description: "Tenant ids" }).exactOptional(),
      })
      .meta({ description: "Share with whole subscriptions and tenants" })
      .exactOptional(),
  })
  .meta({ description: "Sharing beyond role assignments: exactly one of community and direct" });

const gallery = z
  .strictObject({
    name: text("1 to 80 letters, digits, dots and underscores"),
    resourceGroup: text("Name of a resource group that exists"),
    location: text("Azure region of the gallery, and home of images that set none"),
    subscription: text("Subscription id; the provider's when left out").exactOptional(),
    description: text("Description of the gallery").exactOptional(),
    tags: tags.exactOptional(),
    sharing: sharing.exactOptional(),
    protect: flag("Refuse plans that destroy the gallery or a definition; false when left out").exactOptional(),
    policy: text("Policy of the images that name none").exactOptional(),
    existing: flag("The gallery exists and is managed elsewhere; false when left out").exactOptional(),
    softDelete: flag("Keep deleted versions for seven days; not managed when left out").exactOptional(),
    timeoutMinutes: timeoutMinutes.exactOptional(),
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
  })
  .meta({ description: "Limits that differ from Azure's usual ones" });

const acknowledgement = z
  .strictObject({
    rule: text("Id of the rule"),
    path: text("Path of the finding, or the first whole segments of it"),
    reason: text("Why it is fine"),
    until: text("Last day on which it holds, YYYY-MM-DD; for ever when left out").exactOptional(),
  })
  .meta({ description: "A finding that somebody takes responsibility for" });

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

/** The shape of `gallery.yaml`: what parses it, and what the JSON Schema for editors is generated from. */
export const gallerySpecSchema = z.strictObject({
  gallery,
  policies: mapBy("policy", policySchema).meta({ description: "Replication policies by name" }).exactOptional(),
  demand: demand.exactOptional(),
  limits: limits.exactOptional(),
  acknowledge: listOf("acknowledgement", acknowledgement)
    .meta({ description: "Findings that somebody takes responsibility for" })
    .exactOptional(),
  images: mapBy("image", imageSchema).meta({ description: "Image definitions by name" }).exactOptional(),
  terraform: terraform.exactOptional(),
});

/* The schema and the types of spec.ts are the same: this does not compile when one has what the other lacks. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Same<A, B> = (<T>() => T extends Frozen<A> ? 1 : 2) extends <T>() => T extends Frozen<B> ? 1 : 2 ? true : false;
true satisfies Same<z.output<typeof gallerySpecSchema>, GallerySpec>;
true satisfies Same<z.output<typeof imageSchema>, ImageDefinitionSpec>;
true satisfies Same<z.output<typeof policySchema>, ReplicationPolicy>;
