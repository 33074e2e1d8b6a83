import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { ANCHOR_ID } from "../lib/emit/version-anchor";

/**
 * Emits one `terraform_data`, a resource built into Terraform. It depends on every version of an item and changes
 * when a version is added or removed. Without it, Terraform destroys a removed version at once, while its successor is
 * still being created.
 */
export class VersionAnchor extends TerraformResource {
  private readonly versions: () => ReadonlyMap<string, string>;

  /** `versions` returns the addresses by version, oldest first. It is called when Terraform JSON is made. */
  constructor(scope: Construct, versions: () => ReadonlyMap<string, string>) {
    // cdktf's own class would run a terraform binary at every synth.
    super(scope, ANCHOR_ID, {
      terraformResourceType: "terraform_data",
      terraformGeneratorMetadata: { providerName: "terraform" },
      lifecycle: { createBeforeDestroy: true },
    });
    this.versions = versions;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    const addresses = [...this.versions().values()];
    return { ...super.terraformMetaArguments, ...(addresses.length > 0 && { dependsOn: addresses }) };
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: [...this.versions().keys()] };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const value = [...this.versions().keys()];
    return { input: { value, isBlock: false, type: "list", storageClassType: "stringList" } };
  }
}
