/** The steps of docs/order-of-changes.md, under the policy of the example that it shows. */
import { join } from "node:path";
import { loadSpec } from "../../constructs/load";
import { planDefinition } from "../../lib/plan/plan";
import type { ImageVersionSpec } from "../../lib/spec/image-version-spec";

const { spec } = loadSpec(join(__dirname, "..", "..", "examples", "rings", "gallery.yaml"));
const IMAGE = "ubuntu-2404";
const SOURCE = { managedImage: "id" };

/** Version to replicas by region, in parentheses where it is hidden from `latest`, and what it waits for. */
type Step = Record<string, readonly [where: string, waitsFor: readonly string[]]>;

/** What is planned when 1.3.0 is as given, beside 1.2.0 and 1.1.0 that serve. */
function stepWith(newest?: Omit<ImageVersionSpec, "source">): Step {
  const versions = {
    "1.1.0": { source: SOURCE },
    "1.2.0": { source: SOURCE },
    ...(newest && { "1.3.0": { source: SOURCE, ...newest } }),
  };
  const image = { ...spec.images?.[IMAGE], versions };
  const planned = planDefinition({ ...spec, images: { [IMAGE]: image } }, IMAGE);
  return Object.fromEntries(
    planned.versions.map(({ version, targetRegions, waitsFor }) => {
      const where = targetRegions.map(({ name, replicas, excludeFromLatest }) => {
        return `${name} ${excludeFromLatest ? `(${replicas})` : replicas}`;
      });
      return [version, [where.join(", "), waitsFor]];
    }),
  );
}

const BEFORE: Step = {
  "1.2.0": ["westeurope 20, northeurope 1, eastus 8", []],
  "1.1.0": ["westeurope 1, northeurope 1", ["1.2.0"]],
};

test("before: 1.2.0 is latest everywhere, 1.1.0 stands by", () => {
  expect(stepWith()).toEqual(BEFORE);
});

test("a candidate is at home, hidden, and changes nothing else", () => {
  expect(stepWith({ state: "candidate" })).toEqual({ ...BEFORE, "1.3.0": ["westeurope (1)", ["1.2.0"]] });
});

test("in the canary ring it serves there and is copied ahead elsewhere; 1.2.0 shrinks there, after it", () => {
  const step = stepWith({ ring: "canary" });
  expect(step["1.3.0"]).toEqual(["westeurope 20, northeurope (1), eastus (8)", []]);
  expect(step["1.2.0"]).toEqual(["westeurope 1, northeurope 1, eastus 8", ["1.3.0"]]);
});

test.each([{ ring: "broad" }, {}])("with %j it serves everywhere, and 1.2.0 leaves eastus, after it", (newest) => {
  const step = stepWith(newest);
  expect(step["1.3.0"]).toEqual(["westeurope 20, northeurope 1, eastus 8", []]);
  expect(step["1.2.0"]).toEqual(["westeurope 1, northeurope 1", ["1.3.0"]]);
});

test("withdrawn, it is hidden where it was, after 1.2.0 has grown back", () => {
  const step = stepWith({ withdrawn: { reason: "breaks cloud-init" } });
  expect(step["1.2.0"]).toEqual(BEFORE["1.2.0"]);
  expect(step["1.3.0"]).toEqual(["westeurope (20), northeurope (1), eastus (8)", ["1.2.0"]]);
});

test("withdrawn at once, it waits for nothing", () => {
  const step = stepWith({ withdrawn: { reason: "leaks a key", immediate: true } });
  expect(step["1.2.0"]).toEqual(BEFORE["1.2.0"]);
  expect(step["1.3.0"]).toEqual(["westeurope (20), northeurope (1), eastus (8)", []]);
});
