import { TerraformProvider, TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { isOverwriting } from "../lib/spec/overwriting";

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
  return literal(subscriptionIdOf(provider ?? defaultProvider(TerraformStack.of(owner))));
}

/** Reports whether the azurerm provider of a gallery may overwrite what exists. */
export function isOverwritingProvider(owner: IConstruct, provider: TerraformProvider | undefined): boolean {
  const used = provider ?? defaultProvider(TerraformStack.of(owner));
  const written = used?.toTerraform() as { provider?: { azurerm?: unknown } } | undefined;
  return isOverwriting(written?.provider?.azurerm);
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
