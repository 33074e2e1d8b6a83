import fc from "fast-check";
import { importBlocks } from "../../../lib/emit/import-blocks";
import { importGallery } from "../../../lib/import/import-gallery";
import { readArmDocument } from "../../../lib/import/arm-resources";
import { asPublished, notesOfPublished } from "../../../lib/import/published";
import { readArm } from "../../../lib/import/read-arm";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { specYaml } from "../../../lib/parse/spec-yaml";
import { plan, type ApplicationPlan, type GalleryPlan } from "../../../lib/plan/plan";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import type { PackageBlob } from "../../../lib/spec/application-version-spec";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { withApplications } from "../../support/arbitrary-application";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { armResources, SIGNATURE, SUBSCRIPTION } from "../../support/arm";
import { answered, listed, type Choose } from "../../support/azure-answers";
import { md5 } from "../../support/emitted";
import { imported } from "../../support/imported";

const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
const AGENT = `${GALLERY}/applications/agent`;
const URI = "https://contoso.blob.core.windows.net/packages/agent.zip";

type Json = Readonly<Record<string, unknown>>;

const TARGETS = [{ name: "West Europe", regionalReplicaCount: 1, storageAccountType: "Standard_LRS" }];

/** An application version as Azure answers, with these parts of its publishing profile. */
function version(profile: Json = {}, number = "1.0.0", properties: Json = {}): Json {
  return {
    id: `${AGENT}/versions/${number}`,
    location: "westeurope",
    properties: {
      publishingProfile: {
        source: { mediaLink: URI },
        manageActions: { install: "./install.sh", remove: "./remove.sh" },
        targetRegions: TARGETS,
        ...profile,
      },
      ...properties,
    },
  };
}

const GALLERY_ANSWER = { id: GALLERY, location: "westeurope", properties: {} };
const application = (properties: Json = {}): Json => ({
  id: AGENT,
  location: "westeurope",
  properties: { supportedOSType: "Linux", ...properties },
});

/** The spec of a gallery of one application, and what is not in it. */
function read(...answers: readonly Json[]) {
  const document = readArmDocument(JSON.parse(JSON.stringify([GALLERY_ANSWER, application(), ...answers])));
  const { plans, notCarried, notInAzure, unresolved } = readArm(document?.resources ?? []);
  expect(unresolved).toEqual([]);
  const result = importGallery(plans[0] as GalleryPlan, notInAzure);
  const notes = [...notCarried, ...result.notCarried].map(({ what, where }) => `${where}: ${what}`);
  return {
    ...result,
    versions: result.spec.applications?.["agent"]?.versions ?? {},
    notes,
    found: plans[0] as GalleryPlan,
  };
}

const specs: fc.Arbitrary<GallerySpec> = arbitrarySpec().chain(withApplications);

/** What Azure has of an application. A link that is signed stays so, whatever its variable is named. */
function factsOf({ name, home, spec, versions }: ApplicationPlan) {
  const unsigned = (blob: PackageBlob | undefined) => blob && { ...blob, sas: blob.sas !== undefined };
  return {
    name,
    home,
    os: spec.os,
    versions: versions.map(({ version, home, spec, targetRegions }) => ({
      version,
      home,
      package: unsigned(spec.package),
      configuration: unsigned(spec.configuration),
      actions: spec.actions,
      healthCheck: spec.healthCheck ?? false,
      reruns: spec.scriptBehaviorAfterReboot === "rerun",
      ends: spec.endOfLife === undefined ? undefined : Date.parse(spec.endOfLife),
      tags: spec.tags,
      targets: targetRegions.map(({ name, replicas, storageAccountType, excludeFromLatest }) => [
        name,
        replicas,
        storageAccountType,
        excludeFromLatest,
      ]),
    })),
  };
}

test("law: applications that are imported keep all of their versions, where each is and where it is hidden", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      const planned = plan(spec);
      const document = readArmDocument(JSON.parse(JSON.stringify(armResources(planned))));
      const { plans, unresolved } = readArm(document?.resources ?? []);
      expect(unresolved).toEqual([]);
      const text = specYaml(importGallery(plans[0] as GalleryPlan).spec);
      expect(text).not.toContain("S3CRET");
      const parsed = parseSpec(text);
      expect(parsed.findings).toEqual([]);
      expect(plan(parsed.spec).applications.map(factsOf)).toEqual(planned.applications.map(factsOf));
    }),
    { numRuns: 60 },
  );
});

