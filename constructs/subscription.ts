import { TerraformProvider, TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * The subscription that a gallery lives in, when synth can know it: the one given, else the one of its
 * provider, else the one of the stack's default azurerm provider. Undefined when it comes from the
 * environment or is a token; one that is given as a token is not the provider's.
 */
export function subscriptionOf(
  owner: IConstruct,
  given: string | undefined,
  provider: TerraformProvider | undefined,
): string | undefined {
  if (given !== undefined) return literal(given);
  return literal(subscriptionIdOf(provider ?? defaultProvider(TerraformStack.of(owner))));
}

function defaultProvider(stack: TerraformStack): TerraformProvider | undefined {
  return stack.node.children.find(
    (child): child is TerraformProvider =>
      TerraformProvider.isTerraformProvider(child) && child.terraformResourceType === "azurerm" && !child.alias,
  );
}

function subscriptionIdOf(provider: TerraformProvider | undefined): unknown {
  return (provider as { subscriptionIdInput?: unknown } | undefined)?.subscriptionIdInput;
}

function literal(value: unknown): string | undefined {
  return typeof value === "string" && !Token.isUnresolved(value) ? value : undefined;
}
