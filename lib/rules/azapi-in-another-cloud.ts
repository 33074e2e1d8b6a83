import { example } from "../check/facts/examples";
import { needsAzapi } from "../check/facts/needs-azapi";
import { defineRule, type Violation } from "../check/rule";
import type { TerraformSettings } from "../spec/terraform-settings";
import { quoted } from "../text/wording";

interface OtherCloud extends Violation {
  readonly ofAzurerm: string;
  readonly ofAzapi: string;
}

/** Applies to what the provider blocks say. A cloud that the environment names is not known here. */
export const azapiInAnotherCloud = defineRule<OtherCloud>({
  id: "azapi-in-another-cloud",
  severity: "warning",
  section: "galleries",
  summary: "azapi signs in to another cloud than azurerm, and azapi is needed",
  why: "The clouds know nothing of each other, so what azapi manages would be sought in a cloud that does not have the gallery.",
  source: "https://learn.microsoft.com/azure/developer/terraform/overview-azapi-provider",
  *find({ plans }) {
    for (const plan of plans) {
      const { provider = {}, azapiProvider = {} } = plan.spec.terraform ?? {};
      const [ofAzurerm = "public", ofAzapi = ofAzurerm] = [environmentIn(provider), environmentIn(azapiProvider)];
      if (ofAzurerm === ofAzapi || azapiProvider["endpoint"] !== undefined || !needsAzapi(plan)) continue;
      yield { plan, at: ["terraform", "azapiProvider", "environment"], ofAzurerm, ofAzapi };
    }
  },
  problem: ({ ofAzurerm, ofAzapi }) =>
    `azapi signs in to the cloud ${quoted(ofAzapi)}, azurerm to ${quoted(ofAzurerm)}; azapi is needed here`,
  help: ({ ofAzurerm }, syntax) => `set ${syntax.set("environment", ofAzurerm)} in ${syntax.azapiProvider}`,
  bad: [made({ provider: { environment: "public" }, azapiProvider: { environment: "usgovernment" } })],
  good: [made({ provider: { environment: "public" }, azapiProvider: { environment: "Public" } })],
});

function environmentIn(block: Readonly<Record<string, unknown>>): string | undefined {
  const { environment } = block;
  return typeof environment === "string" ? environment.toLowerCase() : undefined;
}

function made(terraform: TerraformSettings) {
  return example({ spec: { terraform }, version: { source: { published: true } } });
}
