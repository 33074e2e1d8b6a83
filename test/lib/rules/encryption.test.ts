import type { ReplicationPolicy } from "../../../lib/policy";
import { example, POLICY, VERSION, type ExampleParts } from "../../../lib/rules/examples";
import { report, ruleIds } from "../../support/report";

const WEST = { diskEncryptionSetId: "/diskEncryptionSets/west" };
const NORTH = { diskEncryptionSetId: "/diskEncryptionSets/north" };
const FIXED: Partial<ReplicationPolicy> = {
  regions: { westeurope: WEST, northeurope: NORTH },
  tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
};
const encrypted = ({ policy, ...parts }: ExampleParts = {}) => example({ ...parts, policy: { ...FIXED, ...policy } });

describe("encryption in some regions", () => {
  test("of a policy is refused", () => {
    const regions = { westeurope: WEST, northeurope: {}, eastus: {} };
    expect(report(encrypted({ policy: { regions } }))).toEqual([
      "error[partly-encrypted] policies/fleet at policies fleet regions",
      "policy fleet has a disk encryption set in westeurope, but none in eastus and northeurope; Azure encrypts an image version in all of its regions or in none",
      "set `diskEncryptionSetId` for eastus and northeurope too, or for no region",
    ]);
  });

  test("and in all or in none is accepted", () => {
    expect(ruleIds(encrypted())).toEqual([]);
    expect(ruleIds(encrypted({ policy: { regions: { westeurope: {}, northeurope: {} } } }))).toEqual([]);
  });

  test("comes from a placement outside an encrypted policy", () => {
    expect(report(encrypted({ version: { placement: { westeurope: 1, eastus: 1 } } }))).toEqual([
      "error[partly-encrypted] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 placement",
      "contoso_images/ubuntu-2404/1.3.0 has a disk encryption set in westeurope, but none in eastus; Azure encrypts an image version in all of its regions or in none",
      "set `diskEncryptionSetId` for eastus too, or for no region",
    ]);
    expect(ruleIds(encrypted({ version: { placement: { westeurope: 1, northeurope: 1 } } }))).toEqual([]);
  });
});

describe("an encrypted version that azurerm would replace", () => {
  const help = "give encrypted images a policy with a single tier that takes `rest`, no rings and no candidates";
  const problem = (reasons: string) =>
    `policy fleet encrypts its regions, but has ${reasons}, so the regions of a version change, and azurerm would replace the image`;

  test.each<[string, ExampleParts, string, string]>([
    ["tiers", { policy: { tiers: POLICY.tiers } }, " tiers", "2 tiers"],
    ["rings", { policy: { rings: [{ name: "canary", regions: ["westeurope"] }] } }, " rings", "rings"],
    [
      "a place for candidates",
      { policy: { candidates: { regions: "all", replicas: 1 } } },
      " candidates",
      "candidates",
    ],
    ["a candidate", { version: { state: "candidate" } }, "", "candidates"],
  ])("because the policy has %s", (_, parts, at, reasons) => {
    expect(report(encrypted(parts))).toEqual([
      `error[encrypted-version-moves] policies/fleet at policies fleet${at}`,
      problem(reasons),
      help,
    ]);
  });

  test("for several reasons is one finding", () => {
    const rings = [{ name: "canary", regions: ["westeurope"] }];
    expect(report(encrypted({ policy: { tiers: POLICY.tiers, rings }, version: { state: "candidate" } }))).toEqual([
      "error[encrypted-version-moves] policies/fleet at policies fleet tiers",
      problem("2 tiers, rings and candidates"),
      help,
    ]);
  });

  test("is not one that is withdrawn, nor one of an empty list of rings, nor a candidate under another policy", () => {
    expect(ruleIds(encrypted({ version: { withdrawn: { reason: "old" } } }))).toEqual([]);
    expect(ruleIds(encrypted({ policy: { rings: [] } }))).toEqual([]);
    const spec = encrypted();
    const candidate = { ...VERSION, state: "candidate" as const };
    const image = { existing: true, policy: "plain", versions: { "1.0.0": candidate } };
    const policies = { ...spec.policies, plain: POLICY };
    expect(ruleIds({ ...spec, policies, images: { ...spec.images, debian: image } })).toEqual([]);
  });
});
