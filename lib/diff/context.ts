import type { ItemVersionPlan } from "../plan/plan";
import type { Protections } from "../plan/protections";
import type { AttributeChanges, Compared } from "./attributes";
import type { Change, Effect } from "./change";
import { effectOf } from "./effect";
import type { At, Hazard, NotCompared } from "./model";
import type { Bills } from "./money";
import type { Pair } from "./sides";
import type { Replications } from "./target-regions";
import type { TerraformSides } from "./terraform-action";
import type { IsUnread } from "./unread-attributes";

/** The inputs of a whole diff, and the findings collected during it. */
export interface Context {
  readonly asOf: string | undefined;
  readonly protections: Protections;
  readonly terraform: TerraformSides;
  /** True if the first side is what Azure has: it does not say which provider or pipeline manages an object. */
  readonly isDrift: boolean;
  readonly bills: Bills | undefined;
  readonly replications: Replications;
  readonly isUnread: IsUnread;
  /** Versions that lack a region which can't be compared, with each as it was read. */
  readonly read: ReadonlyMap<ItemVersionPlan, ItemVersionPlan>;
  readonly hazards: Hazard[];
  readonly notCompared: NotCompared[];
  readonly staysInAzure: NotCompared[];
  /** Paths of objects that are replaced, and no plan says in which order. */
  readonly ordersAssumed: string[];
}

/** Adds the attributes of an object that were not compared, or stay in Azure, to the context. */
export function noteAttributes({ path, gallery }: At, found: AttributeChanges, context: Context): void {
  for (const attribute of found.notCompared) context.notCompared.push({ path, gallery, attribute });
  for (const attribute of found.staysInAzure) context.staysInAzure.push({ path, gallery, attribute });
}

/**
 * Returns the effect on an object. An object on one side only is created or destroyed, unless others manage it.
 * For any other object its changes decide.
 */
export function sideEffect(
  { before, after }: Pair<unknown>,
  isExisting: boolean,
  changes: readonly Change[],
): Effect | null {
  if (before && after) return effectOf(changes);
  if (isExisting) return null;
  return effectOf(changes) ?? (before ? "destroyed" : "created");
}

/** Returns the facts that the comparison of two specs of one object depends on. */
export function comparedIn({ asOf, isUnread }: Context, before: object, after: object): Compared {
  return { asOf, isUnread: (attribute) => isUnread(before, attribute) || isUnread(after, attribute) };
}
