const IMAGES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-builds/providers/Microsoft.Compute/images";

/** A gallery.yaml to begin with. It passes the check, and its comments name the other keys. */
export const GALLERY_YAML = `# An Azure Compute Gallery: which version of an image lives in which region.
#   npx gallerist check gallery.yaml     what is wrong or doubtful
#   npx gallerist matrix gallery.yaml    which version is where
# For completion in an editor, run "npx gallerist schema --out gallery.schema.json" and put this into the first line:
#   yaml-language-server: $schema=gallery.schema.json

# The resource group must exist. The location is the home of all images: Azure keeps every version there.
gallery: { name: my_images, resourceGroup: rg-images, location: westeurope, policy: fleet }

policies:
  fleet:
    # The regions, with what can never change there for a published version: its storage.
    regions:
      westeurope: { storage: zone-redundant }
      northeurope: { storage: zone-redundant }
      eastus: {}
    # From the newest version down, each tier takes the next ones.
    tiers:
      # The newest is in all regions; "demand" makes as many replicas as the machines below need.
      - { name: latest, take: 1, regions: all, replicas: demand }
      # The two before it are ready for a way back.
      - { name: standby, take: 2, regions: [westeurope, northeurope], replicas: 1 }
      # All others are kept at home, for machines that are pinned to them.
      - { name: archive, take: rest, regions: home, replicas: 1 }
    # A version with "ring: canary" reaches only the regions of that ring; elsewhere the one before it stays the latest.
    # "ring: broad", or no ring, is everywhere.
    rings:
      - { name: canary, regions: [northeurope] }
      - { name: broad, regions: rest }

# Machines that are created at the same time, at most. One replica serves 20 at once; 3 is the least here.
demand:
  westeurope: { vms: 100 }
  eastus: { vms: 40, scaleSets: 1 }

images:
  ubuntu-2404:
    identifier: { publisher: contoso, offer: linux, sku: ubuntu-2404 }
    os: linux
    generation: V2
    security: trusted-launch-supported
    # Occupied size of a disk, for cost and limits.
    sizeGiB: 30
    # Newest first. "gallerist release gallery.yaml ubuntu-2404 --next minor --source ID" adds one.
    versions:
      1.1.0:
        ring: canary
        source:
          managedImage: ${IMAGES}/ubuntu-2404-1.1.0
      1.0.0:
        source:
          managedImage: ${IMAGES}/ubuntu-2404-1.0.0
        # Should it turn out to be broken, this line hides it and leaves it in place for those who are pinned to it:
        # withdrawn: { reason: breaks cloud-init }
`;
