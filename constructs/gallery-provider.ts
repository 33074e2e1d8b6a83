import { TerraformStack, Token, type TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import { isDefaultProvider } from "./provider-block";

/**
 * Returns the subscription of a gallery: the given one, else that of its provider, else that of the stack's default
 * azurerm provider. Returns undefined when it comes from the environment or is a token. A token that is given hides the
 * provider's subscription.
 */
export function subscriptionOf(
  owner: IConstruct,
  given: string | undefined,
  provider: TerraformProvider | undefined,
): string | undefined {
  if (given !== undefined) return literal(given);
  return literal(subscriptionIdOf(provider ?? defaultAzurerm(TerraformStack.of(owner))));
}

/** Returns the azurerm provider of resources that name none. */
export function defaultAzurerm(stack: TerraformStack): TerraformProvider | undefined {
  return stack.node.children.find((child): child is TerraformProvider => isDefaultProvider(child, "azurerm"));
}

function subscriptionIdOf(provider: TerraformProvider | undefined): unknown {
  return (provider as { subscriptionIdInput?: unknown } | undefined)?.subscriptionIdInput;
}

function literal(value: unknown): string | undefined {
  return typeof value === "string" && !Token.isUnresolved(value) ? value : undefined;
}
