import { TerraformStack, TerraformVariable, type TerraformVariableConfig } from "cdktf";
import type { IConstruct } from "constructs";

/** Ensures that the stack of a construct has a variable of that name, which resources of gallerist read. */
export function needVariable(scope: IConstruct, name: string, config: TerraformVariableConfig): void {
  const stack = TerraformStack.of(scope);
  const id = `gallerist variable ${name}`.replaceAll("/", "-");
  if (!stack.node.tryFindChild(id)) new OwnVariable(stack, id, name, config);
}

/** Emits one variable, or nothing where the app has a variable of its name, which says more. */
class OwnVariable extends TerraformVariable {
  constructor(stack: TerraformStack, id: string, name: string, config: TerraformVariableConfig) {
    super(stack, id, config);
    this.overrideLogicalId(name);
  }

  override toTerraform(): unknown {
    return this.isDeclared() ? {} : super.toTerraform();
  }

  override toHclTerraform(): unknown {
    return this.isDeclared() ? {} : super.toHclTerraform();
  }

  private isDeclared(): boolean {
    const others = TerraformStack.of(this).node.findAll();
    return others.some(
      (other) =>
        other instanceof TerraformVariable &&
        !(other instanceof OwnVariable) &&
        other.friendlyUniqueId === this.friendlyUniqueId,
    );
  }
}
