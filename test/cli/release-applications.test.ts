import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AGENTS, blob } from "../support/agent-gallery";
import { newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

const directory = newDirectory();

const NEWEST = "      1.1.0: # with a configuration\n";
const PACKAGE = blob("agent-1.2.0.zip");

function release(args: readonly string[], text: string = AGENTS): Promise<Run> {
  writeFileSync(join(directory(), "gallery.yaml"), text);
  return gallerist(["release", "gallery.yaml", ...args], { cwd: directory() });
}

const written = (): string => readFileSync(join(directory(), "gallery.yaml"), "utf8");

/** The lines of version 1.2.0 where it has all that is copied. */
const ENTRY = [
  "      1.2.0:",
  `        package: { uri: "${PACKAGE}", file: agent.zip }`,
  `        configuration: { uri: "${blob("agent-1.1.0.conf")}", file: agent.conf }`,
  "        actions: { install: ./install.sh, remove: ./remove.sh }",
  "        healthCheck: true",
  "",
].join("\n");

test("a version of an application has the new package, and what the newest version says; all else stays as it is", async () => {
  const { code, out, err } = await release(["applications/agent", "--next", "minor", "--package", PACKAGE]);
  expect([code, out]).toEqual([0, "1.2.0\n"]);
  expect(err.split("\n").slice(0, 4)).toEqual([
    "added applications/agent/1.2.0 to gallery.yaml",
    "copied from 1.1.0: configuration, actions, healthCheck",
    "contoso_images/applications/agent",
    "  + 1.2.0 is created",
  ]);
  expect(written()).toBe(AGENTS.replace(NEWEST, ENTRY + NEWEST));
});

test("a configuration, ring, end of life and size are its own, as they are of an image", async () => {
  const rings = "rings: [{ name: canary, regions: [westeurope] }, { name: broad, regions: rest }]\n    tiers:";
  const options = ["--ring", "canary", "--end-of-life", "2031-01-01", "--size-gib", "0.5", "--as-of", "2026-01-01"];
  const configuration = blob("agent-1.2.0.conf");
  const { code, err } = await release(
    ["applications/agent", "1.2.0", "--package", PACKAGE, "--configuration", configuration, ...options],
    AGENTS.replace("tiers:", rings),
  );
  expect([code, err.split("\n")[1]]).toEqual([0, "copied from 1.1.0: actions, healthCheck"]);
  const own = "        ring: canary\n        endOfLife: 2031-01-01\n        sizeGiB: 0.5\n";
  expect(written()).toContain(ENTRY.replace(blob("agent-1.1.0.conf"), configuration) + own + NEWEST);
});

test("a state, a withdrawal and a placement are not copied; --candidate is its own", async () => {
  const file = AGENTS.replace(
    "healthCheck: true",
    "withdrawn: { reason: hangs }\n        placement: { westeurope: 1 }",
  );
  expect((await release(["applications/agent", "1.2.0", "--package", PACKAGE, "--candidate"], file)).code).toBe(0);
  expect(written()).toContain(ENTRY.replace("healthCheck: true", "state: candidate") + NEWEST);
});

test("scripts in files stay files, and are looked for beside the file", async () => {
  const file = AGENTS.replaceAll("install: ./install.sh", "install: { file: install.sh }");
  writeFileSync(join(directory(), "install.sh"), "echo installed\n");
  expect((await release(["applications/agent", "1.2.0", "--package", PACKAGE], file)).code).toBe(0);
  expect(written()).toContain(ENTRY.replace("install: ./install.sh", "install: { file: install.sh }") + NEWEST);
});

test("a variable with a SAS is copied for the same storage account only", async () => {
  const file = AGENTS.replace("file: agent.zip", "sas: { variable: packages_sas }, file: agent.zip");
  await release(["applications/agent", "1.2.0", "--package", PACKAGE], file);
  expect(written()).toContain(`package: { uri: "${PACKAGE}", sas: { variable: packages_sas }, file: agent.zip }`);
  const elsewhere = "https://fabrikam.blob.core.windows.net/packages/agent-1.2.0.zip";
  await release(["applications/agent", "1.2.0", "--package", elsewhere], file);
  expect(written()).toContain(`package: { uri: "${elsewhere}", file: agent.zip }`);
});

test("a JSON file stays JSON", async () => {
  const spec = {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope", policy: "fleet" },
    policies: {
      fleet: {
        regions: { westeurope: {} },
        tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
      },
    },
    applications: {
      agent: {
        os: "linux",
        versions: { "1.0.0": { package: { uri: blob("a.zip") }, actions: { install: "i", remove: "r" } } },
      },
    },
  };
  writeFileSync(join(directory(), "gallery.json"), JSON.stringify(spec, null, 2));
  const args = ["release", "gallery.json", "agent", "--next", "patch", "--package", PACKAGE];
  expect((await gallerist(args, { cwd: directory() })).code).toBe(0);
  const { applications } = JSON.parse(readFileSync(join(directory(), "gallery.json"), "utf8")) as typeof spec;
  expect(applications.agent.versions).toEqual({
    ...spec.applications.agent.versions,
    "1.0.1": { package: { uri: PACKAGE }, actions: { install: "i", remove: "r" } },
  });
});

test.each([
  ["--package", ["--package", `${PACKAGE}?sv=2024-05-04&sig=c2VjcmV0`]],
  ["--configuration", ["--package", PACKAGE, "--configuration", `${blob("a.conf")}?sig=c2VjcmV0`]],
])("%s with a shared access signature is refused, and never printed", async (option, args) => {
  const { code, out, err } = await release(["applications/agent", "1.2.0", ...args]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(`error: ${option} has a shared access signature (sig=…), a secret`);
  expect(err).toContain("sas: { variable: NAME }");
  expect(err).not.toContain("c2VjcmV0");
  expect(written()).toBe(AGENTS);
});

test.each([
  [
    ["agent", "1.2.0", "--package", PACKAGE],
    '1 image and 1 application are called "agent"; write images/agent or applications/agent',
  ],
  [
    ["images/agent", "1.2.0", "--package", PACKAGE],
    "agent is an image, and --package is for applications; give --source or --published",
  ],
  [
    ["images/agent", "1.2.0", "--published", "--configuration", PACKAGE],
    "agent is an image, and --configuration is for applications; give --source or --published",
  ],
  [
    ["applications/agent", "1.2.0", "--source", "snapshot=/x", "--package", PACKAGE],
    "applications/agent is an application, and --source is for images; give --package, the package's address",
  ],
  [
    ["applications/agent", "1.2.0", "--published"],
    "applications/agent is an application, and --published is for images; give --package, the package's address",
  ],
  [["applications/agent", "1.2.0"], "applications/agent is an application; give --package, the address of the package"],
  [
    ["applications/agent", "1.1.0", "--package", PACKAGE],
    "applications/agent has 1.1.0 already; a published version never changes, so choose another number",
  ],
  [
    ["applications/agnt", "1.2.0", "--package", PACKAGE],
    'there is no application "applications/agnt"; did you mean `applications/agent`',
  ],
  [["agnt", "1.2.0", "--package", PACKAGE], 'there is no image or application "agnt"; did you mean `agent`'],
])("refused: %j", async (args, message) => {
  expect(await release(args)).toEqual({ code: 2, out: "", err: `error: ${message}\n` });
  expect(written()).toBe(AGENTS);
});

test("an application without a version to copy from is refused", async () => {
  const file = `${AGENTS.slice(0, AGENTS.indexOf("    versions:\n      1.1.0"))}`;
  expect((await release(["applications/agent", "1.0.0", "--package", PACKAGE], file)).err).toBe(
    "error: applications/agent has no version whose actions could be copied; write its first one by hand, below applications.agent.versions\n",
  );
});

test("images/NAME gets a version of the image", async () => {
  const id =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/a";
  expect((await release(["images/agent", "--next", "patch", "--source", id])).out).toBe("1.0.1\n");
  expect(written()).toContain(`      1.0.1: { source: { managedImage: ${id} } }\n      1.0.0: { source:`);
});
