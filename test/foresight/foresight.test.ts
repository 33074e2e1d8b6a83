import { terraformJson } from "../support/emitted";
import { diff, type Diff, type Effect, type ObjectDiff } from "../../lib/diff/diff";
import { parseSpec, type ParsedSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";
import { addressesByPath, type Configuration } from "./addresses";
import { RECORDINGS, type PlannedResource, type Recording } from "./recordings";

/** Terraform's actions by address, of what changes. */
type Actions = Readonly<Record<string, string>>;

describe.each(RECORDINGS)("%s", (_, recording) => {
  let changed: Changed[];
  beforeAll(() => (changed = foreseen(recording)));

  test(`diff foresees what Terraform plans after ${recording.edits.join(", ")}`, () => {
    expect(foreseenActions(changed)).toEqual(plannedActions(recording));
  });

  test("diff names the attributes that force a replacement", () => {
    const forced = recording.terraform.filter(({ replacePaths }) => replacePaths !== undefined);
    const expected = forced.map(({ address, replacePaths = [] }) => [address, specAttributes(replacePaths)]);
    expect(foreseenReasons(changed)).toEqual(Object.fromEntries(expected));
  });
});

test("the recordings hold every action, under both providers", () => {
  const all = RECORDINGS.flatMap(([, { terraform }]) => terraform);
  const kinds = all.map(({ address, actions }) => `${actions.join(", ")} ${address.slice(0, address.indexOf("."))}`);
  expect(RECORDINGS).toHaveLength(24);
  expect([...new Set(kinds)].sort()).toEqual([
    "create azapi_resource",
    "create azurerm_shared_image",
    "create azurerm_shared_image_version",
    "create, delete azurerm_shared_image",
    "create, delete azurerm_shared_image_gallery",
    "create, delete azurerm_shared_image_version",
    "delete azurerm_shared_image_version",
    "update azapi_resource",
    "update azurerm_shared_image",
    "update azurerm_shared_image_gallery",
    "update azurerm_shared_image_version",
  ]);
});

function plannedActions({ terraform }: Recording): Actions {
  return Object.fromEntries(terraform.map(({ address, actions }) => [address, actions.join(", ")]));
}

/** Something that diff says changes, with its address. */
type Changed = readonly [address: string, object: ChangedObject];

function foreseenActions(changed: readonly Changed[]): Actions {
  const actions = changed.map(([address, object]) => [address, actionsOf(object).join(", ")] as const);
  return Object.fromEntries(actions);
}

function foreseenReasons(changed: readonly Changed[]): Record<string, string[]> {
  const replaced = changed.filter(([, { effect }]) => effect === "replaced");
  return Object.fromEntries(
    replaced.map(([address, { changes }]) => {
      const reasons = changes.filter(({ effect }) => effect === "replaced").map(({ attribute }) => attribute);
      return [address, reasons.sort()];
    }),
  );
}

/** Everything that diff says changes, by its address in the configurations that are emitted for both specs. */
function foreseen({ before, after }: Recording): Changed[] {
  const [was, is] = [parsed(before), parsed(after)];
  const addresses = new Map([...addressesOf(was), ...addressesOf(is)]);
  return changedObjects(diff([plan(was.spec)], [plan(is.spec)])).map((object) => [
    addresses.get(object.path) ?? `nothing for ${object.path}`,
    object,
  ]);
}

function parsed(spec: object): ParsedSpec {
  return parseSpec(JSON.stringify(spec), "gallery.json");
}

function addressesOf(spec: ParsedSpec): Map<string, string> {
  return addressesByPath(terraformJson([spec]) as Configuration);
}

type ChangedObject = ObjectDiff & { readonly effect: Effect };

function changedObjects({ galleries }: Diff): ChangedObject[] {
  const all = galleries.flatMap((gallery): ObjectDiff[] => [
    gallery,
    ...gallery.definitions.flatMap((each) => [each, ...each.versions]),
  ]);
  return all.filter((object): object is ChangedObject => object.effect !== null);
}

/** Terraform's words for what becomes of an object. */
function actionsOf({ effect, outcome }: ChangedObject): PlannedResource["actions"] {
  switch (effect) {
    case "created":
    case "managed":
      return ["create"];
    case "in-place":
    case "imported":
    case "refused": // by Azure, when it is applied
      return ["update"];
    case "destroyed":
    case "forgotten":
      return ["delete"];
    case "replaced":
      return outcome === "already-exists" ? ["create", "delete"] : ["delete", "create"];
  }
}

/** The arguments of azurerm that force a replacement in the recordings, as diff names them. */
const SPEC_ATTRIBUTES: Readonly<Record<string, string>> = {
  accelerated_network_support_enabled: "acceleratedNetworking",
  confidential_vm_supported: "security",
  end_of_life_date: "endOfLife.removed",
  identifier: "identifier",
  sharing: "sharing",
};

/** Several paths may lead into one attribute: `sharing.0.permission` and `sharing.0.community_gallery`. */
function specAttributes(replacePaths: readonly string[]): string[] {
  const names = replacePaths.map((path) => path.split(".", 1)[0] as string);
  return [...new Set(names.map((name) => SPEC_ATTRIBUTES[name] ?? name))].sort();
}
