import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { found } from "../../support/found";
import { latest } from "../../support/planned";

const FAULT = join(__dirname, "..", "..", "fixtures", "faults", "05-state-hidden-without-regional-flag.json");

/** The state, with this flag in each region. */
function read(regional?: boolean | null) {
  const text = readFileSync(FAULT, "utf8");
  const flag = `"exclude_from_latest_enabled": ${String(regional)}, "regional_replica_count"`;
  return readTerraform(JSON.parse(regional === undefined ? text : text.replaceAll('"regional_replica_count"', flag)));
}

test("a state without the flag of regions hides what it hides as a whole", () => {
  const { plans, unresolved } = read();
  expect(unresolved).toEqual([]);
  expect(found(plans)).toEqual({ "contoso_images/ubuntu": { "1.1.0": "uksouth 1 hidden", "1.0.0": "uksouth 1" } });
  expect(latest(plans[0]!.definitions[0]!)).toEqual({ uksouth: "1.0.0" });
});

test("a state with false in a region is believed, and it is said that Azure may have either", () => {
  const { plans, unresolved } = read(false);
  expect(latest(plans[0]!.definitions[0]!)).toEqual({ uksouth: "1.1.0" });
  expect(unresolved).toEqual([
    {
      address: "azurerm_shared_image_version.v_1_1_0",
      attribute: "exclude_from_latest",
      isWritten: true,
      found:
        "true, and false in uksouth, where it may be hidden all the same: azurerm reads a flag that Azure lacks as false",
    },
  ]);
});

test("a state with true in a region leaves nothing open", () => {
  const { plans, unresolved } = read(true);
  expect(unresolved).toEqual([]);
  expect(latest(plans[0]!.definitions[0]!)).toEqual({ uksouth: null });
});
