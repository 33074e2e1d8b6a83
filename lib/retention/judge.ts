import { isPublishedElsewhere } from "../plan/provider";
import type { ItemPlan, ItemVersionPlan } from "../plan/plan";
import { isKnown, type GalleryIdentity } from "../spec/gallery-identity";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { parseVersion } from "../spec/version-number";
import type { Retention } from "../spec/retention";
import { millisecondsOf } from "../spec/dates";
import { counted } from "../text/wording";
import type { Answer, VersionName } from "./azure-answers";
import type { AzureVersion } from "./azure-version";
import { DAY, dayOf, daysBetween } from "./days";
import type { Fate } from "./fate";
import { protectedBy } from "./protection";
import { isInPlace, neededIn, type Serving } from "./serving";
import { inStage, nextStep, stillInStage } from "./stages";
import type { Use } from "./use";

/** A gallery that has an item, or a mirror of it: where its versions stand, and what Azure says of them. */
export interface Home {
  readonly gallery: GalleryIdentity;
  readonly item: ItemPlan;
  /** Azure's answers, by the index of the version. */
  readonly answers: readonly Answer[];
  readonly serving: Serving;
  /** The index of each version. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** The facts on which the fates of an item's versions depend. */
export interface Facts {
  readonly retention: Retention;
  /** The gallery itself, then its mirrors. */
  readonly homes: readonly [Home, ...Home[]];
  readonly use: Use;
  /** The versions that others of the gallery are still to be made from, each with one of these. */
  readonly openCopies: ReadonlyMap<ItemVersionPlan, string>;
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

/** The good versions that are newer than another one. */
interface Newer {
  readonly good: number;
  readonly ofMinor: number;
  readonly retired: number;
}

/** Returns the fates of all versions of an item, newest first. */
export function fatesOf(facts: Facts): Fate[] {
  const { item, answers } = facts.homes[0];
  const counts = { good: 0, retired: 0, byMinor: new Map<string, number>() };
  return item.versions.map((version, index) => {
    const minor = version.version.split(".").slice(0, 2).join(".");
    const ofMinor = counts.byMinor.get(minor) ?? 0;
    const isGood = isGoodVersion(version, answers[index] as Answer);
    const fate = fateOf(facts, index, isGood, { good: counts.good, ofMinor, retired: counts.retired });
    if (version.spec.retired) counts.retired++;
    if (isGood) {
      counts.good++;
      counts.byMinor.set(minor, ofMinor + 1);
    }
    return fate;
  });
}

/** Reports whether a version is good: it serves or will serve, and Azure has it in place in its home region. */
function isGoodVersion({ spec, version, home }: ItemVersionPlan, answer: Answer): boolean {
  const isActive = spec.state !== "candidate" && !spec.withdrawn && !spec.retired;
  return isActive && parseVersion(version) !== undefined && !("missing" in answer) && isInPlace(answer, home);
}

function fateOf(facts: Facts, index: number, isGood: boolean, newer: Newer): Fate {
  const [{ item, answers }] = facts.homes;
  const version = item.versions[index] as ItemVersionPlan;
  const answer = answers[index] as Answer;
  const known = "missing" in answer ? undefined : answer;
  const reasons = [
    ...keptByFile(facts, version, known),
    ...keptByRank(facts.retention, version, isGood, newer),
    ...keptByPlaces(facts, version),
    ...(known ? keptByAzure(facts, version, known) : []),
    ...keptByUse(facts, version),
    ...keptForCopy(facts, version),
    ...keptByStage(facts, version),
  ];
  const missing = missingFacts(facts, version);
  const isKept = reasons.length > 0 || missing.length > 0;
  return {
    version: version.version,
    step: isKept ? null : nextStep(facts.retention, version.spec),
    reasons: isKept ? reasons : goingReasons(facts, version, known, newer),
    missing,
    id: known?.id ?? null,
    isPublished: isPublishedElsewhere(version.spec),
  };
}

function keptByFile(
  { retention }: Facts,
  { version, spec }: ItemVersionPlan,
  known: AzureVersion | undefined,
): string[] {
  const words = protectedBy(retention, version, [spec.tags ?? {}, known?.tags ?? {}]);
  return [
    ...(parseVersion(version) ? [] : ["its number is no version number"]),
    ...(spec.state === "candidate" ? ["a candidate"] : []),
    ...(spec.ring === undefined ? [] : [`in ring ${spec.ring}`]),
    ...(words === undefined ? [] : [words]),
  ];
}

function keptByRank(
  { keep, perMinor = 0 }: Retention,
  { version }: ItemVersionPlan,
  isGood: boolean,
  { good, ofMinor }: Newer,
): string[] {
  const [major = "", minor = ""] = version.split(".");
  return [
    ...(good >= keep
      ? []
      : isGood
        ? [`rank ${good + 1} of ${keep}`]
        : [`${counted(good, "newer good version")} of ${keep}`]),
    ...(ofMinor >= perMinor ? [] : [`${ofMinor + 1} of ${perMinor} of ${major}.${minor}`]),
  ];
}

/** Returns the words for regions that need the version, in the gallery and in its mirrors. */
function keptByPlaces({ homes }: Facts, { version }: ItemVersionPlan): string[] {
  return homes.flatMap(({ gallery, item, answers, serving, indexes }, of) => {
    const index = indexes.get(version);
    if (index === undefined) return [];
    const words = neededIn(item, serving, item.versions[index] as ItemVersionPlan, answers[index] as Answer);
    return words === undefined ? [] : [of === 0 ? words : `${words} of ${gallery.name}`];
  });
}

function keptByAzure(
  { retention: { days }, homes, asOf }: Facts,
  version: ItemVersionPlan,
  known: AzureVersion,
): string[] {
  const { publishedDate } = known;
  const isYoung = publishedDate !== undefined && asOf - publishedDate < days * DAY;
  return [
    ...(isYoung ? [`${counted(Math.max(0, daysBetween(publishedDate, asOf)), "day")} of ${days}`] : []),
    ...keptUntilEndOfLife(version, known, asOf),
    ...homes.flatMap((home, of) =>
      of === 0
        ? notSettled(home, version)
        : notSettled(home, version).map((words) => `${words} of ${home.gallery.name}`),
    ),
  ];
}

/** Returns the words for an end of life that is not over, where Azure refuses a deletion before it. */
function keptUntilEndOfLife({ spec }: ItemVersionPlan, known: AzureVersion, asOf: number): string[] {
  const { blockDeletionBeforeEndOfLife } = spec as Partial<ImageVersionSpec>;
  const ends = [
    ...(known.blockedUntil ? [known.blockedUntil.instant] : []),
    ...(blockDeletionBeforeEndOfLife ? [millisecondsOf(spec.endOfLife ?? "")] : []),
  ];
  if (ends.length === 0) return [];
  const last = ends.reduce((latest: number, end) => Math.max(latest, end ?? Infinity), -Infinity);
  if (last <= asOf) return [];
  return [
    last === Infinity
      ? "not to be deleted before an end of life that is not told"
      : `not to be deleted before ${dayOf(last)}`,
  ];
}

/** The states in which nothing goes on: others come to an end, or are new. */
const SETTLED = { provisioning: ["Succeeded", "Failed"], replication: ["Completed", "Failed"] };

/** Returns the words for what Azure is still doing, and for a stage that the file has and Azure has not. */
function notSettled({ item, answers, indexes }: Home, { version }: ItemVersionPlan): string[] {
  const index = indexes.get(version);
  const [planned, answer] = index === undefined ? [] : [item.versions[index], answers[index]];
  if (!planned || !answer || "missing" in answer) return [];
  const { provisioningState, replication } = answer;
  const [region, state] = [...(replication ?? [])].find(([, each]) => !SETTLED.replication.includes(each)) ?? [];
  const isOpen = provisioningState !== undefined && !SETTLED.provisioning.includes(provisioningState);
  return [
    ...(isOpen ? [`provisioning state ${provisioningState}`] : []),
    ...(region === undefined ? [] : [`replication ${String(state)} in ${region}`]),
    ...(isStageInPlace(planned, answer) ? [] : ["its stage is in the file, and not in Azure yet"]),
  ];
}

/** Reports whether Azure has a retired version as its stage wants it: hidden everywhere, and nowhere else. */
function isStageInPlace({ spec, targetRegions }: ItemVersionPlan, { hidden }: AzureVersion): boolean {
  if (!spec.retired) return true;
  const planned = new Set(targetRegions.map(({ name }) => name));
  return [...(hidden ?? [])].every(
    ([region, isHidden]) => isHidden && (spec.retired?.stage === "hidden" || planned.has(region)),
  );
}

function keptByUse({ homes, use }: Facts, { version }: ItemVersionPlan): string[] {
  const words = homes.flatMap(({ gallery, item }, of) => {
    const used = use.of(gallery, nameOf(item, version));
    return used === undefined ? [] : [of === 0 ? used : `${used} from ${gallery.name}`];
  });
  return [...new Set(words)];
}

function keptForCopy({ openCopies }: Facts, version: ItemVersionPlan): string[] {
  const copy = openCopies.get(version);
  return copy === undefined ? [] : [`${copy} is to be made from it`];
}

function keptByStage({ retention, asOf }: Facts, { spec }: ItemVersionPlan): string[] {
  const words = stillInStage(retention, spec, asOf);
  return words === undefined ? [] : [words];
}

function nameOf({ kind, name }: ItemPlan, version: string): VersionName {
  return { kind, item: name, version };
}

/** Returns the words for the facts without which a version is kept. */
function missingFacts({ homes, use, asOf }: Facts, { version }: ItemVersionPlan): string[] {
  const words = homes.flatMap(({ gallery, answers, indexes }, of) => {
    const index = indexes.get(version);
    if (index === undefined) return [];
    const lacks = missingIn(answers[index] as Answer, of === 0);
    return of === 0 ? lacks : lacks.map((each) => `${each} on ${gallery.name}`);
  });
  const ofUse = homes.flatMap(({ gallery }) => use.missing(gallery, asOf) ?? []);
  return [...new Set([...words, ...ofUse])];
}

function missingIn(answer: Answer, isOwn: boolean): string[] {
  if ("missing" in answer) return [answer.missing];
  const { provisioningState, publishedDate, hidden, replication } = answer;
  const unknown = replication && hidden ? [...hidden.keys()].find((region) => !replication.has(region)) : undefined;
  return [
    ...(provisioningState === undefined ? ["no provisioningState"] : []),
    ...(publishedDate === undefined && isOwn ? ["no publishedDate"] : []),
    ...(hidden === undefined ? ["no targetRegions that can be read"] : []),
    ...(replication === undefined ? ["no replicationStatus that can be read"] : []),
    ...(unknown === undefined ? [] : [`no replication status of ${unknown}`]),
  ];
}

function goingReasons(
  { asOf }: Facts,
  { spec }: ItemVersionPlan,
  known: AzureVersion | undefined,
  newer: Newer,
): string[] {
  const rank = newer.good + 1 + (spec.retired ? newer.retired : 0);
  return [
    `rank ${rank}`,
    counted(daysBetween(known?.publishedDate ?? asOf, asOf), "day"),
    "no use",
    ...(spec.retired ? [`${inStage(spec.retired.stage)} since ${spec.retired.since}`] : []),
  ];
}

/** Returns a gallery without a subscription that only Terraform knows. */
export function identityOf({ name, resourceGroup, subscription }: GalleryIdentity): GalleryIdentity {
  return { name, resourceGroup, ...(isKnown(subscription) && { subscription }) };
}
