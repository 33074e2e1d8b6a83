import type { GalleryPlan } from "../../lib/plan/plan";
import { readTerraform } from "../../lib/terraform/read-terraform";

const SOURCE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu";

/** Terraform JSON of versions in West Europe by number, with the target regions of each as they are written. */
export function configurationOf(versions: Readonly<Record<string, unknown>>): object {
  const blocks = Object.entries(versions).map(([name, target_region]): [string, object] => [
    `v${name.replaceAll(".", "_")}`,
    {
      name,
      gallery_name: "images",
      image_name: "ubuntu",
      resource_group_name: "rg",
      location: "westeurope",
      managed_image_id: SOURCE,
      deletion_of_replicated_locations_enabled: true,
      target_region,
    },
  ]);
  return { resource: { azurerm_shared_image_version: Object.fromEntries<object>(blocks) } };
}

/** What is read of it. */
export function readVersions(versions: Readonly<Record<string, unknown>>): readonly GalleryPlan[] {
  return readTerraform(configurationOf(versions)).plans;
}

/** A target region with a number of replicas, or an expression of it. */
export function region(name: string, replicas: number | string, others: object = {}): object {
  return { name, regional_replica_count: replicas, ...others };
}
