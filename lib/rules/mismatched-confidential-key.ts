import { byCodeUnit } from "../text/order";
import type { ConfidentialVm } from "../spec/policy";
import { computeId, example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { quoted, shown } from "../text/wording";

interface MismatchedKey extends Violation {
  readonly subject: string;
  readonly region: string;
  readonly confidentialVm: ConfidentialVm;
}

/** The only kind of encryption that takes a key of the user's own, and needs it. */
const WITH_KEY = "EncryptedWithCmk";

export const mismatchedConfidentialKey = defineRule<MismatchedKey>({
  id: "mismatched-confidential-key",
  severity: "error",
  section: "encryption",
  summary: "confidential encryption that needs a disk encryption set and has none, or has one and needs none",
  why: "The set holds the key that `EncryptedWithCmk` encrypts with: without a set there is no key, and beside the other kinds a set has nothing to do.",
  source: "https://learn.microsoft.com/azure/confidential-computing/confidential-vm-overview",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      for (const region of Object.keys(policy.regions).sort(byCodeUnit)) {
        const confidentialVm = policy.regions[region]?.confidentialVm;
        if (!confidentialVm || hasKey(confidentialVm) === (confidentialVm.encryption === WITH_KEY)) continue;
        // A set that was read from Terraform may be an expression that could not be read.
        if (plan.foundIn !== undefined && !hasKey(confidentialVm)) continue;
        const key = hasKey(confidentialVm) ? ["diskEncryptionSetId"] : [];
        yield { plan, at: [...at, "regions", region, "confidentialVm", ...key], subject, region, confidentialVm };
      }
    }
  },
  problem: ({ subject, region, confidentialVm }) =>
    `${subject}: \`confidentialVm\` of ${shown(region)} is ${quoted(confidentialVm.encryption)} ${hasKey(confidentialVm) ? "with" : "without"} a disk encryption set; ${WITH_KEY} alone takes one, and needs it`,
  help: ({ confidentialVm }, syntax) =>
    hasKey(confidentialVm)
      ? `write ${syntax.set("encryption", WITH_KEY)}, or leave \`diskEncryptionSetId\` out`
      : "set `diskEncryptionSetId` there to one for confidential machines, or choose `EncryptedWithPmk`",
  bad: [encrypted({ encryption: WITH_KEY })],
  good: [encrypted({ encryption: WITH_KEY, diskEncryptionSetId: computeId("diskEncryptionSets/west") })],
});

function hasKey({ diskEncryptionSetId }: ConfidentialVm): boolean {
  return diskEncryptionSetId !== undefined && diskEncryptionSetId !== "";
}

function encrypted(confidentialVm: ConfidentialVm) {
  return example({
    policy: {
      regions: { westeurope: { confidentialVm } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
    image: { generation: "V2", security: "confidential-vm" },
  });
}
