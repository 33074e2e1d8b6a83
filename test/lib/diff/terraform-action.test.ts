import { diff, type Diff, type ObjectDiff } from "../../../lib/diff/diff";
import { holds } from "../../../lib/diff/fail-on";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import {
  configurationJson,
  planJson,
  shownDefinition,
  shownGallery,
  shownVersion,
  stateJson,
  unchanged,
  type Json,
  type ShownChange,
  type ShownResource,
} from "../../support/plan-json";

const GALLERY = unchanged(shownGallery());
const DEFINITION = unchanged(shownDefinition());

/** The diff of a plan. */
function planned(changes: readonly ShownChange[]): Diff {
  const { before = [], plans, protections, objects, blocks } = readTerraform(planJson(changes));
  return diff(before, plans, { protections, terraform: { objects, blocks } });
}

/** The diff of two files, the second of which is applied. */
function between(first: Json, second: Json): Diff {
  const [before, after] = [readTerraform(first), readTerraform(second)];
  const objects = new Map([...before.objects, ...after.objects]);
  return diff(before.plans, after.plans, {
    protections: after.protections,
    terraform: { objects, blocks: after.blocks },
  });
}

/** What becomes of each object that changes, and for which attributes: `images/ubuntu/1.0.0 replaced recreated: tainted`. */
function effects({ galleries }: Diff): string[] {
  const textOf = ({ path, effect, outcome, changes }: ObjectDiff): string[] => {
    if (effect === null) return [];
    const reasons = changes.map(({ attribute }) => attribute).join(", ");
    return [`${[path, effect, outcome].filter(Boolean).join(" ")}${reasons && `: ${reasons}`}`];
  };
  return galleries.flatMap((gallery) => [
    ...textOf(gallery),
    ...gallery.definitions.flatMap((each) => [...textOf(each), ...each.versions.flatMap(textOf)]),
  ]);
}

const hazards = ({ hazards }: Diff) => hazards.map(({ kind, version }) => `${kind} ${version}`);

/** A version that a plan replaces, of which no value differs. */
function replaced(actions: readonly string[], others: Json = {}, change: Json = {}): ShownChange {
  return { before: shownVersion("1.0.0"), after: shownVersion("1.0.0"), actions, others, change };
}

const DELETE_FIRST = ["delete", "create"];
const CREATE_FIRST = ["create", "delete"];

