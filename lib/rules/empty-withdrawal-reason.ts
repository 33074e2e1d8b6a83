import { example } from "../check/facts/examples";
import { itemVersions, type ItemVersion } from "../check/facts/items";
import { defineRule } from "../check/rule";

export const emptyWithdrawalReason = defineRule<ItemVersion>({
  id: "empty-withdrawal-reason",
  severity: "error",
  section: "versions",
  summary: "a version withdrawn without a reason",
  why: "Machines may be pinned to a withdrawn version, and the reason is all that reports tell those who own them.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of itemVersions(plans)) {
      const { withdrawn } = item.version.spec;
      const isEmpty = withdrawn !== undefined && (withdrawn.reason ?? "").trim() === "";
      if (isEmpty) yield { ...item, at: [...item.at, "withdrawn", "reason"] };
    }
  },
  problem: ({ subject }) => `${subject} is withdrawn, and \`reason\` is empty`,
  help: () => "say why: those whose machines are pinned to it read the reason in the reports",
  bad: [example({ version: { withdrawn: { reason: "" } } })],
  good: [example({ version: { withdrawn: { reason: "breaks cloud-init" } } })],
});
