/** A gallery and its mirror in another subscription, as in examples: two versions, one of them mirrored. */
export const MIRRORED = `gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope, subscription: 11111111-1111-1111-1111-111111111111 }
mirrors:
  contoso_dr:
    resourceGroup: rg-dr
    location: northeurope
    subscription: 22222222-2222-2222-2222-222222222222
    policy: dr
    since: 1.1.0
policies:
  fleet:
    regions: { westeurope: {}, northeurope: {} }
    tiers: [{ name: all, take: rest, regions: home, replicas: 2 }]
  dr:
    regions: { northeurope: {}, swedencentral: {} }
    tiers: [{ name: all, take: rest, regions: all, replicas: 1 }]
images:
  ubuntu:
    policy: fleet
    identifier: { publisher: contoso, offer: linux, sku: ubuntu }
    os: linux
    generation: V2
    sizeGiB: 10
    versions:
      1.1.0: { source: { published: true } }
      1.0.0: { source: { published: true } }
`;

const WITH_MIRROR = /^mirrors:\n( .*\n)+/m;

/** The same without its mirror. */
export const UNMIRRORED = MIRRORED.replace(WITH_MIRROR, "");

/** The same when its mirror leaves. */
export const LEAVING = MIRRORED.replace("since: 1.1.0", "since: 1.1.0\n    removed: true");
