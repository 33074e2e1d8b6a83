import { TerraformProvider, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** Arguments of a provider in Terraform's spelling. Texts may be tokens. */
export type ProviderBlock = Readonly<Record<string, unknown>>;

/** Reports whether a construct is the provider of a type that resources without a provider of their own take. */
export function isDefaultProvider(construct: IConstruct, type: string): construct is TerraformProvider {
  return isProvider(construct, type) && construct.alias === undefined;
}

/** Returns the azurerm provider as which azapi signs in: the stack's default one, else its only one. */
export function signInProvider(stack: TerraformStack): TerraformProvider | undefined {
  const providers = stack.node.findAll().filter((each) => isProvider(each, "azurerm"));
  return providers.find(({ alias }) => alias === undefined) ?? (providers.length === 1 ? providers[0] : undefined);
}

/** Returns the arguments of a provider that are set. A provider that emits nothing has none. */
export function blockOf(provider: TerraformProvider | undefined): ProviderBlock {
  const written = provider?.toTerraform() as { provider?: Record<string, readonly ProviderBlock[]> } | undefined;
  const [block = {}] = Object.values(written?.provider ?? {})[0] ?? [];
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined));
}

function isProvider(construct: IConstruct, type: string): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformResourceType === type;
}
