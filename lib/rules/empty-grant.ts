import { example } from "../check/facts/examples";
import { grants } from "../check/facts/grants";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface EmptyGrant extends Violation {
  readonly subject: string;
  readonly keys: readonly string[];
}

const GUID = "11111111-2222-3333-4444-555555555555";

export const emptyGrant = defineRule<EmptyGrant>({
  id: "empty-grant",
  severity: "error",
  section: "access",
  summary: "a grant to nobody, or of nothing",
  why: "A grant makes one role assignment for each principal and each named item, so an empty list makes none, and whoever was meant is left without access.",
  source: "https://learn.microsoft.com/azure/role-based-access-control/role-assignments",
  *find({ plans }) {
    for (const { plan, at, grant, subject } of grants(plans)) {
      if (grant.principals.length === 0) yield { plan, at: [...at, "principals"], subject, keys: ["principals"] };
      const named = (["images", "applications"] as const).filter((key) => grant[key] !== undefined);
      const isOfNothing = named.length > 0 && named.every((key) => grant[key]?.length === 0);
      if (isOfNothing) yield { plan, at: [...at, named[0] as string], subject, keys: named };
    }
  },
  problem: ({ subject, keys }) =>
    `${keys.map(quoted).join(" and ")} of ${subject} ${keys.length === 1 ? "is" : "are"} empty`,
  help: ({ keys }) =>
    keys.includes("principals")
      ? "name the principals, or leave the grant out"
      : "name what the grant is for, or leave the list out to grant the role at the gallery",
  bad: [example({ spec: { access: [{ role: "reader", principals: [] }] } })],
  good: [example({ spec: { access: [{ role: "reader", principals: [GUID] }] } })],
});
