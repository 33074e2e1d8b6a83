import { example } from "../check/facts/examples";
import { grants, NAMED_ITEMS } from "../check/facts/grants";
import { defineRule, type Violation } from "../check/rule";

interface SharingAdminOfItem extends Violation {
  readonly subject: string;
  readonly key: string;
}

const principals = ["11111111-2222-3333-4444-555555555555"];

export const sharingAdminOfItem = defineRule<SharingAdminOfItem>({
  id: "sharing-admin-of-item",
  severity: "error",
  section: "access",
  summary: "`sharing-admin` for an image or an application",
  why: "A gallery is shared as a whole, by an action on the gallery, so the role lets nobody do anything at an image or an application.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  *find({ plans }) {
    for (const { plan, at, grant, subject } of grants(plans)) {
      if (grant.role !== "sharing-admin") continue;
      for (const [key] of NAMED_ITEMS) if (grant[key] !== undefined) yield { plan, at: [...at, key], subject, key };
    }
  },
  problem: ({ subject, key }) => `${subject} gives \`sharing-admin\` to ${key}, but only a whole gallery is shared`,
  help: ({ key }) => `leave the ${key} out to grant it at the gallery, or choose \`reader\` or \`publisher\``,
  bad: [example({ spec: { access: [{ role: "sharing-admin", principals, images: ["ubuntu-2404"] }] } })],
  good: [example({ spec: { access: [{ role: "sharing-admin", principals }] } })],
});
