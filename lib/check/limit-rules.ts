import { LIMITS } from "../azure/limits";
import type { LedgerKind, LedgerRow } from "./ledger";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { APPLICATION_VERSION, applicationExample, example, IMAGE, VERSION } from "./facts/examples";
import { reachedLimits, type ReachedLimit, type Verdict } from "./reached-limits";
import { defineRule, type Context, type Violation, type Rule } from "./rule";
import { firstFew, grouped, shown } from "../text/wording";

interface Reached extends Violation, Pick<ReachedLimit, "row" | "allowed" | "ofUnknown"> {}

/** A function that makes the rule for one kind of total. */
type LimitRule = (kind: LedgerKind, idPart: string) => Rule;

/** Makes a rule about a total that is certainly more than Azure allows. */
export const tooMany: LimitRule = (kind, idPart) =>
  defineRule<Reached>({
    ...shared(kind),
    id: `too-many-${idPart}`,
    severity: "error",
    summary: `more ${LIMITS[kind].unit} in a subscription and region than Azure allows`,
    why: "No plan of a single stack shows this total, which is over all galleries and stacks of the app in that subscription.",
    find: (context) => reached(context, kind, "too many"),
    help: () =>
      "move some to another region or subscription, delete what is not needed, or set `limits` to a quota that Microsoft raised",
    bad: examplesOf(kind, 11, KNOWN),
    good: examplesOf(kind, 7, KNOWN),
  });

/** Makes a rule about a total that is too large if galleries with an unknown subscription are all in one. */
export const possiblyTooMany: LimitRule = (kind, idPart) =>
  defineRule<Reached>({
    ...shared(kind),
    id: `possibly-too-many-${idPart}`,
    severity: "warning",
    summary: `more ${LIMITS[kind].unit} in a region than Azure allows, if they are all in one subscription`,
    why: "A limit is one subscription's, and galleries that do not name theirs may all be in the same one, or in one that others name, which no plan of a single stack shows.",
    find: (context) => reached(context, kind, "possibly too many"),
    help: () => "name each gallery's `subscription`: where it is not known, all are counted together",
    bad: [...examplesOf(kind, 6), ...examplesOf(kind, 5, { name: "other_images" })],
    good: [...examplesOf(kind, 4), ...examplesOf(kind, 3, { name: "other_images" })],
  });

/** Makes a rule about a total that is nearly as large as Azure allows. */
export const nearlyTooMany: LimitRule = (kind, idPart) =>
  defineRule<Reached>({
    ...shared(kind),
    id: `nearly-too-many-${idPart}`,
    severity: "warning",
    summary: `nearly as many ${LIMITS[kind].unit} in a subscription and region as Azure allows`,
    why: "Once the limit is reached there is no room for the next one, and a larger quota has to be asked for before it is needed.",
    find: (context) => reached(context, kind, "nearly too many"),
    help: () => "delete what is not needed, or ask Microsoft for a larger quota, before the next ones are refused",
    bad: examplesOf(kind, 8, KNOWN),
    good: examplesOf(kind, 7, KNOWN),
  });

function shared(kind: LedgerKind): Pick<Rule<Reached>, "section" | "source" | "problem"> {
  return {
    section: "limits",
    source: LIMITS[kind].source,
    problem: ({ row, allowed, ofUnknown }) =>
      `${whose(row)} would have ${amount(row)} in ${shown(row.region)}${ofThese(row)}${inDoubt(ofUnknown)}; Azure allows ${grouped(allowed)}, ${howCounted(kind)}; most are of ${firstFew(largest(row))}`,
  };
}

function* reached(context: Context, kind: LedgerKind, verdict: Verdict): Iterable<Reached> {
  for (const { part, path, row, allowed, ofUnknown, ...limit } of reachedLimits(context, kind)) {
    if (limit.verdict === verdict) yield { plan: part.plan, at: part.at, path, row, allowed, ofUnknown };
  }
}

function howCounted(kind: LedgerKind): string {
  return kind === "replicasPerSubscriptionAndRegion" ? "of all versions together" : "each counted at its home region";
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

function inDoubt(ofUnknown: number): string {
  return ofUnknown === 0 ? "" : `, counting ${grouped(ofUnknown)} whose subscription is not known`;
}

function largest({ parts }: LedgerRow): string[] {
  return parts.slice(0, 3).map(({ name, count }) => (count === 1 ? shown(name) : `${shown(name)} (${grouped(count)})`));
}

const KNOWN = { subscription: "11111111-1111-1111-1111-111111111111" };

/** Returns specs with a limit of ten of a kind, and this many. */
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
    case "applicationVersions": {
      const versions = indexes.map((index) => [`1.${index}.0`, APPLICATION_VERSION] as const);
      return [applicationExample({ gallery, spec, application: { versions: Object.fromEntries(versions) } })];
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
