import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReplicationPolicy } from "../../lib/spec/policy";

/** Attributes of one resource, as in Terraform JSON. */
export type Attributes = Record<string, unknown>;

/** Resources of a stack, without cdktf's comments. */
export type Resources = Record<string, Record<string, Attributes>>;

export const IMAGE_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/a";

/** The newest version in two regions, older ones at home. */
export const FLEET: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

/** An app that writes to a directory of its own. */
export function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), "gallerist-test-")) });
}

/** A stack with the provider that every stack needs. */
export function newStack(app: App, id = "images"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

/** The resources of a stack after a whole `app.synth()`. */
export function synthesized(app: App, stack = "images"): Resources {
  app.synth();
  const text = readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8");
  const { resource } = JSON.parse(text) as { resource: Resources };
  for (const resources of Object.values(resource)) {
    for (const attributes of Object.values(resources)) delete attributes["//"];
  }
  return resource;
}

/** The only resource of a type. */
export function only(resources: Resources, type: string): Attributes {
  const found = Object.values(resources[type] ?? {});
  if (found.length !== 1) throw new Error(`${found.length} resources of type ${type}`);
  return found[0] as Attributes;
}

/** The resource of a type with a name. */
export function named(resources: Resources, type: string, name: string): Attributes {
  const found = Object.values(resources[type] ?? {}).filter((attributes) => attributes["name"] === name);
  if (found.length !== 1) throw new Error(`${found.length} resources of type ${type} named ${name}`);
  return found[0] as Attributes;
}
