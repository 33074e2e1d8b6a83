import { LIMITS } from "../azure/limits";
import { ledger, replicaLedger, type LedgerKind, type LedgerRow } from "./ledger";
import type { GalleryPlan } from "../plan/plan";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { example, IMAGE, VERSION } from "./facts/examples";
import { defineRule, type Context, type Found, type Rule } from "./rule";
import { firstFew, grouped, shown } from "../text/wording";

/** A row of the ledger that is too large, or nearly so. */
interface Reached extends Found {
  readonly row: LedgerRow;
  readonly allowed: number;
}

/** A rule about one kind of thing that adds up. */
type LimitRule = (kind: LedgerKind, idPart: string) => Rule;

/** More than Azure allows, for certain. */
export const tooMany: LimitRule = (kind, idPart) =>
  defineRule<Reached>({
    ...shared(kind),
    id: `too-many-${idPart}`,
    severity: "error",
    summary: `more ${LIMITS[kind].unit} in a subscription and region than Azure allows`,
    why: "No plan of a single stack shows this total, which is over all galleries and stacks of the app in that subscription.",
    find: (context) => reached(context, kind, (row, allowed) => row.total > allowed && isCertain(row, allowed)),
    help: () =>
      "move some to another region or subscription, delete what is not needed, or set `limits` to a quota that Microsoft raised",
    bad: examplesOf(kind, 11, KNOWN),
    good: examplesOf(kind, 7, KNOWN),
  });

/** More than Azure allows, if galleries whose subscription is not known are all in one. */
export const possiblyTooMany: LimitRule = (kind, idPart) =>
  defineRule<Reached>({
    ...shared(kind),
    id: `possibly-too-many-${idPart}`,
    severity: "warning",
    summary: `more ${LIMITS[kind].unit} in a region than Azure allows, if they are all in one subscription`,
    why: "A limit is one subscription's, and galleries that do not name theirs may all be in the same one, which no plan of a single stack shows.",
    find: (context) => reached(context, kind, (row, allowed) => row.total > allowed && !isCertain(row, allowed)),
    help: () => "name each gallery's `subscription`: where it is not known, all are counted together",
    bad: [...examplesOf(kind, 6), ...examplesOf(kind, 5, { name: "other_images" })],
    good: [...examplesOf(kind, 4), ...examplesOf(kind, 3, { name: "other_images" })],
  });

/** Nearly as many as Azure allows. */
export const nearlyTooMany: LimitRule = (kind, idPart) =>
  defineRule<Reached>({
    ...shared(kind),
    id: `nearly-too-many-${idPart}`,
    severity: "warning",
    summary: `nearly as many ${LIMITS[kind].unit} in a subscription and region as Azure allows`,
    why: "Once the limit is reached there is no room for the next one, and a larger quota has to be asked for before it is needed.",
    find: (context) =>
      reached(context, kind, (row, allowed, warnFrom) => row.total <= allowed && row.total >= allowed * warnFrom),
    help: () => "delete what is not needed, or ask Microsoft for a larger quota, before the next ones are refused",
    bad: examplesOf(kind, 8, KNOWN),
    good: examplesOf(kind, 7, KNOWN),
  });

function shared(kind: LedgerKind): Pick<Rule<Reached>, "section" | "source" | "problem"> {
  return {
    section: "limits",
    source: LIMITS[kind].source,
    problem: ({ row, allowed }) =>
      `${whose(row)} would have ${amount(row)} in ${shown(row.region)}${ofThese(row)}; Azure allows ${grouped(allowed)}, ${howCounted(kind)}; most are of ${firstFew(largest(row))}`,
  };
}

function* reached(
  context: Context,
  kind: LedgerKind,
  isReached: (row: LedgerRow, allowed: number, warnFrom: number) => boolean,
): Iterable<Reached> {
  for (const row of rowsOf(context, kind)) {
    if (row.kind !== kind) continue;
    const { allowed, warnFrom } = limitOf(row, context);
    const [first] = row.parts;
    if (!first || allowed === null || !isReached(row, allowed, warnFrom)) continue;
    const path = `subscriptions/${row.subscription ?? "unknown"}/${row.region}`;
    yield { plan: first.plan, at: first.at, path, row, allowed };
  }
}

/** Replicas are counted only where a number is given for them. */
function rowsOf({ plans, usage, limits }: Context, kind: LedgerKind): LedgerRow[] {
  if (kind !== "replicasPerSubscriptionAndRegion") return ledger(plans, usage);
  return plans.some((plan) => limits(plan)[kind] !== null) ? replicaLedger(plans) : [];
}

function howCounted(kind: LedgerKind): string {
  return kind === "replicasPerSubscriptionAndRegion" ? "of all versions together" : "each counted at its home region";
}

/** Where the subscription is not known, galleries may be in several; what is in one gallery is in one. */
function isCertain({ subscription, parts }: LedgerRow, allowed: number): boolean {
  if (subscription !== undefined) return true;
  const byGallery = new Map<GalleryPlan, number>();
  for (const { plan, count } of parts) byGallery.set(plan, (byGallery.get(plan) ?? 0) + count);
  return Math.max(...byGallery.values()) > allowed;
}

/** A quota belongs to the subscription: where the specs of one differ, the largest is the one that was raised. */
function limitOf(row: LedgerRow, context: Context): { allowed: number | null; warnFrom: number } {
  const limits = [...new Set(row.parts.map(({ plan }) => plan))].map((plan) => context.limits(plan));
  const values = limits.map((each) => each[row.kind]).filter((value) => value !== null);
  return {
    allowed: values.length === 0 ? null : Math.max(...values),
    warnFrom: Math.max(...limits.map(({ warnFrom }) => warnFrom)),
  };
}

function whose({ subscription }: LedgerRow): string {
  return subscription === undefined ? "an unknown subscription" : `subscription ${shown(subscription)}`;
}

function amount({ kind, total }: LedgerRow): string {
  return `${grouped(total)} ${LIMITS[kind].unit}`;
}

function ofThese({ elsewhere }: LedgerRow): string {
  return elsewhere === 0 ? "" : ` (${grouped(elsewhere)} of them outside this app)`;
}

function largest({ parts }: LedgerRow): string[] {
  return parts.slice(0, 3).map(({ name, count }) => (count === 1 ? shown(name) : `${shown(name)} (${grouped(count)})`));
}

const KNOWN = { subscription: "11111111-1111-1111-1111-111111111111" };

/** Specs with a limit of ten of a kind, and this many. */
function examplesOf(kind: LedgerKind, count: number, gallery: Partial<GallerySettings> = {}): GallerySpec[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const spec = { limits: { [kind]: 10 } };
  switch (kind) {
    case "galleries":
      return indexes.map((index) =>
        example({ gallery: { ...gallery, name: `${gallery.name ?? "gallery"}_${index}` }, spec }),
      );
    case "imageDefinitions": {
      const images = indexes.map((index) => [`image-${index}`, imageOf(`image-${index}`)] as const);
      return [example({ gallery, spec: { ...spec, images: Object.fromEntries(images) } })];
    }
    case "imageVersions":
    case "replicasPerSubscriptionAndRegion": {
      const versions = indexes.map((index) => [`1.${index}.0`, VERSION] as const);
      const policy = { tiers: [{ name: "home", take: "rest", regions: "home", replicas: 1 }] } as const;
      return [example({ gallery, spec, policy, image: { versions: Object.fromEntries(versions) } })];
    }
  }
}

function imageOf(sku: string): ImageDefinitionSpec {
  return { ...IMAGE, identifier: { publisher: "contoso", offer: "linux", sku } };
}
