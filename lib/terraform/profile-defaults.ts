import { isObject, type Attributes } from "./resource";

/**
 * Returns arguments whose target regions have the publishing profile's values where they set none of their own,
 * including the version's own flag
 * (https://learn.microsoft.com/javascript/api/@azure/arm-compute/galleryartifactpublishingprofilebase).
 */
export function withProfileDefaults(args: Attributes): Attributes {
  if (!Array.isArray(args["target_region"])) return args;
  const regions: readonly unknown[] = args["target_region"];
  const usual = {
    regional_replica_count: args["usual_replica_count"],
    storage_account_type: args["usual_storage_account_type"],
    exclude_from_latest_enabled: args["exclude_from_latest"],
  };
  return { ...args, target_region: regions.map((region) => (isObject(region) ? { ...usual, ...region } : region)) };
}