describe("a plan that replaces what no value tells", () => {
  test.each([
    ["a tainted version", "replace_because_tainted", "tainted"],
    ["-replace", "replace_by_request", "requested"],
    ["replace_triggered_by", "replace_by_triggers", "triggered"],
    ["a reason that is not known", "replace_because_of_the_moon", "plan"],
  ])("%s", (_, action_reason, attribute) => {
    const found = planned([GALLERY, DEFINITION, replaced(DELETE_FIRST, { action_reason })]);
    expect(effects(found)).toEqual([`images/ubuntu/1.0.0 replaced recreated: ${attribute}`]);
    expect(hazards(found)).toEqual(["latest-destroyed 1.0.0", "no-version 1.0.0", "no-latest 1.0.0"]);
    expect(holds(found, "replace")).toBe(true);
    expect(holds(found, "destroy")).toBe(true);
  });

  test("is refused where the plan creates first", () => {
    const found = planned([GALLERY, DEFINITION, replaced(CREATE_FIRST, { action_reason: "replace_because_tainted" })]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 replaced already-exists: tainted"]);
    expect(holds(found, "destroy")).toBe(false);
  });

  test.each([
    ["gallery", [DEFINITION], shownGallery(), "images replaced not-empty: tainted"],
    [
      "definition",
      [GALLERY, unchanged(shownVersion("1.0.0"))],
      shownDefinition(),
      "images/ubuntu replaced not-empty: tainted",
    ],
    // It lists no versions, but a pipeline may have filled it.
    ["empty definition", [GALLERY], shownDefinition(), "images/ubuntu replaced recreated: tainted, deletion.unlisted"],
  ])("a tainted %s", (_, others, resource, expected) => {
    const tainted = {
      before: resource,
      after: resource,
      actions: DELETE_FIRST,
      others: { action_reason: "replace_because_tainted" },
    };
    expect(effects(planned([...others, tainted]))).toEqual([expected]);
  });
});

describe("an argument that is known after apply and forces a replacement", () => {
  const unknown = (argument: string, after: ShownResource): ShownChange => ({
    before: shownVersion("1.0.0"),
    after,
    actions: DELETE_FIRST,
    others: { action_reason: "replace_because_cannot_update" },
    change: { replace_paths: [[argument]], after_unknown: { [argument]: true } },
  });

  test("is the reason, and compared", () => {
    const found = planned([
      GALLERY,
      DEFINITION,
      unknown("managed_image_id", shownVersion("1.0.0", { managed_image_id: undefined })),
    ]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 replaced recreated: source"]);
    expect(found.notCompared).toEqual([]);
  });

  test("is named where it is none that is compared", () => {
    const found = planned([GALLERY, DEFINITION, unknown("brand_new", shownVersion("1.0.0"))]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 replaced recreated: plan"]);
    expect(found.galleries[0]?.definitions[0]?.versions[0]?.changes[0]?.after).toBe("brand_new");
  });

  test("an argument of which we know no replacement is replaced for all the same", () => {
    const after = shownVersion("1.0.0", { end_of_life_date: "2030-01-01T00:00:00Z" });
    const change: ShownChange = {
      ...unknown("end_of_life_date", after),
      before: shownVersion("1.0.0", { end_of_life_date: "2029-01-01T00:00:00Z" }),
      change: { replace_paths: [["end_of_life_date"]] },
    };
    expect(effects(planned([GALLERY, DEFINITION, change]))).toEqual([
      "images/ubuntu/1.0.0 replaced recreated: endOfLife",
    ]);
  });
});

test("an azapi version that is replaced with its definition, whose id is not known until then, is replaced", () => {
  const parent = String(shownDefinition().values["id"]);
  const values = {
    type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
    name: "1.0.0",
    location: "westeurope",
    body: { properties: { publishingProfile: { targetRegions: [{ name: "westeurope", regionalReplicaCount: 1 }] } } },
  };
  const resource = (parts: Json) => ({
    address: "azapi_resource.v",
    type: "azapi_resource",
    values: { ...values, ...parts },
  });
  const found = planned([
    GALLERY,
    { before: shownDefinition(), after: shownDefinition(), actions: DELETE_FIRST },
    {
      before: resource({ parent_id: parent }),
      after: resource({}),
      actions: DELETE_FIRST,
      change: { replace_paths: [["parent_id"]], after_unknown: { parent_id: true } },
    },
  ]);
  expect(effects(found)).toContain("images/ubuntu/1.0.0 replaced recreated: plan");
});

test("a replacement by our table is none where the plan updates", () => {
  const change = {
    before: shownDefinition({ hyper_v_generation: "V1" }),
    after: shownDefinition({ hyper_v_generation: "V2" }),
    actions: ["update"],
  };
  expect(effects(planned([GALLERY, change]))).toEqual(["images/ubuntu in-place: generation"]);
});

describe("an address that changes", () => {
  const [old, fresh] = [shownVersion("1.0.0", {}, "old"), shownVersion("1.0.0", {}, "fresh")];

  test("in a plan without `moved` is destroyed and created, with a hint", () => {
    const found = planned([
      GALLERY,
      DEFINITION,
      { before: old, actions: ["delete"] },
      { after: fresh, actions: ["create"] },
    ]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 replaced recreated: address"]);
    const change = found.galleries[0]?.definitions[0]?.versions[0]?.changes[0];
    expect([change?.before, change?.after]).toEqual([old.address, fresh.address]);
    expect(change?.reason).toContain("`moved`");
  });

  test("in a plan with `moved` stays", () => {
    const moved = { before: fresh, after: fresh, actions: ["no-op"], others: { previous_address: old.address } };
    expect(effects(planned([GALLERY, DEFINITION, moved]))).toEqual([]);
  });

  test("between configurations is destroyed and created, but for `moved`", () => {
    const [before, after] = [configurationJson([old]), configurationJson([fresh])];
    const move = (from: string, to: string) => ({ moved: [{ from, to }] });
    expect(effects(between(before, after))).toEqual(["images/ubuntu/1.0.0 replaced recreated: address"]);
    expect(effects(between(before, { ...after, ...move(old.address, fresh.address) }))).toEqual([]);
    // What the state knows is not what the configuration before it said.
    expect(effects(between({ ...before, ...move(old.address, fresh.address) }, after))).toEqual([
      "images/ubuntu/1.0.0 replaced recreated: address",
    ]);
  });

  test("from a state, by its block, through several moves, out of a module", () => {
    const instance = { ...old, address: 'module.images["a.b"].azurerm_shared_image_version.old' };
    const moves = [
      { from: 'module.images["a.b"]', to: "module.other" },
      { from: "module.other.azurerm_shared_image_version.old", to: fresh.address },
    ];
    expect(effects(between(stateJson(instance), configurationJson([fresh], { moved: moves })))).toEqual([]);
    expect(effects(between(stateJson(instance), configurationJson([fresh], { moved: moves[1] })))).toEqual([
      "images/ubuntu/1.0.0 replaced recreated: address",
    ]);
  });
});

describe("what Terraform forgets", () => {
  const version = shownVersion("1.0.0", {}, "gone");
  const kept = shownVersion("1.1.0", {}, "kept");
  const removed = (lifecycle?: Json) => ({ removed: { from: version.address, ...(lifecycle && { lifecycle }) } });

  test("by a plan stays in Azure and is no longer managed", () => {
    const found = planned([GALLERY, DEFINITION, { before: version, actions: ["forget"] }]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 forgotten"]);
    expect(found.hazards).toEqual([]);
    expect(found.totals.replicas).toEqual({ before: 1, after: 1 });
  });

  test("is among the planned values, as Terraform 1.11 prints it", () => {
    const found = planned([GALLERY, DEFINITION, { before: version, after: version, actions: ["forget"] }]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 forgotten"]);
  });

  test("gives way to what is imported in its place, in any order", () => {
    const entering = shownVersion("1.0.0", {}, "new");
    const changes: ShownChange[] = [
      { before: version, after: version, actions: ["forget"] },
      { before: entering, after: entering, actions: ["no-op"], change: { importing: { id: entering.values["id"] } } },
    ];
    for (const order of [changes, [...changes].reverse()]) {
      const json = planJson([GALLERY, DEFINITION, ...order]);
      expect(readTerraform(json).unresolved).toEqual([]);
      expect(effects(planned([GALLERY, DEFINITION, ...order]))).toEqual(["images/ubuntu/1.0.0 imported"]);
    }
  });

  test("with all of its gallery", () => {
    const changes = [shownGallery(), shownDefinition(), version].map((before) => ({ before, actions: ["forget"] }));
    expect(effects(planned(changes))).toEqual([
      "images forgotten",
      "images/ubuntu forgotten",
      "images/ubuntu/1.0.0 forgotten",
    ]);
  });

  test("by a `removed` block that does not destroy", () => {
    const [before, after] = [configurationJson([version, kept]), configurationJson([kept])];
    const found = between(before, { ...after, ...removed({ destroy: false }) });
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 forgotten"]);
    expect(holds(found, "destroy")).toBe(false);
    expect(found.totals.replicas).toEqual({ before: 2, after: 2 });
  });

  test.each([
    ["destroys", { destroy: true }],
    ["does not say, which destroys", undefined],
  ])("but not by one that %s", (_, lifecycle) => {
    const after = { ...configurationJson([kept]), ...removed(lifecycle) };
    expect(effects(between(stateJson(version, kept), after))).toEqual(["images/ubuntu/1.0.0 destroyed"]);
  });

  test("a gallery and what is in it, by one block for each", () => {
    const all = [shownGallery(), shownDefinition(), version];
    const other = shownGallery({ name: "other" });
    const elsewhere = { ...other, address: "azurerm_shared_image_gallery.other" };
    const blocks = all.map(({ address }) => ({ from: address, lifecycle: [{ destroy: false }] }));
    expect(effects(between(stateJson(...all, elsewhere), configurationJson([elsewhere], { removed: blocks })))).toEqual(
      ["images forgotten", "images/ubuntu forgotten", "images/ubuntu/1.0.0 forgotten"],
    );
  });

  test("and creates again is refused: it is there", () => {
    const found = planned([
      GALLERY,
      DEFINITION,
      { before: version, actions: ["forget"] },
      { after: shownVersion("1.0.0", {}, "new"), actions: ["create"] },
    ]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 refused: exists"]);
  });
});

test("a record of what a pipeline publishes is forgotten too, and making it anew changes nothing in Azure", () => {
  const record: ShownResource = {
    address: "azapi_update_resource.v",
    type: "azapi_update_resource",
    values: {
      type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
      name: "1.0.0",
      parent_id: String(shownDefinition().values["id"]),
      body: { properties: { publishingProfile: { targetRegions: [{ name: "westeurope", regionalReplicaCount: 1 }] } } },
    },
  };
  const change = (actions: string[]): ShownChange => ({ before: record, after: record, actions });
  expect(effects(planned([GALLERY, DEFINITION, change(["forget"])]))).toEqual(["images/ubuntu/1.0.0 forgotten"]);
  expect(effects(planned([GALLERY, DEFINITION, change(DELETE_FIRST)]))).toEqual([]);
});

describe("what Terraform imports", () => {
  const version = shownVersion("1.0.0", {}, "v");

  test("by a plan is not created, and a change in place is told beside it", () => {
    const change = { importing: { id: version.values["id"] } };
    const alone = { before: version, after: version, actions: ["no-op"], change };
    expect(effects(planned([GALLERY, DEFINITION, alone]))).toEqual(["images/ubuntu/1.0.0 imported"]);
    const after = shownVersion("1.0.0", { target_region: [{ name: "westeurope", regional_replica_count: 3 }] }, "v");
    const changed = { before: version, after, actions: ["update"], change };
    expect(effects(planned([GALLERY, DEFINITION, changed]))).toEqual([
      "images/ubuntu/1.0.0 in-place: import, targetRegions.replicas",
    ]);
  });

  test("by an `import` block is not created", () => {
    const all = [shownGallery(), shownDefinition(), version];
    const blocks = all.map(({ address, values }) => ({ to: address, id: values["id"] }));
    const other = { ...shownGallery({ name: "other" }), address: "azurerm_shared_image_gallery.other" };
    const found = between(stateJson(other), configurationJson([...all, other], { import: blocks }));
    expect(effects(found)).toEqual(["images imported", "images/ubuntu imported", "images/ubuntu/1.0.0 imported"]);
    expect(found.totals.copies).toBe(0);
  });

  test("is what it was where it is in the state already", () => {
    const after = configurationJson([version], { import: { to: version.address, id: version.values["id"] } });
    expect(effects(between(stateJson(version), after))).toEqual([]);
  });
});

describe("from azurerm to azapi", () => {
  const version = shownVersion("1.0.0", {}, "v");
  const parent = String(version.values["id"]).replace(/\/versions\/.*/, "");
  const azapi = {
    type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
    name: "1.0.0",
    parent_id: parent,
    location: "westeurope",
    body: {
      properties: {
        publishingProfile: { targetRegions: [{ name: "westeurope", regionalReplicaCount: 1 }] },
        storageProfile: { source: { id: version.values["managed_image_id"] } },
      },
    },
  };
  const after = { resource: { azapi_resource: { v: azapi } } };
  const removed = { from: version.address, lifecycle: { destroy: false } };
  const imported = { to: "azapi_resource.v", id: `${String(version.values["id"])}?api-version=2024-03-03` };

  test("is another resource without blocks, nothing but an import with both, refused or destroyed with one", () => {
    const found = (blocks: Json) => effects(between(stateJson(version), { ...after, ...blocks }));
    expect(found({})).toEqual(["images/ubuntu/1.0.0 replaced recreated: provider"]);
    expect(found({ removed, import: imported })).toEqual(["images/ubuntu/1.0.0 imported"]);
    expect(found({ removed })).toEqual(["images/ubuntu/1.0.0 refused: exists"]);
    expect(found({ import: imported })).toEqual(["images/ubuntu/1.0.0 destroyed: elsewhere, provider"]);
  });

  test("in a plan too, where both addresses are there for a while", () => {
    const values = { ...azapi, id: imported.id };
    const resource = { address: "azapi_resource.v", type: "azapi_resource", values };
    const change = { importing: { id: imported.id } };
    const enters = { before: resource, after: resource, actions: ["no-op"], change };
    const forgotten = planned([GALLERY, DEFINITION, { before: version, actions: ["forget"] }, enters]);
    expect(effects(forgotten)).toEqual(["images/ubuntu/1.0.0 imported"]);
    const destroyed = planned([GALLERY, DEFINITION, enters, { before: version, actions: ["delete"] }]);
    expect(holds(destroyed, "destroy")).toBe(true);
  });
});

describe("a deposed object", () => {
  const deposed = (name: string) => ({ ...shownVersion(name), address: shownVersion("1.1.0").address });
  const current = unchanged(shownVersion("1.1.0"));
  const gone = (name: string): ShownChange => ({
    before: { ...deposed(name), deposed_key: "aa" } as ShownResource,
    actions: ["delete"],
    others: { deposed: "aa" },
  });

  test("of another version is destroyed", () => {
    const found = planned([GALLERY, DEFINITION, current, gone("1.0.0")]);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 destroyed"]);
  });

  test("of the same id destroys what the configuration names", () => {
    const found = planned([GALLERY, DEFINITION, current, gone("1.1.0")]);
    expect(effects(found)).toEqual(["images/ubuntu/1.1.0 destroyed: elsewhere"]);
    expect(found.totals.replicas).toEqual({ before: 1, after: 0 });
  });
});

test("what a plan does not name is compared as it stands", () => {
  expect(effects(planned([GALLERY, DEFINITION, unchanged(shownVersion("1.0.0"))]))).toEqual([]);
});
