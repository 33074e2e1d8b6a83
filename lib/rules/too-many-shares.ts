import type { LimitName } from "../azure/limits";
import type { GalleryPlan } from "../plan/plan";
import { atShares, directShares, SHARE_KINDS, type ShareKind } from "../check/facts/direct-shares";
import { example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { counted, grouped, quoted, shown } from "../text/wording";

interface TooManyShares extends Violation {
  readonly kind: ShareKind;
  readonly count: number;
  readonly allowed: number;
  readonly limit: LimitName;
}

const LIMIT = { subscriptions: "directShareSubscriptions", tenants: "directShareTenants" } as const;

export const tooManyShares = defineRule<TooManyShares>({
  id: "too-many-shares",
  severity: "error",
  section: "galleries",
  summary: "direct sharing with more subscriptions or tenants than Azure allows",
  why: "azurerm can't share with subscriptions or tenants, so azapi does it once the gallery exists, and the limit would only show at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  *find({ plans, limits }) {
    for (const plan of plans) {
      for (const kind of SHARE_KINDS) {
        const limit = LIMIT[kind];
        const allowed = limits(plan)[limit];
        const count = different(plan, kind);
        if (allowed !== null && count > allowed) yield { plan, at: atShares(kind), kind, count, allowed, limit };
      }
    }
  },
  problem: ({ plan, kind, count, allowed }) =>
    `${shown(plan.spec.gallery.name)} is shared with ${counted(count, kind.slice(0, -1))}; Azure allows ${grouped(allowed)}`,
  help: ({ kind, limit }) =>
    kind === "subscriptions"
      ? `share it with their tenants, with a community, or by role assignments, or set ${quoted(limit)} in \`limits\` if Microsoft raised it`
      : `share it with a community, or by role assignments, or set ${quoted(limit)} in \`limits\` if Microsoft raised it`,
  bad: [sharedWithTenants(6)],
  good: [sharedWithTenants(5)],
});

function sharedWithTenants(count: number) {
  const tenants = Array.from({ length: count }, (_, index) => `${index}1111111-2222-3333-4444-555555555555`);
  return example({ gallery: { sharing: { direct: { tenants } } } });
}

/** Returns the number of different ids: one that is named twice is shared with once. */
function different(plan: GalleryPlan, kind: ShareKind): number {
  const ids = directShares(plan).filter((share) => share.kind === kind);
  return new Set(ids.map(({ id }) => id.toLowerCase())).size;
}
