import { isGuid } from "../azure/guid";
import { example } from "../check/facts/examples";
import { grants } from "../check/facts/grants";
import { defineRule, type Violation } from "../check/rule";
import { found, quoted } from "../text/wording";

const GOOD = "11111111-2222-3333-4444-555555555555";

interface InvalidPrincipal extends Violation {
  readonly subject: string;
  readonly principal: string;
}

export const invalidPrincipal = defineRule<InvalidPrincipal>({
  id: "invalid-principal",
  severity: "error",
  section: "access",
  summary: "a grant to a principal that is not named by its object id",
  why: "A role assignment knows principals by their object id in Microsoft Entra ID; a name, an e-mail address or a client id is refused when it is applied.",
  source: "https://learn.microsoft.com/azure/role-based-access-control/role-assignments",
  *find({ plans, isExpression }) {
    for (const { plan, at, grant, subject } of grants(plans)) {
      for (const [index, principal] of grant.principals.entries()) {
        if (isGuid(principal) || isExpression(plan, principal)) continue;
        yield { plan, at: [...at, "principals", index], subject, principal };
      }
    }
  },
  problem: ({ subject, principal }) =>
    `${subject} names ${found(principal)}, which is ${principal.includes("@") ? "an e-mail address" : "no object id"}: these are GUIDs, such as ${quoted(GOOD)}`,
  help: () =>
    "write the object id of the user, group or service principal: az ad user show, az ad group show and az ad sp show print it as `id`",
  bad: [to("ada@contoso.com")],
  good: [to(GOOD)],
});

function to(principal: string) {
  return example({ spec: { access: [{ role: "reader", principals: [principal] }] } });
}
