import { AGENTS } from "../support/agent-gallery";
import { withFiles } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

/** Runs the command line beside gallery.yaml, in which an image and an application are both called agent. */
function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Run> {
  return withFiles({ "gallery.yaml": AGENTS, ...more }, (cwd) => gallerist(args, { cwd }));
}

test("check counts applications beside images", async () => {
  expect((await run(["check", "gallery.yaml"])).out).toBe(
    "gallery.yaml: 1 image, 1 application, 3 versions, 2 regions: nothing to report\n",
  );
});

test("a gallery of applications alone, as JSON, counts no images", async () => {
  const spec = {
    applications: {
      agent: {
        os: "linux",
        policy: "fleet",
        versions: {
          "1.0.0": {
            package: { uri: "https://contoso.blob.core.windows.net/packages/agent.zip" },
            actions: { install: "./install.sh", remove: "./remove.sh" },
          },
        },
      },
    },
    policies: {
      fleet: {
        regions: { westeurope: {} },
        tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
      },
    },
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" },
  };
  const { out } = await run(["matrix", "gallery.json"], { "gallery.json": JSON.stringify(spec) });
  expect(out.split("\n")[0]).toBe("VM application contoso_images/agent: policy fleet, home westeurope");
});

test("a finding of an application stands at its line, and names it by its path in text, JSON, SARIF and for GitHub", async () => {
  const files = { "gallery.yaml": AGENTS.replace("sizeMiB: 512", "sizeMib: 512") };
  const check = (...options: string[]): Promise<Run> => run(["check", "gallery.yaml", ...options], files);
  expect((await check()).out).toContain("at:   gallery.yaml:20:5\n");
  const [finding] = (JSON.parse((await check("--format", "json")).out) as { findings: { path: string }[] }).findings;
  expect(finding).toMatchObject({ rule: "unknown-key", path: "contoso_images/applications/agent", line: 20 });
  expect((await check("--format", "sarif")).out).toContain('"fullyQualifiedName": "contoso_images/applications/agent"');
  expect((await check("--format", "github")).out).toContain("file=gallery.yaml,line=20,col=5");
});

test("explain says why a version of an application is in a region, and that Azure makes one at a time", async () => {
  const { code, out } = await run(["explain", "applications/agent", "1.0.0", "westeurope"]);
  expect(code).toBe(0);
  const lines = out.split("\n");
  expect(lines.slice(0, 2)).toEqual([
    "Version 1.0.0 of VM application contoso_images/applications/agent is in",
    "westeurope, with 1 replica.",
  ]);
  const waits = lines.findIndex((line) => line.startsWith("waits:"));
  expect(lines.slice(waits, waits + 5)).toEqual([
    "waits:    Because of westeurope it waits for 1.1.0: what takes over there is put",
    "          in place before this one is hidden or shrinks. Azure makes the",
    "          versions of an application one at a time: this one after 1.1.0.",
    "decided:  gallery.yaml:7:9: policies.fleet.tiers[1]",
    "",
  ]);
});

test("explain names the clause of the application itself", async () => {
  const file = AGENTS.replace("withdrawn: { reason: leaks memory }", "placement: { northeurope: 1 }");
  const { out } = await run(["explain", "applications/agent", "1.0.0", "northeurope"], { "gallery.yaml": file });
  expect(out).toContain("applications.agent.versions.1.0.0.placement.northeurope\n");
});

test("a name that an image and an application have is refused with the two spellings", async () => {
  const { code, err } = await run(["explain", "agent", "1.0.0", "westeurope"]);
  expect([code, err]).toEqual([
    2,
    'error: 1 image and 1 application are called "agent"; write images/agent or applications/agent\n',
  ]);
  expect((await run(["explain", "images/agent", "1.0.0", "westeurope"])).out).toContain(
    "contoso_images/agent/1.0.0 is in westeurope, with 2 replicas.",
  );
  expect((await run(["explain", "contoso_images/applications/agent", "1.1.0", "westeurope"])).code).toBe(0);
});

test("of a gallery that is called images, each of its items has a spelling", async () => {
  const files = { "gallery.yaml": AGENTS.replace("name: contoso_images", "name: images") };
  const image = await run(["explain", "images/agent", "1.0.0", "westeurope"], files);
  expect(image.out.split("\n")[0]).toBe("images/agent/1.0.0 is in westeurope, with 2 replicas.");
  expect((await run(["explain", "images/applications/agent", "1.0.0", "westeurope"], files)).code).toBe(0);
});

test("in several galleries, a spelling names the gallery and the kind", async () => {
  const files = { "b.yaml": AGENTS.replaceAll("contoso_images", "fabrikam_images") };
  const { err } = await run(["explain", "applications/agent", "1.0.0", "westeurope", "gallery.yaml", "b.yaml"], files);
  expect(err).toBe(
    'error: 2 applications are called "applications/agent"; write contoso_images/applications/agent or fabrikam_images/applications/agent\n',
  );
});

test("an unknown application is refused with the nearest names of its kind", async () => {
  expect((await run(["explain", "applications/agnt", "1.0.0", "westeurope"])).err).toBe(
    'error: there is no application "applications/agnt"; did you mean `applications/agent`\n',
  );
  expect((await run(["explain", "ubuntu", "1.0.0", "westeurope"])).err).toContain(
    'there is no image or application "ubuntu"; there is agent\n',
  );
});

test("Terraform JSON: its applications are shown", async () => {
  const version = {
    name: "1.0.0",
    gallery_application_id: "${azurerm_gallery_application.agent.id}",
    location: "westeurope",
    source: { media_link: "https://contoso.blob.core.windows.net/packages/agent.zip" },
    manage_action: { install: "./install.sh", remove: "./remove.sh" },
    target_region: [{ name: "westeurope", regional_replica_count: 2 }],
  };
  const agent = { name: "agent", gallery_id: "${azurerm_shared_image_gallery.g.id}", location: "westeurope" };
  const gallery = { name: "contoso_images", resource_group_name: "rg-images", location: "westeurope" };
  const resource = {
    azurerm_shared_image_gallery: { g: gallery },
    azurerm_gallery_application: { agent: { ...agent, supported_os_type: "Linux" } },
    azurerm_gallery_application_version: { agent_1: version },
  };
  const { out } = await run(["matrix", "cdk.tf.json"], { "cdk.tf.json": JSON.stringify({ resource }) });
  expect(out.split("\n").slice(0, 4)).toEqual([
    "VM application contoso_images/agent: as in a Terraform configuration, home",
    "  westeurope",
    "version   westeurope",
    "1.0.0              2",
  ]);
});
