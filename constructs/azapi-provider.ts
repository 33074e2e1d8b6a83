import { TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { AzapiProvider } from "./azapi";

const ID = "gallerist azapi";

/**
 * Ensures that the stack of a construct has the azapi provider: the given one, else the app's own when Terraform JSON
 * is made, else a new one without arguments.
 */
export function needAzapi(scope: IConstruct, given?: TerraformProvider): void {
  if (given) return;
  const stack = TerraformStack.of(scope);
  if (!stack.node.tryFindChild(ID)) new FallbackProvider(stack, ID);
}

/** Emits nothing where the app has its own azapi provider, since Terraform takes one default provider. */
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
