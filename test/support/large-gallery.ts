import { REGIONS } from "../../lib/azure/regions";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../lib/spec/image-version-spec";

const IMAGES = 100;
const VERSIONS = 10;
const REGION_COUNT = 34;
const PUBLIC = REGIONS.filter(({ cloud, canary }) => cloud === "public" && !canary).map(({ name }) => name);
const HOME = "westeurope";
const NAMES = [HOME, ...PUBLIC.filter((name) => name !== HOME)].slice(0, REGION_COUNT);
const NEWEST = VERSIONS - 1;
const KINDS = ["build-agent", "debian", "rhel", "ubuntu", "windows-server"];

/**
 * Returns a gallery of 100 images with 10 versions each in 34 regions. The newest version of every seventh image is in
 * a ring, that of every eleventh one is a candidate, and one of each image is withdrawn.
 */
export function largeGallery(): GallerySpec {
  const images = Array.from({ length: IMAGES }, (_, index) => {
    const name = `${KINDS[index % KINDS.length]}-${index}`;
    const identifier = { publisher: "contoso", offer: "images", sku: name };
    const versions = Object.fromEntries(
      Array.from({ length: VERSIONS }, (_, minor) => [`${1 + (index % 3)}.${minor}.${index}`, versionOf(index, minor)]),
    );
    return [name, { identifier, os: "linux", generation: "V2", sizeGiB: 30 + index, versions }] as const;
  });
  const demand = Object.fromEntries(NAMES.slice(0, 8).map((name, index) => [name, 3 + index * 3]));
  return {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: HOME, policy: "fleet" },
    policies: {
      fleet: {
        regions: Object.fromEntries(NAMES.map((name) => [name, {}])),
        tiers: [
          { name: "latest", take: 3, regions: "all", replicas: { default: 1, ...demand } },
          { name: "older", take: "rest", regions: "all", replicas: 1 },
        ],
        rings: [
          { name: "canary", regions: NAMES.slice(0, 2) },
          { name: "broad", regions: "rest" },
        ],
        prestage: true,
      },
    },
    images: Object.fromEntries(images),
  };
}

function versionOf(image: number, minor: number): ImageVersionSpec {
  const managedImage = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/image-${image}-${minor}`;
  const source = { managedImage };
  if (minor === 4) return { source, withdrawn: { reason: "breaks cloud-init" } };
  if (minor === NEWEST && image % 7 === 0) return { source, ring: "canary" };
  if (minor === NEWEST && image % 11 === 1) return { source, state: "candidate" };
  return { source };
}
