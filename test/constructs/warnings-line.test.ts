import { runProgram, synthByCdktf } from "../support/program";

/** Adds a stack with a gallery of some regions. Each that gallerist does not know is one warning. */
const PARTS = `
function addStack(app, id, regions, others = {}) {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const gallery = new Gallery(stack, "gallery", {
    name: id + "_images", resourceGroup: "rg", location: "westeurope", ...others,
  });
  gallery.addImageDefinition("ubuntu", {
    identifier: { publisher: "contoso", offer: "linux", sku: id },
    os: "linux",
    generation: "V2",
    policy: {
      regions: Object.fromEntries(["westeurope", ...regions].map((region) => [region, {}])),
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  }).addVersion("1.0.0", {
    source: ImageSource.snapshot("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a"),
  });
  return stack;
}
`;

const HOW = "`cdktf synth` prints them, and `findingsOf(app)` of gallerist/testing returns them";

/** Runs a program, and returns the lines on standard error. Nothing may be on standard output. */
function linesOf(program: string, env?: Readonly<Record<string, string>>): string[] {
  const { code, out, err } = runProgram(PARTS + program, env);
  expect([code, out]).toEqual([0, ""]);
  return err.split("\n").slice(0, -1);
}

test("plain Node says in one line how many warnings a synth has, in which stack, and how to see them", () => {
  expect(linesOf(`const app = new App(); addStack(app, "images", ["atlantis", "avalon"]); app.synth();`)).toEqual([
    `gallerist: 2 warnings in stack images; ${HOW}`,
  ]);
});

test("one line is for all stacks of an app, which cdktf validates one by one, however often it is synthesized", () => {
  const stacks = `addStack(app, "first", ["atlantis"]); addStack(app, "none", []); addStack(app, "second", ["avalon"]);`;
  expect(linesOf(`const app = new App(); ${stacks} app.synth(); app.synth();`)).toEqual([
    `gallerist: 2 warnings in stacks first and second; ${HOW}`,
  ]);
});

test("a synth of a test, with validations, says the same", () => {
  const stack = `const stack = addStack(Testing.app(), "images", ["atlantis"]);`;
  expect(linesOf(`${stack} Testing.synth(stack, true); Testing.synth(stack, true);`)).toEqual([
    `gallerist: 1 warning in stack images; ${HOW.replace("prints them", "prints it").replace("returns them", "returns it")}`,
  ]);
  expect(linesOf(`${stack} Testing.synth(stack);`)).toEqual([]);
});

test("nothing is said without warnings, and of acknowledged ones", () => {
  const acknowledge = `{ acknowledge: [{ rule: "unknown-region", path: "policies", reason: "it is new" }] }`;
  expect(linesOf(`const app = new App(); addStack(app, "images", []); app.synth();`)).toEqual([]);
  expect(linesOf(`const app = new App(); addStack(app, "a", ["atlantis"], ${acknowledge}); app.synth();`)).toEqual([]);
});

test("a report of errors holds the warnings, so that no line stands beside it", () => {
  const { code, err } = runProgram(
    `${PARTS} const app = new App(); addStack(app, "a-b", ["atlantis"], { name: "a-b" }); app.synth();`,
  );
  expect(code).toBe(1);
  expect(err).toContain("warning[unknown-region]");
  expect(err).not.toContain("gallerist: 1 warning");
});

test("cdktf synth prints the warnings themselves, once, and no line", () => {
  const { code, out, err } = synthByCdktf(
    `${PARTS} const app = new App(); addStack(app, "images", ["atlantis"]); app.synth();`,
  );
  const all = out + err;
  expect([code, all.match(/unknown-region/g)?.length]).toEqual([0, 1]);
  expect(all).not.toContain("gallerist: ");
}, 60_000);
