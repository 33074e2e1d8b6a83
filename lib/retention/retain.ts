import type { GalleryPlan, ItemPlan, ItemVersionPlan } from "../plan/plan";
import { itemPlans } from "../plan/plan";
import { millisecondsOf } from "../spec/dates";
import { ITEM_SECTIONS, itemName, type ItemKind } from "../spec/item-kind";
import type { SpecOrigin, SpecPath } from "../spec/finding";
import { DEFAULT_BRAKES, type Retention } from "../spec/retention";
import { wrongNumbers } from "../spec/retention-numbers";
import { own } from "../text/order";
import { counted } from "../text/wording";
import type { AzureAnswers } from "./azure-answers";
import { openCopies } from "./copies";
import type { Fate } from "./fate";
import { fatesOf, identityOf, type Home } from "./judge";
import { servingOf } from "./serving";
import type { Use } from "./use";
export type { Fate } from "./fate";
export type { Step } from "./stages";

/** What is known in a run. */
export interface RetainOptions {
  /** The day of the run, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly azure: AzureAnswers;
  readonly use: Use;
  /** Versions that this run may propose, whatever `atMost` says. @default - as `atMost` says */
  readonly atMost?: number;
  /** Where the specification was read from: what could not be read keeps versions. @default - all of it was read */
  readonly origin?: Pick<SpecOrigin, "isIncomplete">;
}

/** The fates of the versions of a gallery. */
export interface RetentionReport {
  readonly gallery: string;
  readonly asOf: string;
  /** The items that have a retention, images first. */
  readonly items: readonly RetainedItem[];
  /** The names of the items without one, whose versions all stay. */
  readonly withoutRetention: readonly string[];
  /** The brakes that hold the run, in words: nothing is proposed then. */
  readonly brakes: readonly string[];
}

/** The fates of an item's versions, newest first. */
export interface RetainedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** Its name among all of the gallery: "agent", or "applications/agent" where an image is named so too. */
  readonly label: string;
  readonly fates: readonly Fate[];
}

/** A version that is proposed to go a step. */
export interface Proposal {
  readonly item: RetainedItem;
  readonly fate: Fate & { readonly step: NonNullable<Fate["step"]> };
}

/** Returns the versions that are proposed to go a step. */
export function proposalsOf({ items }: RetentionReport): Proposal[] {
  return items.flatMap((item) =>
    item.fates.flatMap((fate) => (fate.step === null ? [] : [{ item, fate: { ...fate, step: fate.step } }])),
  );
}

/** Reports whether a version could go a step, proposed or held back by a brake. */
export function isDue({ items }: RetentionReport): boolean {
  return items.some(({ fates }) => fates.some(({ step, heldBack }) => step !== null || heldBack !== undefined));
}

/**
 * Decides the fate of each version of a gallery. A version goes only if everything that is asked of it is known to
 * hold; it goes one step in a run.
 * @param plans the plan of the gallery, then those of its mirrors
 */
export function retain([plan, ...mirrors]: readonly GalleryPlan[], options: RetainOptions): RetentionReport {
  if (!plan) throw new TypeError("retain needs the plan of a gallery");
  const copies = openCopies(plan, options.azure);
  const items = itemPlans(plan).map((item) => judged(plan, item, mirrors, { ...options, openCopies: copies }));
  const retained = items.filter((item) => item.retention !== undefined);
  const brakes = brakesOf(retained, options.atMost);
  return {
    gallery: plan.spec.gallery.name,
    asOf: options.asOf,
    items: retained.map(({ kind, name, label, fates }) => ({
      kind,
      name,
      label,
      fates: brakes.length === 0 ? fates : fates.map(heldBack),
    })),
    withoutRetention: items.filter(({ retention }) => retention === undefined).map(({ label }) => label),
    brakes,
  };
}

/** The options of a run, and what holds for all items. */
interface Run extends RetainOptions {
  readonly openCopies: ReadonlyMap<ItemVersionPlan, string>;
}

interface Judged extends RetainedItem {
  readonly retention: Retention | undefined;
  /** The policy that the retention is of; undefined where it is the item's own. */
  readonly policy: string | undefined;
}

function judged(plan: GalleryPlan, item: ItemPlan, mirrors: readonly GalleryPlan[], options: Run): Judged {
  const { kind, name } = item;
  const retention = retentionOf(plan, item);
  const policy = policyOf(plan, item);
  return {
    kind,
    name,
    label: itemName(plan.spec, kind, name),
    retention,
    policy: item.spec.retention ? undefined : policy,
    fates: retention ? fates(plan, item, mirrors, retention, options, policy) : [],
  };
}

/** Returns the retention of an item: its own, or that of its policy; undefined where its versions all stay. */
function retentionOf(plan: GalleryPlan, item: ItemPlan): Retention | undefined {
  const policy = policyOf(plan, item);
  return item.spec.retention ?? (policy === undefined ? undefined : own(plan.spec.policies, policy)?.retention);
}

function policyOf({ spec }: GalleryPlan, item: ItemPlan): string | undefined {
  return item.spec.policy ?? spec.gallery.policy;
}

