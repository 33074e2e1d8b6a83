import { isGuid } from "../azure/guid";
import { parseResourceId } from "../azure/resource-id";
import type { ManagedIdentity } from "../spec/gallery-spec";
import type { SpecPath } from "../spec/finding";
import { applicationExample } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { found } from "../text/wording";

interface Fault {
  readonly at: SpecPath;
  readonly words: string;
  readonly remedy: string;
}

type InvalidIdentity = Violation & Fault;

const ACCOUNT = "Microsoft.Storage/storageAccounts";
const IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
const PATH: SpecPath = ["gallery", "identity"];

/** Another rule reports an identity of a gallery that is managed elsewhere. */
export const invalidIdentity = defineRule<InvalidIdentity>({
  id: "invalid-identity",
  severity: "error",
  section: "applications",
  summary: "a managed identity of a gallery that is none, or whose ids are of something else",
  why: "azapi sends the ids as they are, and Azure refuses them at apply; a role for nobody leaves the packages unreadable.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications-publish-with-managed-identity",
  *find({ plans, isExpression }) {
    for (const plan of plans) {
      const { identity, existing } = plan.spec.gallery;
      if (identity === undefined || existing === true) continue;
      for (const fault of faultsOf(identity, (text) => !isExpression(plan, text))) yield { plan, ...fault };
    }
  },
  problem: ({ words }) => words,
  help: ({ remedy }) => remedy,
  bad: [identified({})],
  good: [identified({ systemAssigned: true })],
});

function identified(identity: ManagedIdentity) {
  return applicationExample({ gallery: { subscription: "11111111-1111-1111-1111-111111111111", identity } });
}

function* faultsOf(identity: ManagedIdentity, isLiteral: (text: string) => boolean): Iterable<Fault> {
  const { systemAssigned = false, userAssigned = [], storageAccounts = [] } = identity;
  if (!systemAssigned && userAssigned.length === 0) {
    const words = "`identity` of the gallery is neither system-assigned nor user-assigned";
    yield { at: PATH, words, remedy: "set `systemAssigned`, or list the ids of `userAssigned` identities" };
  }
  for (const [index, id] of userAssigned.entries()) {
    if (!isLiteral(id) || isOfType(id, IDENTITY)) continue;
    yield idOfAnother([...PATH, "userAssigned", index], "user-assigned identity", id, IDENTITY);
  }
  const seen = new Set<string>();
  for (const [index, { storageAccountId, principalId }] of storageAccounts.entries()) {
    const at = [...PATH, "storageAccounts", index];
    if (isLiteral(storageAccountId) && !isOfType(storageAccountId, ACCOUNT)) {
      yield idOfAnother([...at, "storageAccountId"], "storage account", storageAccountId, ACCOUNT);
    }
    if (principalId === undefined && !systemAssigned) {
      const words = `the storage account ${found(storageAccountId)} is for the system-assigned identity, which the gallery does not have`;
      yield { at, words, remedy: "name the `principalId` of a user-assigned identity, or set `systemAssigned`" };
    }
    if (principalId !== undefined && isLiteral(principalId) && !isGuid(principalId)) {
      const words = `the principal id ${found(principalId)} is not a GUID`;
      yield {
        at: [...at, "principalId"],
        words,
        remedy: "write the object id of the identity, not its client id or name",
      };
    }
    const key = JSON.stringify([storageAccountId, principalId ?? ""]).toLowerCase();
    if (seen.has(key)) {
      const words = `the storage account ${found(storageAccountId)} stands twice for one identity`;
      yield { at, words, remedy: "take one of the two out: Azure takes a role assignment once" };
    }
    seen.add(key);
  }
}

function isOfType(id: string, type: string): boolean {
  return parseResourceId(id)?.type.toLowerCase() === type.toLowerCase();
}

function idOfAnother(at: SpecPath, what: string, id: string, type: string): Fault {
  return {
    at,
    words: `${found(id)} is not the id of a ${what}`,
    remedy: `write an id such as /subscriptions/…/resourceGroups/…/providers/${type}/NAME`,
  };
}
