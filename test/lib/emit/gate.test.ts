import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applicationExample, APPLICATION_VERSION, example, VERSION } from "../../../lib/check/facts/examples";
import { gateData } from "../../../lib/emit/gate";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { terraformJson } from "../../support/emitted";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

const POLICY: Partial<ReplicationPolicy> = {
  regions: { westeurope: {}, northeurope: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
  gate: "replicated",
};

type Block = Readonly<Record<string, unknown>> & { readonly depends_on?: readonly string[] };

interface Emitted {
  readonly data?: { readonly azapi_resource_action: Readonly<Record<string, Block>> };
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly variable?: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
}

function emitted(spec: GallerySpec): Emitted {
  return terraformJson([{ spec }]) as Emitted;
}

function images(versions: Readonly<Record<string, Partial<ImageVersionSpec>>>, policy = POLICY): Emitted {
  const all = Object.entries(versions).map(([number, version]) => [number, { ...VERSION, ...version }] as const);
  return emitted(
    example({ gallery: { subscription: SUBSCRIPTION }, policy, image: { versions: Object.fromEntries(all) } }),
  );
}

/** The dependencies of the versions of one type, by the number in their names. */
function dependencies(resources: Readonly<Record<string, Block>> | undefined): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(resources ?? {}).flatMap(([name, { depends_on }]) => {
      const number = /_(\d+_\d+_\d+)_/.exec(name)?.[1];
      return number === undefined ? [] : [[number, depends_on ?? []]];
    }),
  );
}

const NEWER = "data.azapi_resource_action.contoso_images_ubuntu-2404_1_1_0_Gate_";

test("one data source reads the version that is waited for, after it, and the version that waits depends on both", () => {
  const { data, resource, variable, provider } = images({ "1.1.0": {}, "1.0.0": {} });
  const [[name, gate] = ["", {}], ...others] = Object.entries(data?.azapi_resource_action ?? {});
  expect(others).toEqual([]);
  expect(gate).toEqual({
    type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
    resource_id: `${GALLERY}/images/ubuntu-2404/versions/1.1.0`,
    method: "GET",
    query_parameters: { $expand: ["ReplicationStatus"] },
    response_export_values: ["properties.replicationStatus.summary"],
    depends_on: [expect.stringMatching(/^azurerm_shared_image_version\.contoso_images_ubuntu-2404_1_1_0_/)],
    lifecycle: { postcondition: [expect.anything()] },
  });
  const waiting = dependencies(resource["azurerm_shared_image_version"]);
  expect(waiting["1_1_0"]).toEqual([]);
  expect(waiting["1_0_0"]).toEqual([...(gate.depends_on ?? []), `data.azapi_resource_action.${name}`]);
  expect(`data.azapi_resource_action.${name}`).toContain(NEWER);
  expect(variable).toEqual({
    gallerist_gate: { default: true, description: expect.stringContaining("replicated") as string, type: "bool" },
  });
  expect(Object.keys(provider)).toEqual(["azapi", "azurerm"]);
});

test.each([
  ["azapi_resource", { source: { galleryImageVersion: `${GALLERY}/images/other/versions/1.0.0` } }],
  ["azapi_update_resource", { source: { published: true } }],
] as const)("versions of %s have the same gate", (type, version) => {
  const { data, resource } = images({ "1.1.0": version, "1.0.0": version });
  const [gate] = Object.values(data?.azapi_resource_action ?? {});
  expect(gate?.depends_on).toEqual([expect.stringContaining(`${type}.contoso_images_ubuntu-2404_1_1_0_`)]);
  expect(dependencies(resource[type])["1_0_0"]).toEqual([
    ...(gate?.depends_on ?? []),
    expect.stringContaining(NEWER) as string,
  ]);
});

test("an application's versions have gates for their waits, and not for the order in which they are made", () => {
  const versions = { "1.2.0": APPLICATION_VERSION, "1.1.0": APPLICATION_VERSION, "1.0.0": APPLICATION_VERSION };
  const gallery = { subscription: SUBSCRIPTION };
  const { data, resource } = emitted(applicationExample({ gallery, policy: POLICY, application: { versions } }));
  const gates = Object.values(data?.azapi_resource_action ?? {});
  expect(gates.map((gate) => [gate["type"], gate["resource_id"]])).toEqual([
    ["Microsoft.Compute/galleries/applications/versions@2024-03-03", `${GALLERY}/applications/agent/versions/1.2.0`],
  ]);
  const waiting = dependencies(resource["azurerm_gallery_application_version"]);
  const gatesOf = (number: string) => (waiting[number] ?? []).filter((address) => address.startsWith("data."));
  expect(["1_2_0", "1_1_0", "1_0_0"].map((number) => gatesOf(number).length)).toEqual([0, 1, 1]);
  // 1.0.0 is made after 1.1.0, whose replication it does not wait for.
  expect(waiting["1_0_0"]).toContainEqual(expect.stringContaining("agent_1_1_0"));
});

