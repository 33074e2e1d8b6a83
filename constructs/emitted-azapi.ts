import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import type { Arguments } from "../lib/emit/arguments";
import type { EmittedResource } from "../lib/emit/resource";
import { AzapiResource, AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";

/** The values that a resource gets when Terraform JSON is made. Versions and providers may be added until then. */
interface Late {
  emitted(): EmittedResource;
  /** Returns Terraform's own arguments with the dependencies of the resource added. @default - nothing is added */
  metaArguments?(own: Record<string, unknown>): Record<string, unknown>;
}

/** Emits one `azapi_resource` with the arguments that lib/emit gives. */
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

/** Emits one `azapi_update_resource` with the arguments that lib/emit gives. */
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
