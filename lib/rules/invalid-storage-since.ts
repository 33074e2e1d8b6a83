import { parseVersion } from "../spec/version-number";
import { example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { meantVersion } from "../spec/version-number";
import { defineRule, type Violation } from "../check/rule";
import { found, quoted, shown } from "../text/wording";

interface InvalidStorageSince extends Violation {
  readonly subject: string;
  readonly region: string;
  readonly since: string;
}

export const invalidStorageSince = defineRule<InvalidStorageSince>({
  id: "invalid-storage-since",
  severity: "error",
  section: "regions and storage",
  summary: "storage changes `since` something that is not a version",
  why: "With no version to compare with, all versions would get the new storage, and Azure refuses that at apply where a version has been published with the old one.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      for (const [region, { storage }] of Object.entries(policy.regions)) {
        if (typeof storage !== "object" || parseVersion(storage.since)) continue;
        yield { plan, at: [...at, "regions", region, "storage", "since"], subject, region, since: storage.since };
      }
    }
  },
  problem: ({ subject, region, since }) =>
    `${subject} changes storage in ${shown(region)} since ${found(since)}, which is not a version`,
  help: ({ since }) =>
    `write ${quoted(meantVersion(since) ?? "1.10.0")}${meantVersion(since) ? "" : " or another `Major.Minor.Patch`"}`,
  bad: [specSince("1.10")],
  good: [specSince("1.10.0")],
});

function specSince(since: string) {
  const storage = { type: "zone-redundant", since, before: "Standard_LRS" } as const;
  return example({ policy: { regions: { westeurope: { storage }, northeurope: {} } } });
}
