import { TerraformVariable, Testing, Token } from "cdktf";
import { Construct } from "constructs";
import { Gallery } from "../../constructs/gallery";
import { GalleryApplication } from "../../constructs/gallery-application";
import { GalleryApplicationVersion } from "../../constructs/gallery-application-version";
import { ImageDefinition } from "../../constructs/image-definition";
import type { IGalleryApplication } from "../../constructs/interfaces";
import { applicationExample } from "../../lib/check/facts/examples";
import type { ApplicationVersionSpec } from "../../lib/spec/application-version-spec";
import { FLEET, newApp, newStack, only, synthesized, type Attributes, type Resources } from "../support/synthesized";

const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const GALLERY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/shared`;
const AGENT = { os: "linux", policy: FLEET } as const;
const URI = "https://contoso.blob.core.windows.net/packages/agent.zip";
const ACTIONS = { install: "./install.sh ${HOME}", remove: "./remove.sh" };
const VERSION: ApplicationVersionSpec = { package: { uri: URI }, actions: ACTIONS };

function newGallery(props: Partial<ConstructorParameters<typeof Gallery>[2]> = {}) {
  const app = newApp();
  const stack = newStack(app);
  return { app, stack, gallery: new Gallery(stack, "images", { ...PROPS, ...props }) };
}

const newAgent = () => newGallery().gallery.addApplication("agent", AGENT);

/** The only resource whose name begins so. */
function beginning(resources: Resources, type: string, name: string): Attributes {
  const found = Object.entries(resources[type] ?? {}).filter(([key]) => key.startsWith(name));
  if (found.length !== 1) throw new Error(`${found.length} resources of type ${type} begin with ${name}`);
  return (found[0] as [string, Attributes])[1];
}

describe("what is emitted", () => {
  test("a minimal application is what it was given, and nothing else", () => {
    const { app, gallery } = newGallery();
    gallery.addApplication("agent", AGENT).addVersion("1.0.0", VERSION);
    const resources = synthesized(app);
    delete resources["azurerm_shared_image_gallery"];
    expect(resources).toEqual({
      azurerm_gallery_application: {
        images_applications_agent_054BEABC: {
          name: "agent",
          gallery_id: "${azurerm_shared_image_gallery.images_9BF4DCD5.id}",
          location: "westeurope",
          supported_os_type: "Linux",
        },
      },
      azurerm_gallery_application_version: {
        images_applications_agent_1_0_0_FEE187C5: {
          name: "1.0.0",
          gallery_application_id: "${azurerm_gallery_application.images_applications_agent_054BEABC.id}",
          location: "westeurope",
          source: { media_link: URI },
          manage_action: { install: "./install.sh $${HOME}", remove: "./remove.sh" },
          target_region: [
            { name: "westeurope", regional_replica_count: 3, storage_account_type: "Standard_LRS" },
            { name: "northeurope", regional_replica_count: 3, storage_account_type: "Standard_LRS" },
          ],
          timeouts: { create: "12h", update: "12h", delete: "2h" },
          lifecycle: { create_before_destroy: true },
        },
      },
      terraform_data: {
        images_applications_agent_Versions_EEF49B2D: {
          input: ["1.0.0"],
          depends_on: ["azurerm_gallery_application_version.images_applications_agent_1_0_0_FEE187C5"],
          lifecycle: { create_before_destroy: true },
        },
      },
    });
  });

  test("an application has every attribute that azurerm knows", () => {
    const { app, gallery } = newGallery({ protect: true });
    const agent = gallery.addApplication("agent", {
      ...AGENT,
      os: "windows",
      description: "costs $5",
      eula: "https://contoso.example/eula",
      releaseNotesUri: "https://contoso.example/notes",
      privacyStatementUri: "https://contoso.example/privacy",
      endOfLife: "2035-06-30",
      tags: { team: "agents" },
      location: "North Europe",
      timeoutMinutes: { create: 60 },
    });
    agent.addVersion("1.0.0", {
      package: { uri: URI, file: "agent.zip" },
      configuration: { uri: `${URI}.conf`, file: "agent.conf" },
      actions: { ...ACTIONS, update: "./update.sh" },
      healthCheck: true,
      endOfLife: "2034-01-01T12:00:00Z",
      tags: { team: "agents" },
      withdrawn: { reason: "breaks", immediate: true },
      timeoutMinutes: { delete: 90 },
    });
    const resources = synthesized(app);
    expect(only(resources, "azurerm_gallery_application")).toEqual({
      name: "agent",
      gallery_id: `\${azurerm_shared_image_gallery.${gallery.resource.friendlyUniqueId}.id}`,
      location: "northeurope",
      supported_os_type: "Windows",
      description: "costs $5",
      eula: "https://contoso.example/eula",
      release_note_uri: "https://contoso.example/notes",
      privacy_statement_uri: "https://contoso.example/privacy",
      end_of_life_date: "2035-06-30T00:00:00Z",
      tags: { team: "agents" },
      timeouts: { create: "1h" },
      lifecycle: { prevent_destroy: true },
    });
    expect(only(resources, "azurerm_gallery_application_version")).toEqual({
      name: "1.0.0",
      gallery_application_id: `\${azurerm_gallery_application.${agent.resource.friendlyUniqueId}.id}`,
      location: "northeurope",
      source: { media_link: URI, default_configuration_link: `${URI}.conf` },
      package_file: "agent.zip",
      config_file: "agent.conf",
      manage_action: { install: "./install.sh $${HOME}", remove: "./remove.sh", update: "./update.sh" },
      enable_health_check: true,
      exclude_from_latest: true,
      end_of_life_date: "2034-01-01T12:00:00Z",
      tags: { team: "agents" },
      target_region: ["northeurope", "westeurope"].map((name) => ({
        name,
        regional_replica_count: 3,
        storage_account_type: "Standard_LRS",
        exclude_from_latest: true,
      })),
      timeouts: { create: "12h", update: "12h", delete: "90m" },
      lifecycle: { create_before_destroy: true },
    });
  });

  test("what azurerm lacks goes through azapi", () => {
    const { app, gallery } = newGallery({ subscription: SUBSCRIPTION });
    const customActions = [{ name: "restart", script: "./restart.sh" }];
    const agent = gallery.addApplication("agent", { ...AGENT, customActions });
    agent.addVersion("1.0.0", { ...VERSION, customActions, scriptBehaviorAfterReboot: "rerun" });
    const { azapi_resource: made = {}, ...others } = synthesized(app);
    expect(Object.keys(others).sort()).toEqual(["azurerm_shared_image_gallery", "terraform_data"]);
    const { friendlyUniqueId: at } = gallery.resource;
    expect(made[agent.resource.friendlyUniqueId]).toEqual({
      type: "Microsoft.Compute/galleries/applications@2024-03-03",
      name: "agent",
      parent_id: `\${azurerm_shared_image_gallery.${at}.id}`,
      location: "westeurope",
      body: { properties: { supportedOSType: "Linux", customActions } },
    });
    const version = made[(agent.version("1.0.0") as GalleryApplicationVersion).resource.friendlyUniqueId];
    expect(version).toMatchObject({
      type: "Microsoft.Compute/galleries/applications/versions@2024-03-03",
      parent_id:
        `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/` +
        `\${azurerm_shared_image_gallery.${at}.name}/applications/` +
        `\${azapi_resource.${agent.resource.friendlyUniqueId}.name}`,
      body: { properties: { publishingProfile: { customActions, settings: { scriptBehaviorAfterReboot: "Rerun" } } } },
    });
  });

  test("versions are made one after the other, and a version stays in place until its successor is", () => {
    const { app, gallery } = newGallery();
    const agent = gallery.addApplication("agent", AGENT);
    agent.addVersion("1.0.0", VERSION);
    agent.addVersion("1.2.0", { ...VERSION, state: "candidate" });
    agent.addVersion("1.1.0", VERSION);
    const resources = synthesized(app);
    const at = (version: string) =>
      `azurerm_gallery_application_version.${
        (agent.version(version) as GalleryApplicationVersion).resource.friendlyUniqueId
      }`;
    const of = (version: string) =>
      beginning(resources, "azurerm_gallery_application_version", `images_applications_agent_${version}`)["depends_on"];
    expect([of("1_1_0"), of("1_0_0"), of("1_2_0")]).toEqual([undefined, [at("1.1.0")], [at("1.1.0"), at("1.0.0")]]);
    expect(only(resources, "terraform_data")["input"]).toEqual(["1.0.0", "1.1.0", "1.2.0"]);
  });

  test("an application may have the name of an image, and findings tell them apart", () => {
    const { app, stack, gallery } = newGallery();
    const identifier = { publisher: "contoso", offer: "linux", sku: "agent" };
    gallery.addImageDefinition("agent", { identifier, os: "linux", policy: FLEET });
    const agent = gallery.addApplication("agent", AGENT);
    expect(agent.node.path).toBe("images/images/%applications/agent");
    agent.addVersion("1.0.0", { ...VERSION, placement: { westeurope: 1 } });
    expect(() => agent.addVersion("1.0.0", VERSION)).toThrow(
      "contoso_images/applications/agent: version 1.0.0 was added before",
    );
    synthesized(app);
    expect(gallery.plan.applications.map(({ name }) => name)).toEqual(["agent"]);
    expect(stack.node.findAll().filter(({ node }) => node.id === "agent")).toHaveLength(2);
  });

  test("texts that begin an expression of Terraform are escaped, and tokens are not", () => {
    const { app, stack, gallery } = newGallery();
    const uri = new TerraformVariable(stack, "link", { type: "string" }).stringValue;
    const agent = gallery.addApplication("agent", { ...AGENT, description: "${x}", tags: { of: uri } });
    agent.addVersion("1.0.0", { ...VERSION, package: { uri, signed: true, file: "${x}" } });
    const resources = synthesized(app);
    expect(only(resources, "azurerm_gallery_application")).toMatchObject({
      description: "$${x}",
      tags: { of: "${var.link}" },
    });
    expect(only(resources, "azapi_resource")["body"]).toMatchObject({
      properties: {
        publishingProfile: { source: { mediaLink: "${var.link}" }, settings: { packageFileName: "$${x}" } },
      },
    });
  });

  test("overrides of the L1 stand, and everything is written as HCL too", () => {
    const { app, stack, gallery } = newGallery({ subscription: SUBSCRIPTION, identity: { systemAssigned: true } });
    const agent = gallery.addApplication("agent", AGENT);
    const version = agent.addVersion("1.0.0", VERSION);
    agent.addVersion("1.1.0", { ...VERSION, package: { uri: URI, sas: { variable: "sas" } }, state: "candidate" });
    version.resource.addOverride("target_region.0.regional_replica_count", 1);
    const hcl = Testing.synthHcl(stack) as string;
    expect(hcl).toContain('resource "azurerm_gallery_application_version"');
    expect(hcl).toContain('variable "sas"');
    expect(hcl).toMatch(/identity \{/);
    const emitted = only(synthesized(app), "azurerm_gallery_application_version");
    expect((emitted["target_region"] as Attributes[])[0]).toMatchObject({ regional_replica_count: 1 });
  });
});

describe("signatures of links", () => {
  const signed: ApplicationVersionSpec = { ...VERSION, package: { uri: URI, sas: { variable: "sas" } } };
  const variablesOf = (text: string) => (JSON.parse(text) as { variable?: Record<string, Attributes> }).variable;

  test("come from one variable of the stack, which is sensitive", () => {
    const { stack, gallery } = newGallery();
    const agent = gallery.addApplication("agent", AGENT);
    agent.addVersion("1.0.0", signed);
    agent.addVersion("1.1.0", { ...signed, configuration: { uri: `${URI}.conf`, sas: { variable: "sas" } } });
    const text = Testing.synth(stack);
    expect(variablesOf(text)).toEqual({
      sas: {
        description: "Query of a shared access signature (SAS), without its question mark",
        sensitive: true,
        type: "string",
      },
    });
    expect(text).toContain(`"mediaLink": "${URI}?\${var.sas}"`);
    expect(text).toContain(`"defaultConfigurationLink": "${URI}.conf?\${var.sas}"`);
  });

  test("come from the program's own variable where it has one of the name, whenever it was made", () => {
    const { stack, gallery } = newGallery();
    gallery.addApplication("agent", AGENT).addVersion("1.0.0", signed);
    new TerraformVariable(stack, "sas", { type: "string", default: "sv=1" });
    expect(variablesOf(Testing.synth(stack))).toEqual({ sas: { type: "string", default: "sv=1" } });
  });
});

describe("an application of its own making", () => {
  test("may stand anywhere, under a name that is not its id", () => {
    const { app, stack, gallery } = newGallery();
    const team = new Construct(stack, "team");
    const agent = new GalleryApplication(team, "tool", { gallery, name: "agent", ...AGENT });
    const versions = new Construct(agent, "versions");
    const version = new GalleryApplicationVersion(versions, "1", { application: agent, version: "1.0.0", ...VERSION });
    expect([version.version, version.application]).toEqual(["1.0.0", agent]);
    expect(Token.isUnresolved(version.galleryApplicationVersionId)).toBe(true);
    const { azurerm_gallery_application: made = {} } = synthesized(app);
    expect(Object.entries(made).map(([key, { name }]) => [key.startsWith("team_tool_"), name])).toEqual([
      [true, "agent"],
    ]);
    expect(gallery.application("agent")).toBe(agent);
  });

  test("by the class in the gallery's own scope has the addresses of the gallery's method", () => {
    const [byClass, byMethod] = [newGallery(), newGallery()];
    const scope = new Construct(byClass.gallery, "%applications");
    const made = new GalleryApplication(scope, "agent", { gallery: byClass.gallery, ...AGENT });
    new GalleryApplicationVersion(made, "1_0_0", { application: made, version: "1.0.0", ...VERSION });
    byClass.gallery.addApplication("other", AGENT);
    byMethod.gallery.addApplication("agent", AGENT).addVersion("1.0.0", VERSION);
    byMethod.gallery.addApplication("other", AGENT);
    expect(synthesized(byClass.app)).toEqual(synthesized(byMethod.app));
  });
});

describe("an application that is managed elsewhere", () => {
  test("is of a gallery that is a construct, or of one of which only attributes are known", () => {
    const [byConstruct, byAttributes] = [newApp(), newApp()];
    const known = { ...PROPS, name: "shared", galleryId: GALLERY_ID };
    const stack = newStack(byConstruct);
    const shared = Gallery.fromGalleryAttributes(stack, "shared", known);
    const options = { name: "agent", policy: FLEET };
    for (const agent of [
      GalleryApplication.fromGalleryApplicationAttributes(stack, "agent", { gallery: shared, ...options }),
      GalleryApplication.fromGalleryApplicationAttributes(newStack(byAttributes), "agent", {
        gallery: known,
        ...options,
      }),
    ]) {
      agent.addVersion("1.0.0", VERSION);
      expect(agent.galleryApplicationId).toBe(`${GALLERY_ID}/applications/agent`);
      expect(agent.galleryApplicationName).toBe("agent");
    }
    const resources = synthesized(byConstruct);
    expect(resources).toEqual(synthesized(byAttributes));
    expect(only(resources, "azurerm_gallery_application_version")["gallery_application_id"]).toBe(
      `${GALLERY_ID}/applications/agent`,
    );
  });

  test("is added by the gallery's method, below the scope of applications", () => {
    const { app, gallery } = newGallery();
    const agent = gallery.addExistingApplication("agent", { policy: FLEET });
    agent.addVersion("1.0.0", VERSION);
    expect(agent.node.path).toBe("images/images/%applications/agent");
    expect(synthesized(app)["azurerm_gallery_application"]).toBeUndefined();
  });

  test("waits until synth for the provider that knows its subscription, and synth says what is missing", () => {
    const app = newApp();
    const stack = newStack(app);
    const shared = Gallery.fromGalleryAttributes(stack, "shared", { ...PROPS, name: "shared" });
    shared.addApplication("tool", AGENT);
    shared.addExistingApplication("agent", { policy: FLEET }).addVersion("1.0.0", VERSION);
    expect(() => Testing.synth(stack, true)).toThrow(/shared.* is managed elsewhere/);
  });
});

describe("what is wrong in a program", () => {
  const { gallery, stack } = newGallery();
  const agent = gallery.addApplication("agent", AGENT);
  agent.addVersion("1.0.0", VERSION);
  const token = new TerraformVariable(stack, "token", { type: "string" }).stringValue;
  const identifier = { publisher: "contoso", offer: "linux", sku: "ubuntu" };
  const ubuntu = new ImageDefinition(stack, "ubuntu", { gallery, identifier, os: "linux", policy: FLEET });
  const js = (value: unknown): never => value as never;

  test.each<[string, () => unknown]>([
    ["gallery contoso_images: application agent was added before", () => gallery.addApplication("agent", AGENT)],
    ['application "tool": `options` is missing', () => gallery.addApplication("tool", js(undefined))],
    ["application of gallery contoso_images: its name is missing", () => gallery.addApplication(js(undefined), AGENT)],
    ['application "tool": `os` is a token', () => gallery.addApplication("tool", { ...AGENT, os: js(token) })],
    [
      'application "tool": `policy.tiers[0].take` is a token',
      () =>
        gallery.addApplication("tool", {
          os: "linux",
          policy: { ...FLEET, tiers: [{ ...FLEET.tiers[0], take: js(token) } as never] },
        }),
    ],
    ['gallery contoso_images has no application "agant"; did you mean `agent`', () => gallery.application("agant")],
    ["gallery contoso_images has no application", () => gallery.application("ubuntu")],
    ["contoso_images/agent: version 1.0.0 was added before", () => agent.addVersion("1.0.0", VERSION)],
    ['application contoso_images/agent has no version "1.0.1"; did you mean `1.0.0`', () => agent.version("1.0.1")],
    ["application version contoso_images/agent/2.0.0: `options` is missing", () => agent.addVersion("2.0.0", js(null))],
    ["application version of contoso_images/agent: its number is missing", () => agent.addVersion(js(null), VERSION)],
    ["`package` is missing", () => agent.addVersion("2.0.0", js({ actions: ACTIONS }))],
    ["`package.uri` is missing", () => agent.addVersion("2.0.0", js({ ...VERSION, package: {} }))],
    ["`configuration.uri` is missing", () => agent.addVersion("2.0.0", js({ ...VERSION, configuration: {} }))],
    ["`actions` is missing", () => agent.addVersion("2.0.0", js({ package: { uri: URI } }))],
    ["`actions.remove` is missing", () => agent.addVersion("2.0.0", js({ ...VERSION, actions: { install: "a" } }))],
    [
      "application version contoso_images/agent/2.0.0: the script a.sh was not read",
      () => agent.addVersion("2.0.0", { ...VERSION, actions: { ...ACTIONS, install: { file: "a.sh" } } }),
    ],
    [
      'application "tool": the script b.sh was not read',
      () => gallery.addApplication("tool", { ...AGENT, customActions: [{ name: "b", script: { file: "b.sh" } }] }),
    ],
    [
      "`application` must be a GalleryApplication, or what a gallery returns as one",
      () => new GalleryApplicationVersion(stack, "v", { application: js(ubuntu), version: "1.0.0", ...VERSION }),
    ],
    [
      "application version contoso_images/agent/2.0.0: it must be in the stack of its application, images",
      () =>
        new GalleryApplicationVersion(newStack(stack.node.root as never, "other"), "v", {
          application: agent,
          version: "2.0.0",
          ...VERSION,
        }),
    ],
    [
      'application "tool": `name` is missing',
      () => GalleryApplication.fromGalleryApplicationAttributes(stack, "tool", js({ gallery })),
    ],
    ["`gallery` must be a Gallery", () => new GalleryApplication(stack, "tool", js({ gallery: {}, ...AGENT }))],
  ])("%s", (message, call) => {
    expect(call).toThrow(message);
  });

  test.each(["state", "ring", "placement", "storage", "actions", "endOfLife", "location", "sizeGiB", "sizeMiB"])(
    "%s of a version is read by the plan, or by a rule, and is no token",
    (key) => {
      const value = key === "placement" ? { westeurope: token } : token;
      const given = { ...VERSION, [key]: value } as never;
      expect(() => agent.addVersion("2.0.0", given)).toThrow(
        /^application version contoso_images\/agent\/2\.0\.0: `(\w|\.)+` is a token/,
      );
    },
  );
});

test.each([
  ["grantRead", "Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
  ["grantPublish", "Compute Gallery Artifacts Publisher", "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab"],
] as const)("%s of an application gives %s at the application alone", (method, _, role) => {
  const { app, gallery } = newGallery();
  const agent = gallery.addApplication("agent", AGENT);
  agent[method]("00000000-0000-0000-0000-00000000000a", { principalType: "Group" });
  const assignment = only(synthesized(app), "azurerm_role_assignment");
  expect(assignment["scope"]).toBe(`\${azurerm_gallery_application.${agent.resource.friendlyUniqueId}.id}`);
  expect(assignment["role_definition_id"]).toMatch(new RegExp(`/roleDefinitions/${role}$`));
});

test.each([false, true])(
  "what a spec describes is found by name and number, in a gallery that exists: %s",
  (existing) => {
    const spec = applicationExample({ gallery: { existing, subscription: SUBSCRIPTION } });
    const gallery = Gallery.fromSpec(newStack(newApp()), "images", spec);
    const agent: IGalleryApplication = gallery.application("agent");
    expect([agent.plan.kind, agent.plan.name]).toEqual(["application", "agent"]);
    expect([...agent.versions.keys()]).toEqual(["1.3.0"]);
    expect(agent.version("1.3.0").node.defaultChild).toBeDefined();
    expect(newAgent().location).toBe("westeurope");
  },
);
