import { findRegion, REGIONS, type Cloud } from "../../azure/regions";
import { editDistance } from "../../text/nearest";
import type { GalleryPlan } from "../../plan/plan";
import type { Cause } from "../rule";
import { cloudOf } from "./cloud";
import { itemVersions, policies } from "./items";
import { policyReferences, regionsBroughtIn, versionReferences, type RegionMention } from "./region-mentions";

/** An unknown region of a gallery whose name is one letter away from a known one. */
export interface MistypedRegion {
  /** Its first place among those that bring it in. */
  readonly first: RegionMention;
  /** The known name, of the same cloud. */
  readonly meant: string;
  /** Reports whether the whole app names it nowhere else. */
  readonly isAlone: boolean;
}

/** The mistyped regions of a gallery, by name. */
export type MistypedRegions = ReadonlyMap<string, MistypedRegion>;

const KNOWN = new WeakMap<readonly GalleryPlan[], ReadonlyMap<GalleryPlan, MistypedRegions>>();

/** Regions of each gallery of an app that are probably typing errors. */
export function mistypedRegions(plans: readonly GalleryPlan[]): ReadonlyMap<GalleryPlan, MistypedRegions> {
  const known = KNOWN.get(plans);
  if (known) return known;
  const found = findMistyped(plans);
  KNOWN.set(plans, found);
  return found;
}

function findMistyped(plans: readonly GalleryPlan[]): ReadonlyMap<GalleryPlan, MistypedRegions> {
  const places = new Map<string, number>();
  const firsts = new Map(plans.map((plan) => [plan, unknownRegions(plan, places)] as const));
  if (places.size === 0) return new Map();
  for (const plan of plans) if (!plan.mirrorOf) countReferences(plan, places);
  return new Map([...firsts].map(([plan, mentions]) => [plan, mistypedAmong(plan, mentions, places)]));
}

/** The first place of each unknown region that a gallery brings in. */
function unknownRegions(plan: GalleryPlan, places: Map<string, number>): ReadonlyMap<string, RegionMention> {
  const firsts = new Map<string, RegionMention>();
  for (const mention of regionsBroughtIn(plan)) {
    if (findRegion(mention.region)) continue;
    if (!isRepeated(mention)) places.set(mention.region, (places.get(mention.region) ?? 0) + 1);
    if (!firsts.has(mention.region)) firsts.set(mention.region, mention);
  }
  return firsts;
}

/** Reports whether a mirror repeats it: it is written once, in the gallery's spec. */
function isRepeated({ plan, at }: RegionMention): boolean {
  return plan.mirrorOf !== undefined && at[0] !== "gallery";
}

function countReferences(plan: GalleryPlan, places: Map<string, number>): void {
  for (const { region } of references(plan)) {
    const known = places.get(region);
    if (known !== undefined) places.set(region, known + 1);
  }
}

function mistypedAmong(
  plan: GalleryPlan,
  firsts: ReadonlyMap<string, RegionMention>,
  places: ReadonlyMap<string, number>,
): MistypedRegions {
  const found = new Map<string, MistypedRegion>();
  const cloud = firsts.size === 0 ? undefined : cloudOf(plan);
  for (const [region, first] of firsts) {
    const meant = oneLetterAway(region, cloud);
    if (meant !== undefined) found.set(region, { first, meant, isAlone: places.get(region) === 1 });
  }
  return found;
}

/** Places that refer to regions of a policy, an image or an application. */
function* references(plan: GalleryPlan): Iterable<RegionMention> {
  for (const item of policies([plan])) {
    for (const list of policyReferences(item)) yield* list.mentions;
  }
  for (const item of itemVersions([plan])) {
    if (item.version.spec.regionOrder !== undefined) yield* versionReferences(item).mentions;
  }
}

/** The known region that differs in one letter, added, left out, wrong or swapped; digits must be the same. */
function oneLetterAway(region: string, cloud: Cloud | undefined): string | undefined {
  return REGIONS.find((known) => (cloud === undefined || known.cloud === cloud) && isOneLetterAway(region, known.name))
    ?.name;
}

function isOneLetterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || digits(a) !== digits(b)) return false;
  return editDistance(a, b) === 1 && editDistance(letters(a), letters(b)) === 1;
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

function letters(text: string): string {
  return text.replace(/\d/g, "");
}

/** The mistyped name among some regions that stands for a known one: "westeurop" for "westeurope". */
export function mistypedFor(
  mistyped: MistypedRegions | undefined,
  known: string,
  among: Iterable<string>,
): MistypedRegion | undefined {
  if (mistyped === undefined || mistyped.size === 0) return undefined;
  for (const region of among) {
    const found = mistyped.get(region);
    if (found?.meant === known) return found;
  }
  return undefined;
}

/** The finding that tells of it. */
export function causeOf({ first: { at }, isAlone }: MistypedRegion): Cause {
  return { rule: isAlone ? "mistyped-region" : "unknown-region", at };
}
