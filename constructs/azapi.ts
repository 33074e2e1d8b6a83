import { TerraformProvider, TerraformResource, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { AZAPI_VERSION } from "../lib/azure/gallery-api";
import { literally } from "./literal";
import type { Timeouts } from "../lib/emit/timeouts";

const METADATA = { providerName: "azapi", providerVersionConstraint: AZAPI_VERSION };

/** Values of Terraform's, which may hold tokens. */
export type Body = Readonly<Record<string, unknown>>;

/** What all three resources take. */
interface CommonConfig extends TerraformMetaArguments {
  /** Resource type and API version: `Microsoft.Compute/galleries@2024-03-03`. */
  readonly type: string;
  /** In Azure's own words; may hold tokens. @default - none */
  readonly body?: Body;
  /** How long Terraform waits. @default - azapi's: 30 minutes, and 5 to read */
  readonly timeouts?: Timeouts;
  /** Resource ids that nothing else of azapi changes at the same time. @default - none */
  readonly locks?: readonly string[];
}

export interface AzapiResourceConfig extends CommonConfig {
  /** Changing this replaces the resource. */
  readonly name: string;
  /** Resource id of what holds it. Changing this replaces the resource. */
  readonly parentId: string;
  /** Changing this replaces the resource. */
  readonly location: string;
  /** Tags of the resource. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface AzapiUpdateResourceConfig extends CommonConfig {
  /** Resource id of what is updated. @default - given by `name` and `parentId` */
  readonly resourceId?: string;
  /** Name of what is updated. @default - given by `resourceId` */
  readonly name?: string;
  /** Resource id of what holds it. @default - given by `resourceId` */
  readonly parentId?: string;
  /** Property that tells the items of a list apart, by the list's path. @default - `name`: what is not written stays */
  readonly listUniqueIdProperty?: Readonly<Record<string, string>>;
}

export interface AzapiResourceActionConfig extends CommonConfig {
  /** What it is done to. Changing this does it again. */
  readonly resourceId: string;
  readonly action: string;
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** Whether it is done when it is created or changed, or when it is destroyed. @default "apply" */
  readonly when?: "apply" | "destroy";
}

/** Arguments in Terraform's spelling, without those that are not set. */
type Arguments = Readonly<Record<string, unknown>>;

/** Only what is used of azapi, and each resource is written as it is given. */
abstract class AzapiElement extends TerraformResource {
  protected constructor(scope: Construct, id: string, type: string, config: TerraformMetaArguments) {
    super(scope, id, { ...config, terraformResourceType: type, terraformGeneratorMetadata: METADATA });
  }

  /** Resource id of what it manages. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** Made when Terraform JSON is. */
  protected abstract arguments(): Arguments;

  protected override synthesizeAttributes(): Record<string, unknown> {
    const given = withoutUndefined(this.arguments());
    const isOverridden = Object.hasOwn(this.rawOverrides as object, "body");
    return isOverridden || given["body"] === undefined ? given : { ...given, body: literally(given["body"]) };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(withoutUndefined(this.arguments())).map(([name, value]) => [
        name,
        { value, isBlock: name === "timeouts", type: "any", storageClassType: "any" },
      ]),
    );
  }
}

/** `azapi_resource`: anything of Azure, with the whole of its life. */
export class AzapiResource extends AzapiElement {
  private readonly config: AzapiResourceConfig;

  constructor(scope: Construct, id: string, config: AzapiResourceConfig) {
    super(scope, id, "azapi_resource", config);
    this.config = config;
  }

  get name(): string {
    return this.getStringAttribute("name");
  }

  protected arguments(): Arguments {
    const { type, name, parentId, location, tags, body, locks, timeouts } = this.config;
    return { type, name, parent_id: parentId, location, tags, body, locks, timeouts };
  }
}

/** `azapi_update_resource`: some properties of what lives elsewhere. Destroying it changes nothing in Azure. */
export class AzapiUpdateResource extends AzapiElement {
  private readonly config: AzapiUpdateResourceConfig;

  constructor(scope: Construct, id: string, config: AzapiUpdateResourceConfig) {
    super(scope, id, "azapi_update_resource", config);
    this.config = config;
  }

  protected arguments(): Arguments {
    const { type, resourceId, name, parentId, body, listUniqueIdProperty, locks, timeouts } = this.config;
    return {
      type,
      resource_id: resourceId,
      name,
      parent_id: parentId,
      body,
      list_unique_id_property: listUniqueIdProperty,
      locks,
      timeouts,
    };
  }
}

/** `azapi_resource_action`: something that is done, and done again when it changes. */
export class AzapiResourceAction extends AzapiElement {
  private readonly config: AzapiResourceActionConfig;

  constructor(scope: Construct, id: string, config: AzapiResourceActionConfig) {
    super(scope, id, "azapi_resource_action", config);
    this.config = config;
  }

  protected arguments(): Arguments {
    const { type, resourceId, action, method, when, locks, body, timeouts } = this.config;
    return { type, resource_id: resourceId, action, method, when, locks, body, timeouts };
  }
}

/** The azapi provider, with whatever arguments it takes. Without any it signs in as azurerm does. */
export class AzapiProvider extends TerraformProvider {
  private readonly config: Arguments;

  constructor(scope: Construct, id: string, config: Arguments = {}) {
    super(scope, id, {
      terraformResourceType: "azapi",
      terraformGeneratorMetadata: METADATA,
      terraformProviderSource: "azure/azapi",
    });
    this.config = config;
  }

  /** For a second provider of a stack; what gallerist emits uses the one without. */
  override get alias(): string | undefined {
    return this.config["alias"] as string | undefined;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.config };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.config).map(([name, value]) => [
        name,
        { value, isBlock: false, type: "any", storageClassType: "any" },
      ]),
    );
  }
}

function withoutUndefined(given: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
