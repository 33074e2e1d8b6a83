import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";

/** The kinds of direct sharing, as a spec spells them. */
export const SHARE_KINDS = ["subscriptions", "tenants"] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** A subscription or tenant that a gallery is shared with. */
export interface DirectShare {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly kind: ShareKind;
  readonly id: string;
}

/** Returns every subscription and tenant that a gallery names for direct sharing, as written. */
export function directShares(plan: GalleryPlan): DirectShare[] {
  const direct = plan.spec.gallery.sharing?.direct;
  return SHARE_KINDS.flatMap((kind) =>
    (direct?.[kind] ?? []).map((id, index) => ({ plan, at: [...atShares(kind), index], kind, id })),
  );
}

/** Returns the path of their list. */
export function atShares(kind: ShareKind): SpecPath {
  return ["gallery", "sharing", "direct", kind];
}
