import { azapiSignIn } from "../../lib/azure/sign-in";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack, type TerraformProvider } from "cdktf";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { AZAPI_VERSION } from "../../lib/azure/gallery-api";
import { byCodeUnit } from "../../lib/text/order";
import type { TerraformSettings } from "../../lib/spec/terraform-settings";
import { constructId, galleryId } from "../../lib/emit/construct-id";
import { Gallery } from "../../constructs/gallery";
import type { SpecFromText } from "../../constructs/gallery-props";
import { plainText } from "../../constructs/text";

/** Part of construct paths, and so of nothing that may ever change. */
const STACK_ID = "gallerist";

/** azurerm as our attributes were checked against it, up to the next major version but one. */
const AZURERM_VERSION = ">= 4.55.0, < 6.0.0";

/** The first Terraform with `terraform_data`. */
const TERRAFORM_VERSION = ">= 1.4.0";

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

interface Configuration {
  readonly provider: { readonly azurerm: readonly object[]; readonly azapi?: readonly object[] };
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Record<string, Record<string, unknown>>;
  readonly variable?: Record<string, Record<string, unknown>>;
}

/** Terraform JSON of all specs, made by constructs as a program makes it: what lib/emit must give too. */
export function throughConstructs(specs: readonly SpecFromText[]): unknown {
  const settings = settingsOf(specs);
  const json = inScratchApp((app) => {
    const stack = new TerraformStack(app, STACK_ID);
    const providers = addProviders(stack, specs);
    for (const from of specs) {
      const { name, subscription } = from.spec.gallery;
      const provider = providers.get(subscription);
      Gallery.fromSpec(stack, galleryId(name), from, { ...(provider && { provider }) });
    }
    stack.prepareStack();
    return withoutComments(stack.toTerraform() as Configuration);
  });
  return sorted({
    ...json,
    provider: {
      azurerm: json.provider.azurerm.map((given) => ({ ...given, ...asText(settings.provider ?? {}) })),
      ...(json.provider.azapi && {
        azapi: [asText(azapiSignIn(settings.provider ?? {}, settings.azapiProvider ?? {}))],
      }),
    },
    terraform: {
      required_version: TERRAFORM_VERSION,
      required_providers: {
        azurerm: { source: "hashicorp/azurerm", version: settings.azurermVersion ?? AZURERM_VERSION },
        ...(json.provider.azapi && {
          azapi: { source: "azure/azapi", version: settings.azapiVersion ?? AZAPI_VERSION },
        }),
      },
      ...(settings.backend && { backend: asText(settings.backend) }),
    },
  });
}

/** cdktf makes directories for every app, even for one that is not written. */
function inScratchApp<T>(build: (app: App) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), "gallerist-"));
  try {
    return build(new App({ outdir, stackTraces: false }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** An azurerm provider for each subscription: the first, or that of galleries without one, has no alias. */
function addProviders(
  stack: TerraformStack,
  specs: readonly SpecFromText[],
): Map<string | undefined, TerraformProvider | undefined> {
  const subscriptions = [...new Set(specs.map(({ spec }) => spec.gallery.subscription))];
  const providers = new Map<string | undefined, TerraformProvider | undefined>();
  for (const subscription of subscriptions) {
    const isDefault = subscription === undefined || (!subscriptions.includes(undefined) && providers.size === 0);
    const alias = isDefault ? undefined : `subscription_${subscription}`;
    const provider = new AzurermProvider(stack, alias === undefined ? "azurerm" : constructId(alias), {
      features: [{}],
      ...(subscription !== undefined && { subscriptionId: plainText(subscription) }),
      ...(alias !== undefined && { alias: plainText(alias) }),
    });
    providers.set(subscription, alias === undefined ? undefined : provider);
  }
  return providers;
}

/** Settings that every spec that has any agrees on. */
function settingsOf(specs: readonly SpecFromText[]): TerraformSettings {
  const given = specs.map(({ spec }) => spec.terraform).filter((settings) => settings !== undefined);
  if (given.some((settings) => !isDeepStrictEqual(settings, given[0]))) {
    throw new Error("the files differ in `terraform`: one configuration has one backend and one provider version");
  }
  return given[0] ?? {};
}

/** Settings are text, all of them: there is nothing in the configuration that they could refer to. */
function asText<T>(value: T): T;
function asText(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => asText(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [plainText(key), asText(item)]));
}

/** The blocks without cdktf's comments, which hold nothing that Terraform reads. */
function withoutComments({ provider, resource = {}, data, variable, output }: Configuration): Configuration {
  return {
    provider,
    resource: bareBlocks(resource),
    ...(data && { data: bareBlocks(data) }),
    ...(variable && { variable: bare(variable) }),
    ...(output && { output: bare(output) }),
  };
}

function bareBlocks(blocks: Blocks): Blocks {
  return Object.fromEntries(Object.entries(blocks).map(([type, named]) => [type, bare(named)]));
}

function bare(blocks: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(blocks).map(([name, { "//": _, ...attributes }]) => [name, attributes]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
