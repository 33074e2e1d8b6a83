import { TerraformStack, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";
import { SIGNATURE_VARIABLE } from "../lib/emit/signature-variables";
import type { ApplicationVersionSpec } from "../lib/spec/application-version-spec";

/** Ensures that the stack of a version has the variables that hold the signatures of its links. */
export function needSignatures(version: IConstruct, spec: ApplicationVersionSpec): void {
  const stack = TerraformStack.of(version);
  for (const blob of [spec.package, spec.configuration]) {
    const id = blob?.sas && `gallerist variable ${blob.sas.variable}`.replaceAll("/", "-");
    if (id !== undefined && !stack.node.tryFindChild(id))
      new SignatureVariable(stack, id, blob?.sas?.variable as string);
  }
}

/** Emits one variable, or nothing where the app has a variable of its name, which says more. */
class SignatureVariable extends TerraformVariable {
  constructor(stack: TerraformStack, id: string, name: string) {
    super(stack, id, SIGNATURE_VARIABLE);
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
        !(other instanceof SignatureVariable) &&
        other.friendlyUniqueId === this.friendlyUniqueId,
    );
  }
}
