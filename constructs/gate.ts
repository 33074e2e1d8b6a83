import { TerraformDataSource } from "cdktf";
import type { Construct } from "constructs";
import { gateData, GATE_ID, GATE_VARIABLE, GATE_VARIABLE_BLOCK } from "../lib/emit/gate";
import type { EmittedResource } from "../lib/emit/resource";
import type { ItemKind } from "../lib/spec/item-kind";
import { AZAPI_METADATA } from "./azapi-metadata";
import { needAzapi } from "./azapi-provider";
import { needVariable } from "./own-variable";
import type { PlannedVersion } from "./planned-version";

/** Makes the gate of a version whose policy has one. */
export function gateOf<Kind extends ItemKind>(
  version: Construct,
  planned: PlannedVersion<Kind>,
): { readonly gate?: Gate<Kind> } {
  if (!planned.model.isGated) return {};
  needAzapi(version, planned.model.facts.azapiProvider);
  needVariable(version, GATE_VARIABLE, GATE_VARIABLE_BLOCK);
  return { gate: new Gate(version, planned) };
}

/**
 * Emits one data source that stops Terraform until the version is replicated where others wait for it, and nothing where
 * none waits for it: versions may be added until Terraform JSON is made.
 */
class Gate<Kind extends ItemKind> extends TerraformDataSource {
  private readonly planned: PlannedVersion<Kind>;

  constructor(version: Construct, planned: PlannedVersion<Kind>) {
    const { azapiProvider } = planned.model.facts;
    super(version, GATE_ID, {
      terraformResourceType: "azapi_resource_action",
      terraformGeneratorMetadata: AZAPI_METADATA,
      ...(azapiProvider && { provider: azapiProvider }),
    });
    this.planned = planned;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    const { model, version } = this.planned;
    const { lifecycle } = this.emitted();
    return { ...super.terraformMetaArguments, dependsOn: [model.addressOfVersion(version)], lifecycle };
  }

  override toTerraform(): unknown {
    return this.planned.plan.gate ? super.toTerraform() : {};
  }

  override toHclTerraform(): unknown {
    if (!this.planned.plan.gate) return {};
    const { data } = super.toHclTerraform() as HclData;
    return { data: mapped(data, (named) => mapped(named, (block) => ({ ...block, lifecycle: this.hclLifecycle() }))) };
  }

  /** cdktf writes a list in `lifecycle` as an attribute, which Terraform refuses there. */
  private hclLifecycle(): unknown {
    const conditions = this.emitted().lifecycle?.postcondition ?? [];
    const postcondition = {
      value: conditions.map((each) => mapped({ ...each }, hclText)),
      isBlock: true,
      type: "list",
    };
    return {
      value: { postcondition: { ...postcondition, storageClassType: "anyList" } },
      isBlock: true,
      type: "struct",
    };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.emitted().arguments };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.emitted().arguments).map(([name, value]) => [
        name,
        { value, isBlock: false, type: "any", storageClassType: "any" },
      ]),
    );
  }

  private emitted(): EmittedResource {
    const { model, version, plan } = this.planned;
    const { kind, name, facts, galleryReference: reference } = model;
    const item = { kind, name, gallery: facts.settings.name, reference };
    return gateData(item, version, plan.gate ?? [], model.addressOfVersion(version), facts.toText);
  }
}

interface HclData {
  readonly data: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function hclText(value: string): unknown {
  return { value, isBlock: false, type: "simple", storageClassType: "string" };
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
