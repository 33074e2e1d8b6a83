import { TerraformStack, type TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import { azapiSignIn } from "../lib/azure/sign-in";
import { AzapiProvider } from "./azapi";
import { blockOf, isDefaultProvider, signInProvider, type ProviderBlock } from "./provider-block";

const ID = "gallerist azapi";

/**
 * Ensures that the stack of a construct has the azapi provider: the given one, else the app's own when Terraform JSON
 * is made, else a new one that signs in as azurerm does.
 */
export function needAzapi(scope: IConstruct, given?: TerraformProvider): void {
  if (given) return;
  const stack = TerraformStack.of(scope);
  if (!stack.node.tryFindChild(ID)) new FallbackProvider(stack, ID);
}

/** Returns the stack's own default azapi provider, if the app declares one. */
export function declaredAzapi(stack: TerraformStack): TerraformProvider | undefined {
  return stack.node
    .findAll()
    .find(
      (construct): construct is TerraformProvider =>
        !(construct instanceof FallbackProvider) && isDefaultProvider(construct, "azapi"),
    );
}

/** Emits nothing where the app has its own azapi provider, since Terraform takes one default provider. */
class FallbackProvider extends AzapiProvider {
  override toTerraform(): unknown {
    return this.isNeeded() ? super.toTerraform() : {};
  }

  override toHclTerraform(): unknown {
    return this.isNeeded() ? super.toHclTerraform() : {};
  }

  protected override arguments(): ProviderBlock {
    return azapiSignIn(blockOf(signInProvider(TerraformStack.of(this))), {});
  }

  private isNeeded(): boolean {
    return declaredAzapi(TerraformStack.of(this)) === undefined;
  }
}
