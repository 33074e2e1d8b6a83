import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { definitions, found } from "../../support/found";
import { waits } from "../../support/planned";

type Body = Record<string, unknown>;

const FIXTURES = join(__dirname, "..", "..", "fixtures", "terraform");
const reading = readTerraform(JSON.parse(readFileSync(join(FIXTURES, "plan.json"), "utf8")));
const WINDOWS = { "contoso_images/windows-2022": { "2022.1.0": "westeurope 2" } };

describe("what terraform show -json prints of a plan", () => {
  test("is what will be there: one version created, one that shrinks, one destroyed, one in a module as it was", () => {
    expect(reading.kind).toBe("plan");
    expect(reading.unresolved).toEqual([]);
    expect(found(reading.plans)).toEqual({
      "contoso_images/ubuntu-2404": { "1.1.0": "westeurope 3, northeurope 3", "1.0.0": "westeurope 1" },
      ...WINDOWS,
    });
  });

  test("and what is there now", () => {
    expect(found(reading.before ?? [])).toEqual({
      "contoso_images/ubuntu-2404": { "1.0.0": "westeurope 3, northeurope 3", "0.9.0": "westeurope 1" },
      ...WINDOWS,
    });
  });

  test("depends_on comes from the configuration that it was made of", () => {
    const [ubuntu] = definitions(reading.plans);
    expect(ubuntu && waits(ubuntu)).toEqual({ "1.1.0": [], "1.0.0": ["1.1.0"] });
  });

  test("what it depends on through a data source, it waits for", () => {
    const document = JSON.parse(readFileSync(join(FIXTURES, "plan.json"), "utf8")) as {
      configuration: { root_module: { resources: Body[] } };
    };
    const { resources } = document.configuration.root_module;
    const waiting = resources.find(({ depends_on }) =>
      String(depends_on).includes("azurerm_shared_image_version"),
    ) as Body;
    resources.push({ address: "data.azapi_resource_action.gate", mode: "data", depends_on: waiting["depends_on"] });
    waiting["depends_on"] = ["data.azapi_resource_action.gate"];
    const [ubuntu] = definitions(readTerraform(document).plans);
    expect(ubuntu && waits(ubuntu)).toEqual({ "1.1.0": [], "1.0.0": ["1.1.0"] });
  });

  test("an id that is known after apply is named by what it refers to", () => {
    const [ubuntu] = definitions(reading.plans);
    expect(ubuntu?.versions[0]?.spec.source).toEqual({ managedImage: "${azurerm_image.ubuntu.id}" });
  });

  test("the subscription of what is not there yet is its provider's", () => {
    expect(reading.plans.map(({ spec }) => spec.gallery.subscription)).toEqual([
      "11111111-2222-3333-4444-555555555555",
    ]);
  });
});

/** A version as a plan has it. */
function version(name: string, parts: Body = {}): Body {
  return {
    address: `azurerm_shared_image_version.v["${name}"]`,
    mode: "managed",
    type: "azurerm_shared_image_version",
    name: "v",
    index: name,
    values: {
      name,
      gallery_name: "images",
      image_name: "ubuntu",
      resource_group_name: "rg",
      location: "westeurope",
      target_region: [{ name: "westeurope", regional_replica_count: 1 }],
      ...parts,
    },
  };
}

const values = (...resources: Body[]) => ({ root_module: { resources } });

function change(of: Body, actions: string[], after_unknown: Body = {}, others: Body = {}): Body {
  return { address: of["address"], type: of["type"], change: { actions, after_unknown }, ...others };
}

function plan(parts: Body): Body {
  return { format_version: "1.2", planned_values: values(), ...parts };
}