test("a version that leaves takes its gate with it, and the variable stays", () => {
  const { data, variable } = images({ "1.0.0": {} });
  expect(data).toBeUndefined();
  expect(Object.keys(variable ?? {})).toEqual(["gallerist_gate"]);
});

test("nothing of a gate is emitted for a policy without one", () => {
  const { gate: _, ...open } = POLICY;
  const { data, variable, provider, resource } = images({ "1.1.0": {}, "1.0.0": {} }, open);
  expect([data, variable, Object.keys(provider)]).toEqual([undefined, undefined, ["azurerm"]]);
  expect(dependencies(resource["azurerm_shared_image_version"])["1_0_0"]).toHaveLength(1);
});

describe("the condition, as Terraform evaluates it", () => {
  const hasTerraform = spawnSync("terraform", ["version"]).status === 0;
  const withTerraform = hasTerraform ? test : test.skip;

  const reference = { name: "g", id: () => "", resourceGroup: "rg", subscription: SUBSCRIPTION };
  const item = { kind: "image", name: "i", gallery: "g", reference } as const;
  const { lifecycle } = gateData(
    item,
    "1.0.0",
    ["northeurope", "westeurope"],
    "azurerm_shared_image_version.v",
    (t) => t,
  );
  const [postcondition] = lifecycle?.postcondition ?? [];

  /** Returns what Terraform's console prints for an expression of the postcondition, with a status as the output. */
  function evaluated(expression: string, status: unknown, isOpen = false): unknown {
    const directory = mkdtempSync(join(tmpdir(), "gallerist-"));
    try {
      const main = {
        variable: { gallerist_gate: { default: !isOpen, type: "bool" } },
        locals: { output: { properties: status } },
        output: { result: { value: expression.replaceAll("self.output.", "local.output.") } },
      };
      writeFileSync(join(directory, "main.tf.json"), JSON.stringify(main));
      const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" };
      const { stdout, stderr } = spawnSync("terraform", ["apply", "-auto-approve", "-no-color", "-json"], {
        cwd: directory,
        env,
        encoding: "utf8",
      });
      const outputs = stdout
        .split("\n")
        .map((line) => /"outputs":\{"result":.*"value":(".*?"|true|false)/.exec(line)?.[1]);
      const value = outputs.find((each) => each !== undefined);
      if (value === undefined) throw new Error(`${stdout}${stderr}`);
      return JSON.parse(value);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  const summary = (west: string, north: string) => ({
    replicationStatus: {
      aggregatedState: "Completed",
      summary: [
        { region: "West Europe", state: west, progress: 1 },
        { region: "North Europe", state: north },
      ],
    },
  });

  withTerraform.each([
    ["all are replicated", summary("Completed", "Completed"), true, ""],
    ["one is not, whatever the aggregated state says", summary("Replicating", "Completed"), false, "westeurope"],
    ["one failed", summary("Completed", "Failed"), false, "northeurope"],
    ["a region is not in the answer", { replicationStatus: { summary: [] } }, false, "northeurope, westeurope"],
    ["there is no status", { provisioningState: "Succeeded" }, false, "northeurope, westeurope"],
    ["the status is null", { replicationStatus: { summary: null } }, false, "northeurope, westeurope"],
  ])("%s", (_, status, holds, missing) => {
    expect(evaluated(postcondition?.condition ?? "", status)).toBe(holds);
    expect(evaluated(postcondition?.condition ?? "", status, true)).toBe(true);
    expect(evaluated(postcondition?.error_message ?? "", status)).toBe(
      `g/i/1.0.0 is not replicated yet in ${missing}, and versions that wait for it are not changed before. Plan and apply again later, or go on without waiting: -var gallerist_gate=false`,
    );
  });
});

test("a region's name is never part of an expression", () => {
  const reference = { name: "g", id: () => "", resourceGroup: "rg", subscription: SUBSCRIPTION };
  const item = { kind: "image", name: "i", gallery: "g", reference } as const;
  const { lifecycle } = gateData(item, "1.0.0", ['"${x}'], "azurerm_shared_image_version.v", (text) => text);
  expect(lifecycle?.postcondition?.[0]?.condition).toContain('setsubtract(["\\u0022\\u0024\\u007bx\\u007d"], ');
});
