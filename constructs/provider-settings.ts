import { TerraformStack, Token, type TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import { OVERWRITING } from "../lib/azure/overwriting";
import { azapiSignIn, notInAzapi } from "../lib/azure/sign-in";
import { isKnown, knownPart } from "../lib/spec/gallery-identity";
import { isOverwriting } from "../lib/spec/overwriting";
import type { TerraformSettings } from "../lib/spec/terraform-settings";
import { declaredAzapi } from "./azapi-provider";
import { defaultAzurerm } from "./gallery-provider";
import { blockOf, signInProvider, type ProviderBlock } from "./provider-block";

/**
 * Returns what rules read of the providers of a gallery. Other arguments stay out: plans are printed, and some are
 * secret.
 */
export function providerSettings(
  owner: IConstruct,
  given: TerraformProvider | undefined,
  givenAzapi: TerraformProvider | undefined,
  subscription: string | undefined,
): TerraformSettings | undefined {
  const stack = TerraformStack.of(owner);
  const azurerm = blockOf(given ?? defaultAzurerm(stack));
  const declared = givenAzapi ?? declaredAzapi(stack);
  const own = declared ? blockOf(declared) : {};
  const provider = {
    ...(isOverwriting(azurerm) && { features: { [OVERWRITING]: true } }),
    ...environmentIn(azurerm),
    ...otherSubscriptionIn(azurerm, subscription),
    ...Object.fromEntries(notInAzapi(azurerm, own).map((key) => [key, azurerm[key]])),
  };
  const azapi = declared ? own : azapiSignIn(blockOf(signInProvider(stack)), {});
  const azapiProvider = cloudOf(azapi, azurerm);
  const settings = {
    ...(Object.keys(provider).length > 0 && { provider }),
    ...(Object.keys(azapiProvider).length > 0 && { azapiProvider }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}

/** Returns the subscription of a block, where it is known not to be the gallery's. */
function otherSubscriptionIn(
  { subscription_id: other }: ProviderBlock,
  subscription: string | undefined,
): ProviderBlock {
  if (typeof other !== "string" || Token.isUnresolved(other) || !isKnown(other) || !isKnown(subscription)) return {};
  return knownPart(subscription) === knownPart(other) ? {} : { subscription_id: other };
}

/** Returns the cloud of azapi where it differs from azurerm's. Without an argument each is in the public cloud. */
function cloudOf(azapi: ProviderBlock, azurerm: ProviderBlock): ProviderBlock {
  if (azapi["endpoint"] !== undefined || azapi["environment"] === azurerm["environment"]) return {};
  return azapi["environment"] === undefined ? { environment: "public" } : environmentIn(azapi);
}

/** Returns the cloud that a block names, unless only Terraform knows it. */
function environmentIn({ environment }: ProviderBlock): ProviderBlock {
  return typeof environment === "string" && !Token.isUnresolved(environment) ? { environment } : {};
}
