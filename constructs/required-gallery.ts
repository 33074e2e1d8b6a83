import { TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { CommonGalleryProps, GalleryProviders } from "./gallery-props";
import { requireOwnLibrary } from "./library";
import { requireKeys, requireObject, requirePolicy } from "./required";
import { UsageError } from "./usage-error";

/** Refuses props of a gallery that lack required values, or whose values would break the plan. */
export function requireGallery(owner: string, props: CommonGalleryProps): void {
  requireObject(owner, "`props`", props);
  requireKeys(owner, props, ["name", "resourceGroup", "location"]);
  const { policies } = props;
  if (policies === undefined) return;
  requireObject(owner, "`policies`", policies);
  for (const [name, policy] of Object.entries(policies)) requirePolicy(owner, `policies.${name}`, policy);
}

type Providers = { readonly [Key in keyof GalleryProviders]: GalleryProviders[Key] | undefined };

/** Refuses values that are not providers of the right kind, and providers that Terraform would not find. */
export function requireProviders(owner: string, scope: IConstruct, { provider, azapiProvider }: Providers): void {
  requireProvider(owner, scope, "provider", "azurerm", provider);
  requireProvider(owner, scope, "azapiProvider", "azapi", azapiProvider);
}

function requireProvider(owner: string, scope: IConstruct, key: string, type: string, given: unknown): void {
  if (!TerraformProvider.isTerraformProvider(given)) return;
  requireOwnLibrary(owner, `\`${key}\``, given);
  if (given.terraformResourceType !== type) {
    throw new UsageError(`${owner}: \`${key}\` is the provider ${given.terraformResourceType}; it must be ${type}`);
  }
  if (TerraformStack.of(given) !== TerraformStack.of(scope)) {
    throw new UsageError(
      `${owner}: \`${key}\` is in the stack ${TerraformStack.of(given).node.id}, and not in its own`,
    );
  }
}
