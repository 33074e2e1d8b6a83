import { TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { AzapiProvider } from "./azapi";

const ID = "gallerist azapi";

/**
 * Sees to it that the stack of a construct has the azapi provider: the one that is given, the app's own where there
 * is one by the time that Terraform JSON is made, else one without arguments.
 */
export function needAzapi(scope: IConstruct, given?: TerraformProvider): void {
  if (given) return;
  const stack = TerraformStack.of(scope);
  if (!stack.node.tryFindChild(ID)) new FallbackProvider(stack, ID);
}

/** Nothing where the app has a provider of its own: Terraform takes one default provider. */
class FallbackProvider extends AzapiProvider {
  override toTerraform(): unknown {
    return this.isNeeded() ? super.toTerraform() : {};
  }

  override toHclTerraform(): unknown {
    return this.isNeeded() ? super.toHclTerraform() : {};
  }

  private isNeeded(): boolean {
    return !TerraformStack.of(this)
      .node.findAll()
      .some((construct) => construct !== this && isDefaultAzapi(construct));
  }
}

function isDefaultAzapi(construct: IConstruct): boolean {
  return (
    TerraformProvider.isTerraformProvider(construct) &&
    construct.terraformResourceType === "azapi" &&
    construct.alias === undefined
  );
}
