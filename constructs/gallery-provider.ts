import { TerraformProvider, TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { OVERWRITING } from "../lib/azure/overwriting";
import { isKnown, knownPart } from "../lib/spec/gallery-identity";
import { isOverwriting } from "../lib/spec/overwriting";
import type { TerraformSettings } from "../lib/spec/terraform-settings";

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

/**
 * Returns what rules look at in the azurerm provider of a gallery: whether it may overwrite what exists, and a
 * subscription that is not the gallery's. Returns undefined where there is neither.
 */
export function doubtfulSettings(
  owner: IConstruct,
  provider: TerraformProvider | undefined,
  subscription: string | undefined,
): TerraformSettings["provider"] {
  const used = provider ?? defaultProvider(TerraformStack.of(owner));
  const written = used?.toTerraform() as { provider?: { azurerm?: unknown } } | undefined;
  const other = literal(subscriptionIdOf(used));
  const isElsewhere = isKnown(subscription) && isKnown(other) && knownPart(subscription) !== knownPart(other);
  const settings = {
    ...(isOverwriting(written?.provider?.azurerm) && { features: { [OVERWRITING]: true } }),
    ...(isElsewhere && { subscription_id: other }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
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
