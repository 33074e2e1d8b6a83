import { check } from "../../../lib/index";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan } from "../../../lib/plan/plan";

/** A gallery with a demand that its only version serves through a ring. */
const GOOD = `
gallery: { name: images, resourceGroup: rg, location: westeurope, policy: fleet }
demand: { westeurope: { vms: 3 } }
policies:
  fleet:
    regions: { westeurope: {}, eastus: {} }
    rings: [{ name: canary, regions: [westeurope] }, { name: broad, regions: rest }]
    tiers: [{ name: all, take: rest, regions: all, replicas: 3 }]
images:
  ubuntu:
    identifier: { publisher: contoso, offer: linux, sku: ubuntu }
    os: linux
    generation: V2
    versions:
      1.0.0: { ring: canary, source: { snapshot: /subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a } }
`;

function rulesAfter(text: string, by: string): string[] {
  expect(GOOD).toContain(text);
  const parsed = parseSpec(GOOD.replace(text, by));
  return check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) }).map(({ rule }) => rule);
}

test("the file is good as it is", () => {
  expect(rulesAfter("canary", "canary")).toEqual([]);
});

test.each([
  ["an unknown policy", "policy: fleet", "policy: flet", "unknown-policy"],
  ["a ring of a version that does not exist", "ring: canary", "ring: canry", "unknown-ring"],
  ["a ring under another name", "name: canary", "name: canari", "unknown-ring"],
  ["a ring without its name", "{ name: canary", "{ nme: canary", "unknown-key"],
  ["a ring whose regions are no list", "regions: [westeurope]", "regions: 7", "wrong-type"],
  ["a ring with a mistyped region", "[westeurope]", "[westeurop]", "region-outside-policy"],
  ["a mistyped region of the policy", "{ westeurope: {}, eastus", "{ westeurop: {}, eastus", "mistyped-region"],
  [
    "a version twice, first as a candidate",
    "1.0.0:",
    "1.0.0: { state: candidate, source: {} }\n      1.0.0:",
    "duplicate-key",
  ],
  ["a version twice, first without a source", "1.0.0:", "1.0.0: { ring: canary }\n      1.0.0:", "duplicate-key"],
  [
    "a version twice, first withdrawn",
    "1.0.0:",
    "1.0.0: { withdrawn: { reason: bad } }\n      1.0.0:",
    "duplicate-key",
  ],
])("one cause gives one error: %s", (_, text, by, rule) => {
  expect(rulesAfter(text, by)).toEqual([rule]);
});
