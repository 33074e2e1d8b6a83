import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { requireOwnLibrary } from "./library";
import { UsageError } from "./usage-error";

/**
 * Refuses a scope outside of any stack or in a stack of the other library, and an id that is taken in it. cdktf would
 * refuse them with its own code, or fail.
 */
export function requireScope(owner: string, scope: Construct, id: string): void {
  const stack = scope.node.scopes.find((each) => TerraformStack.isStack(each));
  if (!stack) throw new UsageError(`${owner}: its scope is in no stack; create it in a TerraformStack`);
  requireOwnLibrary(owner, `the stack ${stack.node.path}`, stack);
  if (scope.node.tryFindChild(id)) {
    throw new UsageError(`${owner}: ${scope.node.path} has a construct with the id ${JSON.stringify(id)} already`);
  }
}
