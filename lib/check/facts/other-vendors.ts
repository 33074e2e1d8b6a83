/** Regions and zones of AWS, Google Cloud and Oracle: `us-east-1`, `europe-west4`, `uk-london-1`, `us-central1-a`. */
const WITH_NUMBER =
  /^(us|eu|uk|ap|sa|ca|me|af|il|mx|cn|in|jp|kr|asia|europe|africa|australia|northamerica|southamerica)(-[a-z]+)+-?\d+(-?[a-z])?$/;

/** Regions of Alibaba and IBM that have no number, and those of DigitalOcean. */
const OTHERS = /^(cn-[a-z]+|us-south|eu-(de|es|fr|gb)|jp-(osa|tok)|au-syd|ca-tor|br-sao|(ams|fra|lon|nyc|sfo|sgp)\d)$/;

/** Reports whether a name is a region of another vendor. Azure's names have no hyphens. */
export function isOfAnotherVendor(region: string): boolean {
  return WITH_NUMBER.test(region) || OTHERS.test(region);
}
