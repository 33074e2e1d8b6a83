import { findRegion } from "../azure/regions";
import type { SpecPath } from "../spec/finding";
import type { ItemKind } from "../spec/item-kind";
import type { GalleryPlan, ItemVersionPlan } from "../plan/plan";
import { mayBeIn } from "../plan/unread";
import { example } from "../check/facts/examples";
import { causeOf, mistypedFor, mistypedRegions, type MistypedRegion } from "../check/facts/mistyped-regions";
import { countedItems, items, itemVersions, versionPath, type Item } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted, shown } from "../text/wording";

interface HomeOutsidePolicy extends Violation {
  /** Undefined for a version of Terraform JSON, which no policy placed. */
  readonly policy: string | undefined;
  readonly home: string;
  /** The images and applications, or single versions, with this home. */
  readonly subjects: string[];
  /** The kind of each of them. */
  readonly kinds: ItemKind[];
  readonly known: readonly string[];
  /** The same region with a letter wrong: this home, or one of the policy's. @default - none */
  readonly mistyped?: MistypedRegion;
}

/** The setting that decides a home: a `location` of its own, or the gallery's. */
interface Home {
  readonly region: string;
  readonly at: SpecPath | undefined;
  readonly subject: string;
}

export const homeOutsidePolicy = defineRule<HomeOutsidePolicy>({
  id: "home-outside-policy",
  severity: "error",
  section: "policies",
  summary:
    "the home region of an image or application is not one of its policy's regions, or in Terraform JSON of its target regions",
  why: "Azure keeps every version in its home region, so it would stand there with one replica, hidden from latest, whatever the tiers say.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const plan of plans) {
      const byHome = new Map<string, HomeOutsidePolicy>();
      for (const item of items([plan])) {
        for (const home of homesOutside(item)) collect(byHome, item, home);
      }
      const mistyped = mistypedRegions(plans).get(plan);
      for (const found of byHome.values()) {
        const cause = mistyped?.get(found.home) ?? mistypedFor(mistyped, found.home, found.known);
        yield cause === undefined ? found : { ...found, mistyped: cause, follows: causeOf(cause) };
      }
      yield* foundElsewhere(plan);
    }
  },
  problem: ({ policy, home, subjects, kinds, known }) =>
    policy === undefined
      ? `${quoted(home)} is the home region of ${firstFew(subjects)}, but not one of its target regions, which are ${firstFew(known, 6)}; Azure keeps every version in its home region`
      : `${quoted(home)} is the home region of ${countedItems(kinds)} (${firstFew(subjects)}), but not a region of policy ${shown(policy)}, which has ${firstFew(known, 6)}; Azure keeps every version in its home region`,
  help: ({ policy, home, mistyped }) =>
    mistyped !== undefined
      ? `write ${quoted(mistyped.meant)} for ${quoted(mistyped.first.text)}`
      : policy === undefined
        ? `add ${quoted(home)} to its target regions, or change its location`
        : `add ${quoted(home)} to the regions of policy ${shown(policy)}, or change the \`location\``,
  // A region beside others that have settings needs settings of its own.
  fix: ({ plan, policy, home, mistyped }) => {
    const { regions = {} } = policy === undefined ? {} : (plan.spec.policies?.[policy] ?? {});
    const isPlain = Object.values(regions).every((settings) => Object.keys(settings).length === 0);
    if (policy === undefined || mistyped || !isPlain || !findRegion(home) || plan.mirrorOf) return [];
    return [{ kind: "entry", at: ["policies", policy, "regions"], key: home, value: {} }];
  },
  bad: [example({ gallery: { location: "eastus" } })],
  good: [example({ gallery: { location: "North Europe" } })],
});

/**
 * Returns versions of Terraform JSON whose target regions lack their home. The provider accepts that; our plans never
 * have it.
 */
function* foundElsewhere(plan: GalleryPlan): Iterable<HomeOutsidePolicy> {
  if (plan.foundIn === undefined) return;
  for (const { definition, version, at, subject } of itemVersions([plan])) {
    const { home, targetRegions } = version;
    // A target region that could not be read may be the home, so nothing is reported.
    if (home === "" || targetRegions.some(({ name }) => name === home) || mayBeIn(version, home)) continue;
    const known = targetRegions.map(({ name }) => name);
    yield { plan, at, policy: undefined, home, subjects: [subject], kinds: [definition.kind], known };
  }
}

/** Returns homes that a policy lacks: those of the versions that it places, or the item's while it has none. */
function homesOutside(item: Item): Home[] {
  const { definition } = item;
  const { policy } = definition;
  if (policy.name === undefined || policy.regions.size === 0) return [];
  const placed = definition.versions.filter(({ spec }) => spec.placement === undefined);
  const own = placed.filter(({ spec }) => spec.location !== undefined).map((version) => homeOfVersion(item, version));
  const usesItemHome = definition.versions.length === 0 || placed.some(({ spec }) => spec.location === undefined);
  const homes = usesItemHome ? [homeOfItem(item), ...own] : own;
  return homes.filter(({ region }) => region !== "" && !policy.regions.has(region));
}

function homeOfItem({ definition, at, subject }: Item): Home {
  const isOwn = definition.spec.location !== undefined;
  return { region: definition.home, at: isOwn ? [...at, "location"] : undefined, subject };
}

function homeOfVersion(item: Item, version: ItemVersionPlan): Home {
  const subject = `${item.subject}/${version.version}`;
  return { region: version.home, at: [...versionPath(item, version), "location"], subject };
}

/** Returns one finding per policy and home. It is placed at the policy, unless only a `location` decides the home. */
function collect(byHome: Map<string, HomeOutsidePolicy>, { plan, definition }: Item, home: Home): void {
  const { name = "", order } = definition.policy;
  const key = JSON.stringify([name, home.region]);
  const atPolicy = ["policies", name, "regions"];
  const known = byHome.get(key);
  const at = home.at === undefined ? atPolicy : (known?.at ?? home.at);
  const subjects = known?.subjects ?? [];
  subjects.push(home.subject);
  const kinds = known?.kinds ?? [];
  kinds.push(definition.kind);
  byHome.set(key, { plan, at, policy: name, home: home.region, subjects, kinds, known: order });
}
