import { regionName } from "../azure/regions";
import type { Limit } from "../azure/limits";
import type { SpecPath } from "../finding";
import { byCodeUnit } from "../order";
import type { GalleryPlan } from "../plan";
import type { GallerySpec } from "../spec";
import { defineRule, type Context, type Found, type Rule } from "./rule";
import { firstFew, grouped, shown } from "./wording";

/** What counts towards a limit, and whose it is. */
export interface Counted {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly region: string;
  readonly count: number;
  /** "contoso_images/ubuntu-2404". */
  readonly contributor: string;
}

interface Exceeded extends Found {
  readonly path: string;
  readonly subscription: string | undefined;
  readonly region: string;
  readonly total: number;
  /** Those that contribute most, largest first. */
  readonly largest: readonly Counted[];
}

export interface LimitRuleParts {
  readonly id: string;
  readonly limit: Limit;
  readonly counted: (context: Context) => Iterable<Counted>;
  /** Specs with this many. */
  readonly example: (count: number) => readonly GallerySpec[];
}

/** A rule about a sum over all plans of the app: one finding per subscription and region. */
export function limitRule({ id, limit, counted, example }: LimitRuleParts): Rule {
  return defineRule<Exceeded>({
    id,
    severity: "error",
    summary: `more ${limit.unit} in a ${limit.scope} than Azure allows`,
    source: limit.source,
    *find(context) {
      for (const parts of bySubscriptionAndRegion(counted(context)).values()) {
        const total = parts.reduce((sum, { count }) => sum + count, 0);
        if (total > limit.value) yield exceeded(parts, total);
      }
    },
    problem: ({ subscription, region, total, largest }) =>
      `${subscriptionWords(subscription)} would have ${grouped(total)} ${limit.unit} in ${shown(region)}, counted at their home region; Azure allows ${grouped(limit.value)}; most are of ${firstFew(largest.map(contribution))}`,
    help: ({ subscription }) =>
      `move some to another region or subscription, or delete what is not needed${subscription === undefined ? "; name each gallery's `subscription` if they are not in the same one" : ""}`,
    bad: example(limit.value + 1),
    good: example(limit.value),
  });
}

function bySubscriptionAndRegion(items: Iterable<Counted>): Map<string, Counted[]> {
  const groups = new Map<string, Counted[]>();
  for (const item of items) {
    if (item.count === 0) continue;
    const subscription = item.plan.spec.gallery.subscription?.toLowerCase() ?? null;
    const key = JSON.stringify([subscription, regionName(item.region)]);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function exceeded(parts: readonly Counted[], total: number): Exceeded {
  const ordered = [...parts].sort((a, b) => b.count - a.count || byCodeUnit(a.contributor, b.contributor));
  const first = ordered[0] as Counted;
  const { subscription } = first.plan.spec.gallery;
  const region = regionName(first.region);
  const path = `subscriptions/${subscription ?? "unknown"}/${region}`;
  return { plan: first.plan, at: first.at, path, subscription, region, total, largest: ordered.slice(0, 3) };
}

function subscriptionWords(subscription: string | undefined): string {
  return subscription === undefined ? "an unknown subscription" : `subscription ${shown(subscription)}`;
}

function contribution({ contributor, count }: Counted): string {
  return count === 1 ? contributor : `${contributor} (${grouped(count)})`;
}
