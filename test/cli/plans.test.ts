import { join } from "node:path";
import { gallerist, type Run } from "../support/gallerist";
import { withFiles } from "../support/gallery-files";
import {
  configurationJson,
  planJson,
  shownDefinition,
  shownGallery,
  shownVersion,
  stateJson,
  type Json,
  unchanged,
} from "../support/plan-json";

const FAULTS = join(__dirname, "..", "fixtures", "faults");

/** Runs `gallerist` on files of JSON. */
function run(files: Readonly<Record<string, Json>>, args: readonly string[]): Promise<Run> {
  const texts = Object.entries(files).map(([name, json]) => [name, JSON.stringify(json)]);
  return withFiles(Object.fromEntries(texts) as Record<string, string>, (cwd) => gallerist([...args], { cwd }));
}

describe("diff of a plan of Terraform", () => {
  test("a tainted version that serves is destroyed and created again", async () => {
    const { code, out, err } = await gallerist([
      "diff",
      join(FAULTS, "plan-tainted.json"),
      "--fail-on",
      "destroy,replace",
    ]);
    const stopped = ["destroy", "replace"].map((kind) => `--fail-on ${kind}: contoso_images/ubuntu/1.10.0\n`);
    expect([code, err]).toEqual([1, stopped.join("")]);
    expect(out).toContain("! 1.10.0 must be replaced: it is destroyed, then created again\n      tainted\n");
    expect(out).toContain("warning[latest-destroyed]: contoso_images/ubuntu: 1.10.0 is destroyed");
  });

  test.each([
    ["destroyed first", ["delete", "create"]],
    ["created first", ["create", "delete"]],
  ])("the order of a replacement is the plan's, and is not assumed: %s", async (_, actions) => {
    const version = shownVersion("1.0.0");
    const changes = [unchanged(shownGallery()), unchanged(shownDefinition())];
    const plan = planJson([...changes, { before: version, after: version, actions }]);
    for (const format of ["text", "markdown"]) {
      const { out } = await run({ "plan.json": plan }, ["diff", "plan.json", "--format", format]);
      expect(out).toContain("1.0.0");
      expect(out).not.toContain("a replacement is destroyed first");
    }
  });

  test("between two addresses no plan tells the order, so it is assumed", async () => {
    const [before, after] = [shownVersion("1.0.0", {}, "old"), shownVersion("1.0.0", {}, "new")];
    const changes = [unchanged(shownGallery()), unchanged(shownDefinition())];
    const plan = planJson([...changes, { before, actions: ["delete"] }, { after, actions: ["create"] }]);
    const { out } = await run({ "plan.json": plan }, ["diff", "plan.json"]);
    expect(out).toContain("assumed: a replacement is destroyed first");
  });

  test("a source that is known after apply and forces a replacement is its reason", async () => {
    const { code, out, err } = await gallerist([
      "diff",
      join(FAULTS, "plan-unknown-source-replaces.json"),
      "--fail-on",
      "destroy,replace,refused",
    ]);
    const stopped = ["destroy", "replace"].map((kind) => `--fail-on ${kind}: contoso_images/ubuntu/1.10.0\n`);
    expect([code, err]).toEqual([1, stopped.join("")]);
    expect(out).toContain("! 1.10.0 must be replaced: it is destroyed, then created again\n      source:");
    expect(out).toContain("-> ${known after apply}\n        replaces it: what it is made from is fixed");
    expect(out).not.toContain("not compared");
  });

  test("an address that moves is told with both addresses and the hint", async () => {
    const plan = planJson([
      { before: shownVersion("1.0.0", {}, "old"), actions: ["delete"] },
      { after: shownVersion("1.0.0", {}, "fresh"), actions: ["create"] },
    ]);
    const { out } = await run({ "plan.json": plan }, ["diff", "plan.json", "--fail-on", "destroy"]);
    expect(out.replace(/\s+/g, " ")).toContain(
      "address: azurerm_shared_image_version.old -> azurerm_shared_image_version.fresh " +
        "replaces it: its address changes without a `moved` block",
    );
  });

  test("what is imported and what is forgotten is told", async () => {
    const plan = planJson([
      { before: shownVersion("1.0.0"), actions: ["forget"] },
      {
        before: shownVersion("1.1.0"),
        after: shownVersion("1.1.0"),
        actions: ["no-op"],
        change: { importing: { id: "x" } },
      },
    ]);
    const { code, out } = await run({ "plan.json": plan }, ["diff", "plan.json", "--fail-on", "destroy,refused"]);
    expect(code).toBe(0);
    expect(out).toContain("+ 1.1.0 is imported: it exists already, and is managed from now on");
    expect(out).toContain("= 1.0.0 is forgotten: no longer managed, but kept in Azure");
    expect(out).toContain("image versions: 1 imported, 1 forgotten");
  });
});

