import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { UsageError } from "./usage-error";

/** Refuses a scope outside of any stack, and an id that is taken in it. cdktf would refuse both, with its own code. */
export function requireScope(owner: string, scope: Construct, id: string): void {
  if (!scope.node.scopes.some((each) => TerraformStack.isStack(each))) {
    throw new UsageError(`${owner}: its scope is in no stack; create it in a TerraformStack`);
  }
  if (scope.node.tryFindChild(id)) {
    throw new UsageError(`${owner}: ${scope.node.path} has a construct with the id ${JSON.stringify(id)} already`);
  }
}
