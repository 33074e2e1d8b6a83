import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A gallery with nothing wrong: two versions, the newest in two regions. */
export const GOOD = `gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope }
policies:
  fleet:
    regions: { westeurope: {}, northeurope: {} }
    tiers:
      - { name: latest, take: 1, regions: all, replicas: 3 }
      - { name: archive, take: rest, regions: home, replicas: 1 }
images:
  ubuntu-2404:
    policy: fleet
    identifier: { publisher: contoso, offer: linux, sku: ubuntu-2404 }
    os: linux
    versions:
      1.1.0: { source: { managedImage: ${imageId("1-1-0")} } }
      1.0.0: { source: { managedImage: ${imageId("1-0-0")} } }
    generation: V2
`;

/** Another gallery with nothing wrong, of other images. */
export const FABRIKAM = GOOD.replaceAll("contoso_images", "fabrikam_images").replaceAll("/ubuntu-1-", "/fabrikam-1-");

/** GOOD with a text in it replaced, which must be there once. */
export function goodBut(text: string, by: string): string {
  if (GOOD.split(text).length !== 2) throw new Error(`not once in the example: ${text}`);
  return GOOD.replace(text, () => by);
}

/** A resource id of a managed image. */
export function imageId(name: string): string {
  const group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images";
  return `${group}/providers/Microsoft.Compute/images/ubuntu-${name}`;
}

/** Runs a test in a new directory that holds these files, and gives what it gives. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Buffer>>,
  use: (directory: string) => T | Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "gallerist-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A directory of its own for each test. */
export function newDirectory(): () => string {
  let directory = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "gallerist-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  return () => directory;
}
