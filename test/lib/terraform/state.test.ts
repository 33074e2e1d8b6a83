import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { definitions, found } from "../../support/found";
import { latest, waits } from "../../support/planned";

const FIXTURES = join(__dirname, "..", "..", "fixtures", "terraform");
const state = readTerraform(JSON.parse(readFileSync(join(FIXTURES, "state.json"), "utf8")));
const [ubuntu, windows] = definitions(state.plans);
const RG = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute";

describe("what terraform show -json prints of a state", () => {
  test("versions of resources with count and for_each, of modules in modules, tainted, and deposed ones that are left", () => {
    expect(state.kind).toBe("state");
    expect(state.before).toBeUndefined();
    expect(state.unresolved).toEqual([]);
    expect(found(state.plans)).toEqual({
      "contoso_images/ubuntu-2404": {
        "1.2.0": "westeurope 3, westus 2",
        "1.1.0": "westeurope 1, westus 2 hidden",
        "1.0.0": "westeurope 1",
      },
      // 2022.0.0 was replaced and is still to be destroyed; another object of that kind has the id of 2022.1.0.
      "contoso_images/windows-2022": { "2022.1.0": "westeurope 2", "2022.0.0": "westeurope 1" },
    });
  });

  test("the gallery, with its subscription from ids", () => {
    expect(state.plans[0]?.spec.gallery).toEqual({
      name: "contoso_images",
      resourceGroup: "rg-images",
      subscription: "11111111-2222-3333-4444-555555555555",
      location: "westeurope",
      description: "golden images",
      tags: { team: "images" },
    });
  });

  test("definitions, without what a state says of everything that is not set", () => {
    const { versions: _, ...spec } = ubuntu?.spec ?? {};
    expect(spec).toEqual({
      policy: "ubuntu-2404",
      identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
      os: "linux",
      generation: "V2",
      architecture: "x64",
      security: "trusted-launch-supported",
      recommended: { vcpus: { max: 16 } },
      endOfLife: "2035-06-30",
      location: "westeurope",
    });
    expect(windows?.spec.os).toBe("windows");
  });

  test("versions with source, storage and places", () => {
    expect(ubuntu?.versions[1]?.spec).toEqual({
      source: { managedImage: `${RG}/images/ubuntu-2404-1.1.0` },
      // As it is written there.
      placement: { westeurope: 1, "West US": 2 },
    });
    expect(state.plans[0]?.spec.policies?.["ubuntu-2404"]?.regions).toEqual({
      westeurope: { storage: "Standard_ZRS" },
      westus: { storage: "Premium_LRS" },
    });
  });

  test("what each waits for: of all that Terraform remembers only versions of the same image", () => {
    expect(ubuntu && waits(ubuntu)).toEqual({ "1.2.0": [], "1.1.0": ["1.2.0"], "1.0.0": ["1.2.0"] });
    expect(ubuntu && latest(ubuntu)).toEqual({ westeurope: "1.2.0", westus: "1.2.0" });
  });
});

test("modules may nest without end", () => {
  let module: object = { resources: [] };
  for (let depth = 0; depth < 20_000; depth++) module = { child_modules: [module] };
  expect(() => readTerraform({ format_version: "1.0", values: { root_module: module } })).toThrow(
    "this Terraform state has no gallery resources",
  );
});
