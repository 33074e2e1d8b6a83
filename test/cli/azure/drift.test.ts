import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../../lib/plan/plan";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { armResources, SUBSCRIPTION } from "../../support/arm";
import { galleryAnswers } from "../../support/azure-gallery";
import { azureServer, type AzureServer } from "../../support/azure-server";
import { GOOD, newDirectory } from "../../support/gallery-files";
import { MIRRORED } from "../../support/mirrored-gallery";
import type { Run } from "../../support/gallerist";
import { signedIn } from "../../support/signed-in";

const directory = newDirectory();
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

interface Listed {
  id: string;
  name: string;
  properties: Record<string, unknown> & {
    publishingProfile?: { targetRegions: Record<string, unknown>[] };
  };
}

let server: AzureServer | undefined;
afterEach(() => server?.close());

/** Compares what Azure has after somebody changed it with the file. */
async function drift(change: (listed: Listed[]) => void, ...args: string[]): Promise<Run> {
  return driftOf(GOOD, change, ...args);
}

/** The same for another file, whose gallery Azure has. */
async function driftOf(
  text: string,
  change: (listed: Listed[]) => void = () => undefined,
  ...args: string[]
): Promise<Run> {
  const listed = JSON.parse(JSON.stringify(armResources(plan(parseSpec(text).spec)))) as Listed[];
  change(listed);
  server = await azureServer(galleryAnswers(listed));
  writeFileSync(join(directory(), "gallery.yaml"), text);
  return signedIn(["diff", ID, "gallery.yaml", ...args], server, { cwd: directory() });
}

test("what somebody changed by hand, and what another writer dropped, in the same classes", async () => {
  const { code, out } = await drift((listed) => {
    const [gallery, image, latest, old] = listed as [Listed, Listed, Listed, Listed];
    gallery.properties["description"] = "by hand";
    image.properties["eula"] = "by hand";
    latest.properties.publishingProfile?.targetRegions.pop();
    old.properties.publishingProfile?.targetRegions.push({ name: "East US", regionalReplicaCount: 1 });
  });
  expect(code).toBe(0);
  expect(out).toBe(`drift: Azure has what stands first, and the file says what stands after it; only
  what Terraform manages is destroyed

~ gallery contoso_images changes in place
  description: by hand -> not set

! contoso_images/ubuntu-2404 must be replaced, which Azure refuses: the new one
  is created first, and it exists already
  eula: by hand -> not set
    replaces it: the agreement is fixed
  ~ 1.1.0 changes in place
      gains 3 replicas in northeurope
      1 first copy of unknown size
  ~ 1.0.0 changes in place
      loses eastus
  latest none -> 1.1.0 in northeurope
  latest 1.0.0 -> none in eastus

warning[last-version]: contoso_images/ubuntu-2404: eastus loses its last serving
      version, 1.0.0: latest resolves to nothing there

galleries: 1 in place
image definitions: 1 replaced
image versions: 2 in place
replicas: 5 -> 7
between regions: 1 first copy of unknown size
`);
});

test("a pipeline stops for drift with --fail-on, and reads in JSON that it is drift", async () => {
  const { code, out, err } = await drift(
    ([, image]) => {
      if (image) image.properties["eula"] = "by hand";
    },
    ...["--fail-on", "replace", "--format", "json"],
  );
  expect([code, err]).toEqual([1, "--fail-on replace: contoso_images/ubuntu-2404\n"]);
  expect((JSON.parse(out) as { isDrift?: boolean }).isDrift).toBe(true);
});

test("what a file cannot say is named, and is no change", async () => {
  const { out, err } = await drift(([gallery]) => {
    if (gallery) gallery.properties["sharingProfile"] = { permissions: "Private" };
  });
  expect([out, err]).toEqual([
    "no change\n",
    "not compared, since a file cannot say it: Azure has private sharing that was asked for, since azurerm would replace the gallery without of contoso_images\n",
  ]);
});

const SOURCE = /source: \{ managedImage: [^}]*\}/g;
const PUBLISHED = GOOD.replace(SOURCE, "source: { published: true }");

test("versions of a pipeline are no drift: Azure does not say which provider has them, nor who published them", async () => {
  const managed = armResources(plan(parseSpec(GOOD).spec));
  const { out, err } = await driftOf(PUBLISHED, (listed) => {
    listed.splice(0, listed.length, ...(JSON.parse(JSON.stringify(managed)) as Listed[]));
  });
  expect([out, err]).toEqual(["no change\n", ""]);
});

test("a version that its pipeline has not published is missing, and not managed from now on", async () => {
  const { out } = await driftOf(PUBLISHED, (listed) => void listed.pop());
  expect(out).toContain(`  ! 1.0.0 changes in a way that Azure refuses
      published
        refused: Azure does not have it: its pipeline must publish it first
`);
});

test.each([
  ["an image", GOOD.replace("    os: linux\n", "    os: linux\n    existing: true\n")],
  ["a gallery", GOOD.replace("location: westeurope }", "location: westeurope, existing: true }")],
])("%s that is managed elsewhere is no drift", async (_, text) => {
  expect((await driftOf(text)).out).toBe("no change\n");
});

test("an identity that somebody gave the gallery by hand is a change, and moves it to no other provider", async () => {
  const { out } = await drift(([gallery]) => {
    Object.assign(gallery ?? {}, { identity: { type: "SystemAssigned" } });
  });
  expect(out).not.toContain("provider:");
  expect(out).toContain("identity");
});

test("a mirror in the same file was not asked for: it is neither created nor destroyed", async () => {
  const { code, out, err } = await driftOf(MIRRORED);
  expect([code, out]).toEqual([0, "no change\n"]);
  expect(err).toContain("not compared, since Azure was not asked for it: contoso_dr\n");
});
