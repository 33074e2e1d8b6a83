import type { App } from "cdktf";
import { configureChecks } from "gallerist";
import { defineRule, regionName, type Violation, type GallerySpec, type Rule } from "gallerist/lib";

const HANDBOOK = "https://handbook.contoso.com/images";

/** A gallery that follows the rules below; each bad example differs from it in one thing. */
function contoso(gallery: Partial<GallerySpec["gallery"]> = {}, regions: readonly string[] = []): GallerySpec {
  const settings = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };
  return {
    gallery: { ...settings, tags: { "cost-center": "4711" }, ...gallery },
    policies: { fleet: { regions: Object.fromEntries(regions.map((region) => [region, {}])), tiers: [] } },
  };
}

/** Regions that we have a contract for. */
const ALLOWED = ["westeurope", "northeurope"];

interface Region extends Violation {
  readonly region: string;
}

export const forbiddenRegion = defineRule<Region>({
  id: "forbidden-region",
  severity: "error",
  summary: "a region that we have no contract for",
  source: HANDBOOK,
  *find({ plans }) {
    for (const plan of plans) {
      for (const [name, policy] of Object.entries(plan.spec.policies ?? {})) {
        for (const region of Object.keys(policy.regions)) {
          if (!ALLOWED.includes(regionName(region))) yield { plan, at: ["policies", name, "regions", region], region };
        }
      }
    }
  },
  problem: ({ region }) => `${region} is not one of our regions; allowed are ${ALLOWED.join(", ")}`,
  help: () => "choose another region, or ask the cloud team for a contract",
  bad: [contoso({}, ["westeurope", "eastus"])],
  good: [contoso({}, ["westeurope", "North Europe"])],
});

export const missingCostCenter = defineRule({
  id: "missing-cost-center",
  severity: "warning",
  summary: "a gallery without the tag that its bill is booked by",
  source: HANDBOOK,
  *find({ plans }) {
    for (const plan of plans) {
      if (!Object.hasOwn(plan.spec.gallery.tags ?? {}, "cost-center")) yield { plan, at: ["gallery"] };
    }
  },
  problem: ({ plan }) => `gallery ${plan.spec.gallery.name} has no tag cost-center`,
  help: () => "add the tag `cost-center`, four digits",
  bad: [contoso({ tags: {} })],
  good: [contoso()],
});

export const unconventionalName = defineRule({
  id: "unconventional-name",
  severity: "error",
  summary: "a gallery that is not named TEAM_images",
  source: HANDBOOK,
  *find({ plans }) {
    for (const plan of plans) {
      if (!/^[a-z]+_images$/.test(plan.spec.gallery.name)) yield { plan, at: ["gallery", "name"] };
    }
  },
  problem: ({ plan }) => `gallery ${plan.spec.gallery.name} is not named like a team, \`TEAM_images\``,
  help: () => "write the team's name in small letters, then `_images`",
  bad: [contoso({ name: "ImagesOfContoso" })],
  good: [contoso()],
});

export const RULES_OF_CONTOSO: readonly Rule[] = [forbiddenRegion, missingCostCenter, unconventionalName];

/** Checks every gallery of an app by Contoso's rules too. */
export function checkByContoso(app: App, today: string): void {
  configureChecks(app, {
    asOf: today,
    rules: RULES_OF_CONTOSO,
    severities: { "more-replicas-than-recommended": "error" },
  });
}
