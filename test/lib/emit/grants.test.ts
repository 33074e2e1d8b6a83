import { example } from "../../../lib/check/facts/examples";
import { terraformJson } from "../../support/emitted";

const ADA = "11111111-2222-3333-4444-55555555555a";

interface Emitted {
  readonly resource: { readonly azurerm_role_assignment: Readonly<Record<string, { readonly principal_id: string }>> };
}

const assignmentsFor = (principal: string) => {
  const spec = example({ spec: { access: [{ role: "reader", principals: [principal] }] } });
  return (terraformJson([{ spec }]) as Emitted).resource.azurerm_role_assignment;
};

test("capitals of a principal's id are those that Azure answers with, in the address too: else it would be replaced", () => {
  const [[address = "", { principal_id: principal = "" } = {}] = []] = Object.entries(
    assignmentsFor(ADA.toUpperCase()),
  ) as [string, { readonly principal_id?: string }][];
  expect(principal).toBe(ADA);
  expect(Object.keys(assignmentsFor(ADA))).toEqual([address]);
});
