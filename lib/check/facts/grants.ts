import type { AccessGrant } from "../../spec/access-spec";
import type { SpecPath } from "../../spec/finding";
import type { ItemKind } from "../../spec/item-kind";
import type { GalleryPlan } from "../../plan/plan";
import { shown } from "../../text/wording";

/** A grant of a spec. */
export interface Grant {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly grant: AccessGrant;
  /** "grant 1 of contoso_images". */
  readonly subject: string;
}

/** Returns every grant of the specs. Those of Terraform JSON are not judged: they exist. */
export function grants(plans: readonly GalleryPlan[]): Grant[] {
  return plans
    .filter(({ foundIn }) => foundIn === undefined)
    .flatMap((plan) =>
      (plan.spec.access ?? []).map((grant, index) => ({
        plan,
        at: ["access", index],
        grant,
        subject: `grant ${index + 1} of ${shown(plan.spec.gallery.name)}`,
      })),
    );
}

/** The keys of a grant that name items, with the kind of these. */
export const NAMED_ITEMS = [
  ["images", "image"],
  ["applications", "application"],
] as const satisfies readonly (readonly [keyof AccessGrant, ItemKind])[];
