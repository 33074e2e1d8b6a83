import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example } from "../../../lib/check/facts/examples";

test("101 replicas are too many, and the finding says where and what to do", () => {
  const spec = example({
    policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: { default: 1, westeurope: 101 } }] },
  });
  expect(check([plan(spec)])).toEqual([
    {
      rule: "too-many-replicas",
      severity: "error",
      path: "policies/fleet",
      gallery: { name: "contoso_images", subscription: null, resourceGroup: "rg-images", qualifier: null },
      problem:
        "policy fleet, tier latest, asks for 101 replicas in westeurope; Azure keeps at most 100 of one version in a region",
      help: "lower `replicas` in policy fleet, tier latest",
      source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
      place: null,
    },
  ]);
});