describe("a plan that Terraform did not finish", () => {
  const errored = { "plan.json": planJson([unchanged(shownVersion("1.0.0"))], { errored: true }) };
  const told = "plan.json: a partial plan, since Terraform stopped with an error: more may change\n";

  test.each([
    [
      "text",
      "partial plan: Terraform stopped with an error while it planned, so more may\n  change\n\n",
      "\n\nno change in what was planned\n",
    ],
    [
      "markdown",
      "**partial plan: Terraform stopped with an error while it planned, so more may change**\n\n",
      "- no change in what was planned\n",
    ],
  ])("is partial in %s, on standard error, and exits with 1", async (format, heading, total) => {
    const { code, out, err } = await run(errored, ["diff", "plan.json", "--format", format]);
    expect([code, err]).toEqual([1, told]);
    expect(out.startsWith(heading)).toBe(true);
    expect(out).toContain(total);
  });

  test("is partial in JSON", async () => {
    const { code, out, err } = await run(errored, ["diff", "plan.json", "--format", "json"]);
    expect([code, err]).toEqual([1, told]);
    expect(JSON.parse(out)).toMatchObject({ isPartial: true });
    const whole = { "plan.json": { ...errored["plan.json"], errored: false } };
    const finished = await run(whole, ["diff", "plan.json", "--format", "json"]);
    expect([finished.code, finished.err]).toEqual([0, ""]);
    expect(JSON.parse(finished.out)).toMatchObject({ isPartial: false });
  });

  test("is partial beside a state, and to check", async () => {
    const files = { ...errored, "state.json": stateJson(shownVersion("1.0.0")) };
    expect(await run(files, ["diff", "state.json", "plan.json"])).toMatchObject({ code: 1, err: told });
    const { code, err } = await run(errored, ["check", "plan.json"]);
    expect([code, err]).toEqual([1, told]);
  });

  test.each([
    ["matrix", ["matrix", "plan.json"]],
    ["cost", ["cost", "plan.json"]],
    ["report", ["report", "plan.json", "-o", "-"]],
    ["explain", ["explain", "ubuntu", "1.0.0", "westeurope", "plan.json"]],
  ])("is partial to %s, which prints what is there", async (_, args) => {
    const { code, out, err } = await run(errored, args);
    expect([code, err]).toEqual([1, told]);
    expect(out).toContain("1.0.0");
  });

  test("that has nothing of a gallery is refused with that reason", async () => {
    const plan = { format_version: "1.2", resource_changes: [], errored: true };
    const { code, err } = await run({ "plan.json": plan }, ["diff", "plan.json"]);
    expect(code).toBe(2);
    expect(err).toContain("this Terraform plan has no gallery resources; it is partial");
  });
});

test("blocks in a file of their own beside the configuration are read", async () => {
  const version = shownVersion("1.0.0", {}, "v");
  const kept = shownVersion("1.1.0", {}, "w");
  const files = {
    "state.json": stateJson(version, kept),
    "cdk.tf.json": configurationJson([kept]),
    "removed.tf.json": { removed: [{ from: version.address, lifecycle: { destroy: false } }] },
  };
  const { code, out } = await run(files, ["diff", "state.json", ".", "--fail-on", "destroy"]);
  expect(code).toBe(0);
  expect(out).toContain("= 1.0.0 is forgotten: no longer managed, but kept in Azure");
});

describe("blocks of one stack hold for no other stack of the app, whose addresses may be the same", () => {
  const version = (number: string, gallery: string) => shownVersion(number, { gallery_name: gallery }, `v${number[0]}`);
  const both = (gallery: string) => [version("1.0.0", gallery), version("2.0.0", gallery)];
  const forgets = { removed: { from: version("1.0.0", "").address, lifecycle: { destroy: false } } };
  const before = {
    "before/stacks/one/cdk.tf.json": configurationJson(both("first")),
    "before/stacks/two/cdk.tf.json": configurationJson(both("second")),
  };
  const after = (first: Json, second: Json): Record<string, Json> => ({
    "after/stacks/one/cdk.tf.json": first,
    "after/stacks/two/cdk.tf.json": second,
  });
  const effects = async (files: Readonly<Record<string, Json>>) => {
    const { out } = await run(files, ["diff", "before", "after", "--format", "json"]);
    const { versions } = JSON.parse(out) as { versions: { path: string; effect: string }[] };
    return versions.map(({ path, effect }) => `${path} ${effect}`).sort();
  };
  const left = (gallery: string, blocks: Json = {}) => configurationJson([version("2.0.0", gallery)], blocks);

  test("`removed`", async () => {
    expect(await effects({ ...before, ...after(left("first", forgets), left("second")) })).toEqual([
      "first/ubuntu/1.0.0 forgotten",
      "second/ubuntu/1.0.0 destroyed",
    ]);
    expect(await effects({ ...before, ...after(left("first"), left("second", forgets)) })).toEqual([
      "first/ubuntu/1.0.0 destroyed",
      "second/ubuntu/1.0.0 forgotten",
    ]);
  });

  test("`moved` and `import`", async () => {
    const moves = { moved: { from: version("1.0.0", "").address, to: "azurerm_shared_image_version.new" } };
    const moved = (gallery: string, blocks: Json = {}) =>
      configurationJson([shownVersion("1.0.0", { gallery_name: gallery }, "new"), version("2.0.0", gallery)], blocks);
    expect(await effects({ ...before, ...after(moved("first", moves), moved("second")) })).toEqual([
      "second/ubuntu/1.0.0 replaced",
    ]);
    const imports = { import: { to: "azurerm_shared_image_version.v3", id: "/v" } };
    const more = (gallery: string, blocks: Json = {}) =>
      configurationJson([...both(gallery), version("3.0.0", gallery)], blocks);
    expect(await effects({ ...before, ...after(more("first", imports), more("second")) })).toEqual([
      "first/ubuntu/3.0.0 imported",
      "second/ubuntu/3.0.0 created",
    ]);
  });

  test("a state beside several stacks is of any of them", async () => {
    const files = { "state.json": stateJson(...both("first")), ...after(left("first", forgets), left("second")) };
    const { out } = await run(files, ["diff", "state.json", "after", "--format", "json"]);
    const { versions } = JSON.parse(out) as { versions: { path: string; effect: string }[] };
    expect(versions.find(({ path }) => path === "first/ubuntu/1.0.0")?.effect).toBe("forgotten");
  });
});
