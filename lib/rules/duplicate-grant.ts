import { example } from "../check/facts/examples";
import { grants } from "../check/facts/grants";
import { defineRule, type Violation } from "../check/rule";
import { scopesOf, type AccessScope } from "../spec/access-spec";
import { quoted } from "../text/wording";

interface DuplicateGrant extends Violation {
  readonly subject: string;
  readonly role: string;
  readonly principal: string;
  readonly scope: AccessScope | undefined;
}

const [FIRST, SECOND] = ["11111111-2222-3333-4444-555555555555", "22222222-2222-3333-4444-555555555555"];

/** A warning: the role is assigned once, but another principal may have been meant. */
export const duplicateGrant = defineRule<DuplicateGrant>({
  id: "duplicate-grant",
  severity: "warning",
  section: "access",
  summary: "the same role for the same principal at the same place twice",
  why: "Azure has one assignment of a role to a principal at one place, so the second is left out, with its description and condition.",
  source: "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting",
  *find({ plans }) {
    const seen = new Map<object, Set<string>>();
    for (const { plan, at, grant, subject } of grants(plans)) {
      const known = seen.get(plan) ?? new Set();
      seen.set(plan, known);
      const scopes = scopesOf(grant);
      for (const [index, principal] of grant.principals.entries()) {
        const again = scopes.filter((scope) => {
          const key = JSON.stringify([grant.role, scope?.kind, scope?.name, principal.toLowerCase()]);
          return known.has(key) || !known.add(key);
        });
        if (again.length === 0) continue;
        yield { plan, at: [...at, "principals", index], subject, role: grant.role, principal, scope: again[0] };
      }
    }
  },
  problem: ({ subject, role, principal, scope }) =>
    `${subject} repeats ${quoted(role)} for ${principal} at ${scope ? `${scope.kind} ${quoted(scope.name)}` : "the gallery"}`,
  help: () => "leave it out, or write the principal that was meant",
  bad: [to(FIRST, FIRST)],
  good: [to(FIRST, SECOND)],
});

function to(...principals: string[]) {
  return example({ spec: { access: [{ role: "reader", principals }] } });
}