test("law: of applications that are imported, the first plan changes what import says, in place, and nothing else", () => {
  fc.assert(
    fc.property(specs, fc.infiniteStream(fc.nat()), (spec, dice) => {
      const choose: Choose = (...choices) => choices[Number(dice.next().value) % choices.length] as never;
      const ofApi = answered(armResources(plan(spec)), choose);
      const { imported: result, unresolved, findings, changes } = imported(listed(ofApi, choose), ofApi);
      expect([unresolved, findings]).toEqual([[], []]);
      expect([...new Set(changes.map(({ path }) => path))].sort()).toEqual([...result.differences.keys()].sort());
      expect(changes.filter(({ action }) => action !== "update")).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a signed link has a variable in place of its SAS, one for each SAS, which the messages name", () => {
  const at = (query: string, file: string): string => `https://contoso.blob.core.windows.net/packages/${file}?${query}`;
  const { versions, notes, spec } = read(
    version({ source: { mediaLink: at("sig=c", "c.zip") } }, "1.2.0"),
    version({ source: { mediaLink: at("sig=a", "b.zip"), defaultConfigurationLink: at("sig=b", "b.conf") } }, "1.1.0"),
    version({ source: { mediaLink: at("sig=a", "a.zip") } }, "1.0.0"),
  );
  const link = (file: string, variable: string) => ({
    uri: `https://contoso.blob.core.windows.net/packages/${file}`,
    sas: { variable },
  });
  expect(Object.entries(versions).map(([number, each]) => [number, each.package, each.configuration])).toEqual([
    ["1.2.0", link("c.zip", "agent_sas"), undefined],
    ["1.1.0", link("b.zip", "agent_1_1_0_sas"), link("b.conf", "agent_1_1_0_sas_2")],
    ["1.0.0", link("a.zip", "agent_1_1_0_sas"), undefined],
  ]);
  expect(notes).toEqual([
    "contoso_images/agent/1.2.0: a SAS, which the variable agent_sas is to hold",
    "contoso_images/agent/1.1.0: a SAS, which the variable agent_1_1_0_sas is to hold",
    "contoso_images/agent/1.1.0: a SAS, which the variable agent_1_1_0_sas_2 is to hold",
    "contoso_images/agent/1.0.0: a SAS, which the variable agent_1_1_0_sas is to hold",
  ]);
  expect(JSON.stringify([spec, notes])).not.toMatch(/sig=/);
});

test("what is Azure's own default keeps a version with azurerm", () => {
  const { versions, spec } = read(
    version({ settings: { scriptBehaviorAfterReboot: "None" }, enableHealthCheck: false, customActions: [] }),
  );
  expect(versions["1.0.0"]).toEqual({
    package: { uri: URI },
    actions: { install: "./install.sh", remove: "./remove.sh" },
  });
  expect(plan(spec).applications[0]?.versions[0]?.managedBy.provider).toBe("azurerm");
});

test("custom actions, the behaviour after a restart and names of files are carried over", () => {
  const action = { name: "restart", script: "./restart.sh", parameters: [{ name: "when", required: true }] };
  const { versions, notes } = read(
    version({
      settings: { packageFileName: "agent.zip", scriptBehaviorAfterReboot: "Rerun" },
      enableHealthCheck: true,
      customActions: [action],
    }),
  );
  expect(versions["1.0.0"]).toMatchObject({
    package: { uri: URI, file: "agent.zip" },
    healthCheck: true,
    scriptBehaviorAfterReboot: "rerun",
    customActions: [action],
  });
  expect(notes).toEqual([]);
});

test("what a spec cannot say is named", () => {
  const { notes } = read(
    version({ replicationMode: "Shallow", advancedSettings: { a: "b" } }, "1.0.0", {
      provisioningState: "Failed",
      safetyProfile: { allowDeletionOfReplicatedLocations: false },
      replicationStatus: { summary: [{ region: "West Europe", state: "Failed" }] },
    }),
  );
  expect(notes.map((note) => note.replace("contoso_images/agent/1.0.0: ", ""))).toEqual([
    "the replication mode Shallow",
    "that its regions may not be removed, which a specification of an application cannot say",
    "the replication status of West Europe: Failed",
    "the provisioning state Failed",
    "`publishingProfile.advancedSettings`, which is not known here",
  ]);
});

test("a version that check would refuse stays out, and is named", () => {
  const source = (mediaLink?: string) => ({ source: { mediaLink } });
  const manageActions = { install: "./install.sh", remove: "./remove.sh" };
  const { versions, notes } = read(
    version(source("http://contoso/a.zip"), "1.5.0"),
    version(source("https://contoso/a'b.zip"), "1.4.0"),
    version({ manageActions: { ...manageActions, update: "ü".repeat(2049) } }, "1.3.0"),
    version({ manageActions: { ...manageActions, update: `curl "${URI}?${SIGNATURE}"` } }, "1.2.0"),
    version({}, "1.1"),
    version({}, "1.0.0"),
  );
  expect(Object.keys(versions)).toEqual(["1.0.0"]);
  expect(notes).toEqual([
    "contoso_images/agent/1.5.0: a version with a link that is no absolute https address of a blob",
    "contoso_images/agent/1.4.0: a version with a link that is no absolute https address of a blob",
    "contoso_images/agent/1.3.0: a version whose scripts have not 1 to 4,096 bytes",
    "contoso_images/agent/1.2.0: a version with a secret in its scripts or tags",
    "contoso_images/agent/1.1: a version whose number a spec cannot have",
  ]);
});

test("an image and an application of one name are told apart", () => {
  const image = {
    id: `${GALLERY}/images/agent`,
    location: "westeurope",
    properties: { osType: "Linux", identifier: { publisher: "p", offer: "o", sku: "s" } },
  };
  const { notes, spec } = read(image, version({ replicationMode: "Shallow" }));
  expect(Object.keys(spec.images ?? {})).toEqual(["agent"]);
  expect(notes).toEqual(["contoso_images/applications/agent/1.0.0: the replication mode Shallow"]);
});

test("import blocks have the ids of applications, with the version of the API for azapi", () => {
  const { spec } = read(version({ source: { mediaLink: `${URI}?${SIGNATURE}` } }, "1.1.0"), version());
  const blocks = importBlocks(plan(spec), SUBSCRIPTION, md5);
  expect(blocks.map(({ to, id }) => [to.split(".")[0], id])).toEqual([
    ["azurerm_shared_image_gallery", GALLERY],
    ["azurerm_gallery_application", AGENT],
    ["azapi_resource", expect.stringMatching(/\/applications\/agent\/versions\/1\.1\.0\?api-version=\d{4}/)],
    ["azurerm_gallery_application_version", `${AGENT}/versions/1.0.0`],
  ]);
});

test("--published leaves applications out, and names them", () => {
  const { found } = read(version());
  expect(importGallery(asPublished(found)).spec.applications).toBeUndefined();
  expect(notesOfPublished(found)).toEqual([
    { what: "an application, since --published is for images alone", where: "contoso_images/agent" },
  ]);
});

describe("the identity of a gallery", () => {
  const identified = (identity: unknown) => ({ ...GALLERY_ANSWER, identity });
  const of = (identity: unknown) => {
    const { plans } = readArm(readArmDocument([identified(identity)])?.resources ?? []);
    return importGallery(plans[0] as GalleryPlan).spec.gallery.identity;
  };

  test("is carried over, with or without identities of users", () => {
    expect(of({ type: "SystemAssigned", principalId: "p", tenantId: "t" })).toEqual({ systemAssigned: true });
    expect(of({ type: "SystemAssigned, UserAssigned", userAssignedIdentities: { "/a": { clientId: "c" } } })).toEqual({
      systemAssigned: true,
      userAssigned: ["/a"],
    });
    expect([of({ type: "None" }), of(null), of({})]).toEqual([undefined, undefined, undefined]);
  });

  test("brings the gallery to azapi, which changes nothing and takes private sharing as it is", () => {
    const gallery = {
      ...identified({ type: "SystemAssigned" }),
      properties: { sharingProfile: { permissions: "Private" } },
    };
    const { blocks, changes, notes, spec } = imported([gallery]);
    expect(blocks.map(({ to, id }) => [to.split(".")[0], id.split("?")[0]])).toEqual([["azapi_resource", GALLERY]]);
    expect([changes, notes]).toEqual([[], []]);
    expect(spec.gallery.existing).toBeUndefined();
  });
});

test.each<[string, Json]>([
  ["releaseNotesUri", { releaseNoteUri: `${URI}?${SIGNATURE}` }],
  ["privacyStatementUri", { privacyStatementUri: `${URI}?${SIGNATURE}` }],
  ["eula", { eula: `see ${URI}?${SIGNATURE}` }],
  ["description", { description: "see https://agent:S3CRET@contoso.example/notes" }],
  ["customActions", { customActions: [{ name: "fetch", script: `curl "${URI}?token=S3CRET"` }] }],
])("a secret in `%s` of an application goes nowhere: the application stays managed elsewhere", (key, properties) => {
  const document = readArmDocument(JSON.parse(JSON.stringify([GALLERY_ANSWER, application(properties), version()])));
  const { plans, notInAzure } = readArm(document?.resources ?? []);
  const { spec, notCarried } = importGallery(plans[0] as GalleryPlan, notInAzure);
  expect(spec.applications?.["agent"]).toMatchObject({ existing: true, versions: { "1.0.0": {} } });
  expect(spec.applications?.["agent"]).not.toHaveProperty(key);
  expect(specYaml(spec)).not.toContain("S3CRET");
  expect(notCarried).toContainEqual({
    what: `\`${key}\` with a secret in it, so that the application is \`existing: true\``,
    where: "contoso_images/agent",
  });
});

test.each<[string, Json, string]>([
  [
    "a password",
    { source: { mediaLink: "https://agent:S3CRET@contoso.example/agent.zip" } },
    "a link that holds a secret, and no SAS",
  ],
  ["a token", { source: { mediaLink: `${URI}?token=S3CRET` } }, "a link that holds a secret, and no SAS"],
  [
    "a token in a script",
    { manageActions: { install: `curl "${URI}?token=S3CRET"`, remove: "./remove.sh" } },
    "a secret in its scripts or tags",
  ],
])("a version with %s is left out", (_, profile, what) => {
  const { spec, notes } = read(version(profile, "1.1.0"), version());
  expect(Object.keys(spec.applications?.["agent"]?.versions ?? {})).toEqual(["1.0.0"]);
  expect(notes).toContain(`contoso_images/agent/1.1.0: a version with ${what}`);
});

test("a state of Terraform gives applications, and its signed links are hidden too", () => {
  const { plans } = readTerraform({
    format_version: "1.0",
    terraform_version: "1.9.0",
    values: {
      root_module: {
        resources: [
          {
            address: "azurerm_gallery_application.a",
            mode: "managed",
            type: "azurerm_gallery_application",
            name: "a",
            provider_name: "registry.terraform.io/hashicorp/azurerm",
            values: {
              id: AGENT,
              name: "agent",
              gallery_id: GALLERY,
              location: "westeurope",
              supported_os_type: "Linux",
            },
          },
          {
            address: "azurerm_gallery_application_version.v",
            mode: "managed",
            type: "azurerm_gallery_application_version",
            name: "v",
            provider_name: "registry.terraform.io/hashicorp/azurerm",
            values: {
              id: `${AGENT}/versions/1.0.0`,
              name: "1.0.0",
              gallery_application_id: AGENT,
              location: "westeurope",
              enable_health_check: false,
              exclude_from_latest: false,
              source: [{ media_link: `${URI}?${SIGNATURE}`, default_configuration_link: "" }],
              manage_action: [{ install: "./install.sh", remove: "./remove.sh", update: "" }],
              target_region: [{ name: "westeurope", regional_replica_count: 1, storage_account_type: "Standard_LRS" }],
            },
          },
        ],
      },
    },
  });
  const { spec, notCarried } = importGallery(plans[0] as GalleryPlan);
  expect(spec.applications?.["agent"]?.versions?.["1.0.0"]).toEqual({
    package: { uri: URI, sas: { variable: "agent_sas" } },
    actions: { install: "./install.sh", remove: "./remove.sh" },
  });
  expect(notCarried.map(({ what }) => what)).toEqual(["a SAS, which the variable agent_sas is to hold"]);
});
