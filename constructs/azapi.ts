import "./installed-library";
import { TerraformProvider, TerraformResource, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { AZAPI_METADATA } from "./azapi-metadata";
import { literally } from "./literal";
import type { Timeouts } from "../lib/emit/timeouts";

/** The arguments that are blocks. */
const BLOCKS: ReadonlySet<string> = new Set(["identity", "timeouts"]);

/** Values for Terraform, which may hold tokens. */
export type Body = Readonly<Record<string, unknown>>;

/** The arguments that all three resources share. */
interface CommonConfig extends TerraformMetaArguments {
  /** Resource type and API version: `Microsoft.Compute/galleries@2024-03-03`. */
  readonly type: string;
  /** Properties in Azure's own spelling; may hold tokens. @default - none */
  readonly body?: Body;
  /** The timeouts of the operations. @default - azapi's: 30 minutes, and 5 to read */
  readonly timeouts?: Timeouts;
  /**
   * Resource ids that azapi locks during an operation, so that it changes each by one resource at a time.
   * @default - none
   */
  readonly locks?: readonly string[];
}

export interface AzapiResourceConfig extends CommonConfig {
  /** Changing this replaces the resource. */
  readonly name: string;
  /** Resource id of the parent. Changing this replaces the resource. */
  readonly parentId: string;
  /** Changing this replaces the resource. */
  readonly location: string;
  /** Tags of the resource. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Managed identity of the resource. @default - none */
  readonly identity?: AzapiIdentity;
}

/** A managed identity in azapi's own spelling. */
export interface AzapiIdentity {
  /** `SystemAssigned`, `UserAssigned` or `SystemAssigned, UserAssigned`. */
  readonly type: string;
  /** Resource ids of user-assigned identities. @default - none */
  readonly identity_ids?: readonly string[];
}

export interface AzapiUpdateResourceConfig extends CommonConfig {
  /** Resource id of the resource to update. @default - given by `name` and `parentId` */
  readonly resourceId?: string;
  /** Name of the resource to update. @default - given by `resourceId` */
  readonly name?: string;
  /** Resource id of its parent. @default - given by `resourceId` */
  readonly parentId?: string;
  /**
   * The property that identifies the items of a list, by the list's path.
   * @default - `name`: items that are not written stay
   */
  readonly listUniqueIdProperty?: Readonly<Record<string, string>>;
}

export interface AzapiResourceActionConfig extends CommonConfig {
  /** Resource id of the resource to act on. Changing this repeats the action. */
  readonly resourceId: string;
  readonly action: string;
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** The moment of the action: when it is created or changed, or when it is destroyed. @default "apply" */
  readonly when?: "apply" | "destroy";
}

/** Returns arguments in Terraform's spelling, without those that are not set. */
type Arguments = Readonly<Record<string, unknown>>;

/** The common part of azapi's resources. It has only the arguments that gallerist uses, and writes them unchanged. */
abstract class AzapiElement extends TerraformResource {
  protected constructor(scope: Construct, id: string, type: string, config: TerraformMetaArguments) {
    super(scope, id, { ...config, terraformResourceType: type, terraformGeneratorMetadata: AZAPI_METADATA });
  }

  /** Resource id of the managed resource. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  /** Returns the arguments. It is called when Terraform JSON is made. */
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
        { value, isBlock: BLOCKS.has(name), type: "any", storageClassType: "any" },
      ]),
    );
  }
}

/** Emits one `azapi_resource`, which creates, updates and deletes any resource of Azure. */
export class AzapiResource extends AzapiElement {
  private readonly config: AzapiResourceConfig;

  constructor(scope: Construct, id: string, config: AzapiResourceConfig) {
    super(scope, id, "azapi_resource", config);
    this.config = config;
  }

  get name(): string {
    return this.getStringAttribute("name");
  }

  /** Principal id of the system-assigned identity. */
  get principalId(): string {
    return this.getStringAttribute("identity[0].principal_id");
  }

  protected arguments(): Arguments {
    const { type, name, parentId, location, identity, tags, body, locks, timeouts } = this.config;
    return { type, name, parent_id: parentId, location, identity, tags, body, locks, timeouts };
  }
}

/**
 * Emits one `azapi_update_resource`, which sets some properties of a resource that is managed elsewhere. Destroying it
 * changes nothing in Azure.
 */
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

/** Emits one `azapi_resource_action`, which performs an action, and repeats it when it changes. */
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

/** Emits the azapi provider with any of its arguments. Without arguments it signs in by the environment. */
export class AzapiProvider extends TerraformProvider {
  private readonly config: Arguments;

  constructor(scope: Construct, id: string, config: Arguments = {}) {
    super(scope, id, {
      terraformResourceType: "azapi",
      terraformGeneratorMetadata: AZAPI_METADATA,
      terraformProviderSource: "azure/azapi",
    });
    this.config = config;
  }

  /** An alias, for a second azapi provider of a stack. Resources of gallerist use the one without an alias. */
  override get alias(): string | undefined {
    return this.config["alias"] as string | undefined;
  }

  /** Returns the arguments. It is called when Terraform JSON is made. */
  protected arguments(): Arguments {
    return this.config;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.arguments() };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.arguments()).map(([name, value]) => [
        name,
        { value, isBlock: false, type: "any", storageClassType: "any" },
      ]),
    );
  }
}

function withoutUndefined(given: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
