import { notInAzapi } from "../azure/sign-in";
import { example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import type { GalleryPlan, ItemPlan } from "../plan/plan";
import { providerOfApplication, providerOfDefinition, providerOfGallery } from "../plan/provider";
import type { TerraformSettings } from "../spec/terraform-settings";
import { quoted } from "../text/wording";

interface NotCarried extends Violation {
  readonly key: string;
}

export const signInWithoutAzapiForm = defineRule<NotCarried>({
  id: "sign-in-without-azapi-form",
  severity: "warning",
  section: "galleries",
  summary: "azurerm is told how to sign in by an argument that azapi does not have, and azapi is needed",
  why: "The other arguments of signing in reach azapi's provider block too; without this one azapi may sign in to another cloud, or not at all.",
  source: "https://learn.microsoft.com/azure/developer/terraform/overview-azapi-provider",
  *find({ plans }) {
    for (const plan of plans) {
      const { provider = {}, azapiProvider = {} } = plan.spec.terraform ?? {};
      for (const key of notInAzapi(provider, azapiProvider)) {
        if (needsAzapi(plan)) yield { plan, at: ["terraform", "provider", key], key };
      }
    }
  },
  problem: ({ key }) => `\`terraform.provider\` sets ${quoted(key)}, which azapi does not have; azapi is needed here`,
  help: () => "say how azapi signs in as `terraform.azapiProvider`, with `endpoint` for a cloud of your own",
  bad: [made({ provider: { metadata_host: "management.local" } })],
  good: [made({ provider: { environment: "public", use_oidc: true } })],
});

/** Reports whether anything of a gallery goes through azapi. */
function needsAzapi({ spec: { gallery }, definitions, applications }: GalleryPlan): boolean {
  if (providerOfGallery(gallery).provider === "azapi") return true;
  if (gallery.softDelete !== undefined || gallery.sharing?.direct !== undefined) return true;
  const choices = [
    ...definitions.map(({ spec }) => providerOfDefinition(spec)),
    ...applications.map(({ spec }) => providerOfApplication(spec)),
  ];
  if (choices.some(({ provider }) => provider === "azapi")) return true;
  const isAzapi = ({ versions }: ItemPlan) => versions.some(({ managedBy }) => managedBy.provider === "azapi");
  return definitions.some(isAzapi) || applications.some(isAzapi);
}

function made(terraform: TerraformSettings) {
  return example({ spec: { terraform }, version: { source: { published: true } } });
}
