import { isObject } from "../../lib/terraform/resource";
import { own } from "../../lib/text/order";
import { counted } from "../../lib/text/wording";
import { parseGalleryId, type GalleryId } from "../../lib/azure/resource-id";
import { Refusal } from "../refusal";
import type { Stdio } from "../stdio";
import { readArmDocument, type ArmResource } from "../../lib/import/arm-resources";
import type { Azure } from "./azure";
import type { AzureClient } from "./client";
import type { GalleryResource } from "./request";

/** Reports whether a FILE of the command line is the id of a resource. */
export function isResourceId(file: string): boolean {
  return /^\/subscriptions\//i.test(file);
}

const EXPECTED = "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Compute/galleries/NAME";

/** Reads the id of a gallery. @throws Refusal for another id */
export function galleryIdOf(file: string): GalleryId {
  const id = parseGalleryId(file);
  if (id && ![id.subscription, id.resourceGroup, id.name].some((part) => /^\.+$|[?#%\s]/.test(part))) return id;
  throw new Refusal([`${file} is not the id of a gallery; write ${EXPECTED}`]);
}

/** Reads a gallery by its id, as documents of Azure's API. @throws Refusal in one line */
export function documentsOf(id: string, azure: Azure, stdio: Stdio): Promise<unknown[]> {
  const gallery = galleryIdOf(id);
  return azure.read((client) => readGallery(gallery, client, stdio));
}

/** Reads a gallery by its id, with the reader of Azure's JSON. @throws Refusal in one line */
export async function resourcesOf(id: string, azure: Azure, stdio: Stdio): Promise<readonly ArmResource[]> {
  return readArmDocument(await documentsOf(id, azure, stdio))?.resources ?? [];
}

/** Returns all resources of a gallery as Azure shows them: itself, images, applications, and the versions of both. */
async function readGallery(gallery: GalleryId, client: AzureClient, stdio: Stdio): Promise<unknown[]> {
  let count = 0;
  const found = (more: number): void => {
    count += more;
    stdio.progress.stage(`reading ${gallery.name} from Azure: ${counted(count, "resource")}`);
  };
  const itemsOf = async (type: "images" | "applications"): Promise<unknown[]> => {
    const items = await client.list({ gallery, below: [type] }, found);
    const versions = await Promise.all(
      items.map((item) => client.list(versionsOf(gallery, type, nameOf(item)), found)),
    );
    return [...items, ...versions.flat()];
  };
  // First, so that a wrong id is told as such, and not as a list that is not there.
  const itself = await client.get({ gallery, below: [] }, "SharingProfile/Groups");
  const [images, applications] = await Promise.all([itemsOf("images"), itemsOf("applications")]);
  return [itself, ...images, ...applications];
}

/** Returns the list of the versions of an image or an application. */
export function versionsOf(gallery: GalleryId, type: "images" | "applications", name: string): GalleryResource {
  return { gallery, below: [type, name, "versions"] };
}

/** Returns the name of a resource. @throws Refusal where Azure's answer has none */
export function nameOf(resource: unknown): string {
  const name = isObject(resource) ? own(resource, "name") : undefined;
  if (typeof name === "string" && name !== "" && !/^\.+$/.test(name)) return name;
  throw new Refusal(["Azure lists something without a name"]);
}
