import { byCodeUnit } from "../text/order";
import type { SpecPath } from "../spec/finding";
import type { RegionSettings } from "../spec/policy";
import { example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Cause, type Violation } from "../check/rule";
import { firstFew } from "../text/wording";

interface PartlyConfidential extends Violation {
  readonly subject: string;
  readonly encrypted: readonly string[];
  readonly plain: readonly string[];
}

/** A warning: Azure documents this for disk encryption sets only. */
export const partlyConfidential = defineRule<PartlyConfidential>({
  id: "partly-confidential",
  severity: "warning",
  section: "encryption",
  summary: "confidential encryption in some regions of an image, and none in others",
  why: "Azure documents this for disk encryption sets only; if it holds here too, Azure refuses the version at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      // A plan that was read from Terraform may hold such versions beside others.
      if (plan.foundIn !== undefined) continue;
      const regions = Object.keys(policy.regions).sort(byCodeUnit);
      const isEncrypted = (region: string) => policy.regions[region]?.confidentialVm !== undefined;
      const [encrypted, plain] = [regions.filter(isEncrypted), regions.filter((region) => !isEncrypted(region))];
      if (encrypted.length > 0 && plain.length > 0)
        yield { plan, at: [...at, "regions"], subject, encrypted, plain, follows: withoutTypeAt([...at, "regions"]) };
    }
  },
  problem: ({ subject, encrypted, plain }) =>
    `${subject} has \`confidentialVm\` in ${firstFew(encrypted)}, but none in ${firstFew(plain)}; Azure encrypts the disks of an image version in all regions or in none, and may refuse this too`,
  help: ({ plain }) => `set \`confidentialVm\` for ${firstFew(plain)} too, or for no region`,
  bad: [placed({ westeurope: pmk(), northeurope: {} })],
  good: [placed({ westeurope: pmk() })],
});

function pmk(): RegionSettings {
  return { confidentialVm: { encryption: "EncryptedWithPmk" } };
}

function placed(regions: Readonly<Record<string, RegionSettings>>) {
  return example({
    policy: { regions, tiers: [{ name: "all", take: "rest", regions: "home", replicas: 1 }] },
    image: { generation: "V2", security: "confidential-vm" },
  });
}

/** Returns the rule that reports it where an image demands the type in every region. */
function withoutTypeAt(at: SpecPath): Cause {
  return { rule: "confidential-vm-without-encryption-type", at };
}
