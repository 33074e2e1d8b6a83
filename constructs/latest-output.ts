import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { descriptionOf, latestOutput, outputName } from "../lib/emit/latest-output";
import type { ItemKind } from "../lib/spec/item-kind";
import { valueIn } from "../lib/text/value-in";
import type { ItemModel } from "./item-model";
import { UsageError } from "./usage-error";

/** Emits one output with the id of the version that `latest` is in each region. */
export class LatestOutput<Kind extends ItemKind> extends TerraformOutput {
  private readonly model: ItemModel<Kind>;

  /** @throws when the stack has the output of a gallery and an item of the same names */
  constructor(item: Construct, model: ItemModel<Kind>) {
    const { kind, name, facts } = model;
    const gallery = facts.settings.name;
    super(item, "Latest", { value: {}, description: descriptionOf({ kind, gallery, name }, facts.toText) });
    this.model = model;
    const output = outputName(kind, gallery, name);
    refuseTwice(this, output);
    this.overrideLogicalId(output);
  }

  override toTerraform(): unknown {
    this.readPlan();
    return super.toTerraform();
  }

  override toHclTerraform(): unknown {
    this.readPlan();
    return super.toHclTerraform();
  }

  /** Versions may be added until Terraform JSON is made. */
  private readPlan(): void {
    const { model } = this;
    const { value, depends_on: gates } = latestOutput(model.plan, model.itemAddresses, model.facts.toText);
    this.value = value;
    if (gates) this.dependsOn = gates.map((fqn) => ({ fqn }));
  }
}

const NAMES = new WeakMap<TerraformStack, Set<string>>();

/** Outputs of one name would be merged without a word. */
function refuseTwice(output: TerraformOutput, name: string): void {
  const names = valueIn(NAMES, TerraformStack.of(output), () => new Set());
  if (names.has(name)) {
    throw new UsageError(`the stack has an output ${name} already: leave out \`outputs\` of one of the galleries`);
  }
  names.add(name);
}
