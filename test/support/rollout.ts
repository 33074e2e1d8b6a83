import { example, VERSION } from "../../lib/check/facts/examples";

/** A gallery with a version in each state: a candidate, one in a ring, one that serves, and one that is withdrawn. */
export const ROLLOUT = example({
  policy: {
    regions: { westeurope: { storage: "zone-redundant" }, northeurope: { storage: "Premium_LRS" }, eastus: {} },
    tiers: [
      { name: "latest", take: 1, regions: "all", replicas: 8 },
      { name: "archive", take: "rest", regions: ["westeurope", "northeurope"], replicas: 1 },
    ],
    rings: [{ name: "canary", regions: ["westeurope"] }],
  },
  image: {
    sizeGiB: 30,
    versions: {
      "1.4.0": { ...VERSION, state: "candidate" },
      "1.3.0": { ...VERSION, ring: "canary" },
      "1.2.0": VERSION,
      "1.1.0": { ...VERSION, withdrawn: { reason: "breaks cloud-init" } },
    },
  },
});
