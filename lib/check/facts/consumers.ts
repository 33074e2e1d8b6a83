import type { ConsumerSpec } from "../../spec/consumer-spec";
import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import { byCodeUnit, own } from "../../text/order";
import { shown } from "../../text/wording";

/** A machine or scale set that a spec declares. */
export interface Consumer {
  readonly plan: GalleryPlan;
  /** "the machine or scale set web". */
  readonly subject: string;
  /** The path of its applications. */
  readonly at: SpecPath;
  readonly applications: readonly string[];
}

/** Yields every machine and scale set of the app, by name within its spec. */
export function* consumers(plans: readonly GalleryPlan[]): Iterable<Consumer> {
  for (const plan of plans) {
    const declared = plan.spec.consumers ?? {};
    for (const name of Object.keys(declared).sort(byCodeUnit)) {
      const { applications } = own(declared, name) as ConsumerSpec;
      const subject = `the machine or scale set ${shown(name)}`;
      yield { plan, subject, at: ["consumers", name, "applications"], applications };
    }
  }
}