describe("values that are known after apply", () => {
  const created = version("1.0.0", {
    target_region: [{ name: "westeurope" }, { name: "eastus", regional_replica_count: 2 }],
  });
  const unknown = { target_region: [{ regional_replica_count: true }, {}] };

  test("are left out and named, by the reference where the configuration has one", () => {
    const configuration = {
      root_module: {
        resources: [
          {
            address: "azurerm_shared_image_version.v",
            expressions: { target_region: [{ regional_replica_count: { references: ["random_integer.n.result"] } }] },
          },
        ],
      },
    };
    const changes = { planned_values: values(created), resource_changes: [change(created, ["create"], unknown)] };
    const address = 'azurerm_shared_image_version.v["1.0.0"]';
    const attribute = "target_region[0].regional_replica_count";
    const { plans, unresolved } = readTerraform(plan(changes));
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "eastus 2" } });
    expect(unresolved).toEqual([{ address, attribute, found: "${known after apply}" }]);
    const named = readTerraform(plan({ ...changes, configuration }));
    expect(named.unresolved).toEqual([{ address, attribute, found: "${random_integer.n.result}" }]);
  });

  test("a whole list of regions", () => {
    const { plans, unresolved } = readTerraform(
      plan({
        planned_values: values(version("1.0.0", { target_region: undefined })),
        resource_changes: [change(created, ["create"], { target_region: true })],
      }),
    );
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "" } });
    expect(unresolved.map(({ attribute, found }) => [attribute, found])).toEqual([
      ["target_region", "${known after apply}"],
    ]);
  });
});

describe("what a plan does not touch stays", () => {
  const prior_state = { format_version: "1.0", values: values(version("1.0.0"), version("1.1.0")) };

  test("what its targets leave out", () => {
    const { plans } = readTerraform(
      plan({
        prior_state,
        planned_values: values(version("1.1.0")),
        resource_changes: [change(version("1.1.0"), ["no-op"])],
      }),
    );
    expect(found(plans)["images/ubuntu"]).toEqual({ "1.1.0": "westeurope 1", "1.0.0": "westeurope 1" });
  });

  test("what it forgets, but not what it destroys", () => {
    const { plans } = readTerraform(
      plan({
        prior_state,
        resource_changes: [change(version("1.0.0"), ["forget"]), change(version("1.1.0"), ["delete"])],
      }),
    );
    expect(found(plans)["images/ubuntu"]).toEqual({ "1.0.0": "westeurope 1" });
  });

  test("a deposed object, until it is destroyed", () => {
    const deposed = { ...version("0.9.0"), address: 'azurerm_shared_image_version.v["1.0.0"]', deposed_key: "aa" };
    const state = { format_version: "1.0", values: values({ ...version("1.0.0", { id: "/x/1.0.0" }) }, deposed) };
    const planned_values = values(version("1.0.0"));
    const kept = [change(version("1.0.0"), ["no-op"])];
    const gone = [...kept, change(version("1.0.0"), ["delete"], {}, { deposed: "aa" })];
    const versions = (resource_changes: Body[]) =>
      Object.keys(
        found(readTerraform(plan({ prior_state: state, planned_values, resource_changes })).plans)["images/ubuntu"] ??
          {},
      );
    expect(versions(kept)).toEqual(["1.0.0", "0.9.0"]);
    expect(versions(gone)).toEqual(["1.0.0"]);
  });
});

test("what Terraform puts off is named", () => {
  const { unresolved } = readTerraform(
    plan({
      planned_values: values(version("1.0.0")),
      deferred_changes: [{ reason: "resource_config_unknown", resource_change: change(version("1.1.0"), ["create"]) }],
    }),
  );
  expect(unresolved).toEqual([
    {
      address: 'azurerm_shared_image_version.v["1.1.0"]',
      attribute: "change",
      found: "deferred: resource_config_unknown",
    },
  ]);
});

test("a plan that destroys everything has a before and nothing after it", () => {
  const { plans, before } = readTerraform(
    plan({
      prior_state: { format_version: "1.0", values: values(version("1.0.0")) },
      resource_changes: [change(version("1.0.0"), ["delete"])],
    }),
  );
  expect(plans).toEqual([]);
  expect(found(before ?? [])).toEqual({ "images/ubuntu": { "1.0.0": "westeurope 1" } });
});
