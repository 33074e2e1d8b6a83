import { example } from "../check/facts/examples";
import { grants } from "../check/facts/grants";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface ConditionWithoutEffect extends Violation {
  readonly subject: string;
  readonly role: string;
}

const principals = ["11111111-2222-3333-4444-555555555555"];
const condition = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'contoso'";

/** A warning: Azure may come to evaluate conditions for these roles before we know of it. */
export const conditionWithoutEffect = defineRule<ConditionWithoutEffect>({
  id: "condition-without-effect",
  severity: "warning",
  section: "access",
  summary: "a condition on a role of a gallery",
  why: "Azure evaluates conditions for data actions, such as those of blobs and queues, and for the assignment of roles; the roles of galleries have neither, so the condition restricts nothing.",
  source: "https://learn.microsoft.com/azure/role-based-access-control/conditions-format",
  *find({ plans }) {
    for (const { plan, at, grant, subject } of grants(plans)) {
      if (grant.condition !== undefined) yield { plan, at: [...at, "condition"], subject, role: grant.role };
    }
  },
  problem: ({ subject, role }) =>
    `${subject} has a condition, but Azure evaluates none for what ${quoted(role)} allows`,
  help: () => "leave it out, and name the images or applications to restrict the grant",
  bad: [example({ spec: { access: [{ role: "reader", principals, condition }] } })],
  good: [example({ spec: { access: [{ role: "reader", principals, images: ["ubuntu-2404"] }] } })],
});