/**
 * Returns the plans of a gallery and of its mirrors, with only the items on which a run of `retain` depends: those that
 * have a retention in the gallery.
 */
export function retainedPlans([plan, ...mirrors]: readonly GalleryPlan[]): GalleryPlan[] {
  if (!plan) return [];
  const retained = itemPlans(plan).filter((item) => retentionOf(plan, item) !== undefined);
  const names = new Set(retained.map(({ kind, name }) => `${kind}/${name}`));
  const isRetained = ({ kind, name }: ItemPlan): boolean => names.has(`${kind}/${name}`);
  return [plan, ...mirrors].map((each) => ({
    ...each,
    definitions: each.definitions.filter(isRetained),
    applications: each.applications.filter(isRetained),
  }));
}

function fates(
  plan: GalleryPlan,
  item: ItemPlan,
  mirrors: readonly GalleryPlan[],
  retention: Retention,
  options: Run,
  policy: string | undefined,
): readonly Fate[] {
  const asOf = millisecondsOf(options.asOf);
  const homes = mirrors.flatMap((mirror) => {
    const same = itemPlans(mirror).find(({ kind, name }) => kind === item.kind && name === item.name);
    return same ? [homeOf(mirror, same, options.azure)] : [];
  });
  const [wrong] = wrongNumbers(retention);
  const fault =
    asOf === undefined
      ? "the day of the run is no day"
      : wrong
        ? `its retention has a wrong number: ${wrong.at.join(".")}`
        : isUnread(item, policy, options.origin)
          ? "a part of the file that it depends on could not be read"
          : undefined;
  const all = fatesOf({
    retention,
    homes: [homeOf(plan, item, options.azure), ...homes],
    use: options.use,
    openCopies: options.openCopies,
    asOf: asOf ?? NaN,
  });
  return fault === undefined ? all : all.map((fate) => keptBy(fate, fault));
}

function keptBy(fate: Fate, fault: string): Fate {
  return { ...fate, step: null, reasons: [], missing: [fault, ...fate.missing] };
}

function isUnread({ kind, name }: ItemPlan, policy: string | undefined, origin: RetainOptions["origin"]): boolean {
  const paths: SpecPath[] = [["gallery"], ["mirrors"], [ITEM_SECTIONS[kind], name]];
  if (policy !== undefined) paths.push(["policies", policy]);
  return origin !== undefined && paths.some((at) => origin.isIncomplete(at));
}

function homeOf({ spec }: GalleryPlan, item: ItemPlan, azure: AzureAnswers): Home {
  const gallery = identityOf(spec.gallery);
  const { kind, name, versions } = item;
  const answers = versions.map(({ version }) => azure.of(gallery, { kind, item: name, version }));
  const indexes = new Map(versions.map(({ version }, index) => [version, index]));
  return { gallery, item, answers, serving: servingOf(item, answers), indexes };
}

/** Returns the brakes that hold: too many versions of one retention in the run, or too large a share of an item's. */
function brakesOf(items: readonly Judged[], atMost: number | undefined): string[] {
  const due = items.map((item) => ({ ...item, due: item.fates.filter(({ step }) => step !== null).length }));
  const sum = (of: typeof due): number => of.reduce((total, item) => total + item.due, 0);
  if (atMost !== undefined) {
    const all = sum(due);
    return all > atMost ? [`${counted(all, "version")} would go, and --at-most allows ${atMost}`] : [];
  }
  const words: string[] = [];
  for (const group of groupsOf(due)) {
    const [{ retention, policy, label }] = group;
    const { perRun = DEFAULT_BRAKES.perRun } = retention?.atMost ?? {};
    const all = sum(group);
    const whose = policy === undefined ? `of ${label}` : `of policy ${policy}`;
    if (all > perRun) words.push(`${counted(all, "version")} ${whose} would go, and atMost.perRun is ${perRun}`);
  }
  for (const { retention, label, fates, due: count } of due) {
    const { share = DEFAULT_BRAKES.share } = retention?.atMost ?? {};
    const allowed = allowedOf(share, fates.length);
    if (count > allowed) {
      words.push(
        `${count} of ${counted(fates.length, "version")} of ${label} would go, and atMost.share is ${share}: ${allowed}`,
      );
    }
  }
  return words;
}

/** Returns the versions that a share allows: always one, so that a small gallery moves at all. */
function allowedOf(share: number, versions: number): number {
  // 0.29 of 100 is 29, although it is a little less in binary fractions.
  return Math.max(1, Math.floor(share * versions + 1e-9));
}

/** Returns the items in groups with one retention: those of a policy together, those with their own alone. */
function groupsOf<Each extends Judged>(items: readonly Each[]): [Each, ...Each[]][] {
  const groups = new Map<unknown, [Each, ...Each[]]>();
  for (const item of items) {
    const key = item.policy ?? item;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function heldBack(fate: Fate): Fate {
  return fate.step === null ? fate : { ...fate, step: null, heldBack: fate.step };
}
