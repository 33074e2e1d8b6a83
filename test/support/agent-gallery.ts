import { parseSpec } from "../../lib/parse/parse-spec";
import { plan, type GalleryPlan } from "../../lib/plan/plan";

const IMAGES =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images";

/** Address of a blob in the storage account of the packages. */
export function blob(name: string): string {
  return `https://contoso.blob.core.windows.net/packages/${name}`;
}

/** A gallery with nothing wrong, in which an image and an application are both called agent. */
export const AGENTS = `gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope, policy: fleet }
policies:
  fleet:
    regions: { westeurope: {}, northeurope: {} }
    tiers:
      - { name: latest, take: 1, regions: all, replicas: 2 }
      - { name: archive, take: rest, regions: home, replicas: 1 }
images:
  agent:
    identifier: { publisher: contoso, offer: linux, sku: agent }
    os: linux
    generation: V2
    sizeGiB: 30
    versions:
      1.0.0: { source: { managedImage: ${IMAGES}/agent-1-0-0 } }
applications:
  # On all machines.
  agent:
    os: linux
    sizeMiB: 512
    versions:
      1.1.0: # with a configuration
        package: { uri: "${blob("agent-1.1.0.zip")}", file: agent.zip }
        configuration: { uri: "${blob("agent-1.1.0.conf")}", file: agent.conf }
        actions: { install: ./install.sh, remove: ./remove.sh }
        healthCheck: true
      1.0.0:
        package: { uri: "${blob("agent-1.0.0.zip")}", file: agent.zip }
        actions: { install: ./install.sh, remove: ./remove.sh }
        withdrawn: { reason: leaks memory }
`;

/** The plan of that gallery, with a text in it replaced. */
export function plannedAgents(text = "", by = ""): GalleryPlan {
  if (!AGENTS.includes(text)) throw new Error(`not in the example: ${text}`);
  return plan(parseSpec(text === "" ? AGENTS : AGENTS.replace(text, () => by), "gallery.yaml").spec);
}
