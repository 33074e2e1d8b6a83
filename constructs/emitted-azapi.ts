import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import type { Arguments } from "../lib/emit/arguments";
import type { EmittedResource } from "../lib/emit/resource";
import { AzapiResource, AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";

/** What a resource has when Terraform JSON is made, since versions and providers may be added until then. */
interface Late {
  emitted(): EmittedResource;
  /** Takes Terraform's own arguments, and adds what a resource waits for. @default - nothing is added */
  metaArguments?(own: Record<string, unknown>): Record<string, unknown>;
}

/** An `azapi_resource` with the arguments that lib/emit gives it. */
export class EmittedAzapiResource extends AzapiResource {
  private readonly late: Late;

  constructor(scope: Construct, late: Late, meta: TerraformMetaArguments) {
    needAzapi(scope, meta.provider);
    super(scope, "Resource", { type: "", name: "", parentId: "", location: "", ...meta });
    this.late = late;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    return this.late.metaArguments?.(super.terraformMetaArguments) ?? super.terraformMetaArguments;
  }

  protected override arguments(): Arguments {
    return this.late.emitted().arguments;
  }
}

/** An `azapi_update_resource` with the arguments that lib/emit gives it. */
export class EmittedAzapiUpdateResource extends AzapiUpdateResource {
  private readonly late: Late;

  constructor(scope: Construct, late: Late, meta: TerraformMetaArguments) {
    needAzapi(scope, meta.provider);
    super(scope, "Resource", { type: "", ...meta });
    this.late = late;
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    return this.late.metaArguments?.(super.terraformMetaArguments) ?? super.terraformMetaArguments;
  }

  protected override arguments(): Arguments {
    return this.late.emitted().arguments;
  }
}
