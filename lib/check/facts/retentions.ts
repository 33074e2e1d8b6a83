import type { GalleryPlan } from "../../plan/plan";
import type { SpecPath } from "../../spec/finding";
import type { Retention } from "../../spec/retention";
import { items, policies } from "./items";

/** A retention, of a policy, an image or an application. */
export interface RetentionItem {
  readonly plan: GalleryPlan;
  readonly retention: Retention;
  readonly at: SpecPath;
  /** "policy fleet", "contoso_images/ubuntu-2404". */
  readonly subject: string;
}

/** Yields every retention of the app. */
export function* retentions(plans: readonly GalleryPlan[]): Iterable<RetentionItem> {
  for (const { plan, policy, at, subject } of policies(plans)) {
    if (policy.retention) yield { plan, retention: policy.retention, at: [...at, "retention"], subject };
  }
  for (const { plan, definition, at, subject } of items(plans)) {
    const { retention } = definition.spec;
    if (retention) yield { plan, retention, at: [...at, "retention"], subject };
  }
}
