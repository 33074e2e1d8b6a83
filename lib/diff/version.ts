import { occupiedGiB } from "../cost/footprint";
import { isPublishedElsewhere, PUBLICATION_KEYS } from "../plan/provider";
import type { ItemVersionPlan } from "../plan/plan";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { ItemKind } from "../spec/item-kind";
import { attributeChanges, createdChanges, isPast, NO_ATTRIBUTES } from "./attributes";
import { versionCapitals, type Capitals } from "./capitals";
import { believed, effectUnder, isOrderAssumed, protectionsUnder } from "./believed";
import { changeOf, type Change, type Effect } from "./change";
import { OBJECTS_OF, type ComparedVersion } from "./compared-objects";
import { comparedIn, noteAttributes, sideEffect, type Context } from "./context";
import { effectOf, fails, versionOutcome, type Outcome } from "./effect";
import { linkChanges } from "./links";
import type { At } from "./model";
import { lockChange, type LockState } from "./lock";
import { monthlyOf } from "./money";
import type { Renames } from "./renames";
import { valueOf } from "./settings";
import { lastOf, type ItemSide, type Pair } from "./sides";
import type { RegionChange } from "./target-regions";
import { actionOf, type TerraformAction } from "./terraform-action";
import type { VersionAlone } from "./withdrawn-growth";

/** The item of a version. */
export interface VersionParent extends At {
  readonly kind: ItemKind;
  readonly isReplaced: boolean;
  /** The capitals of its gallery. */
  readonly capitals: Capitals;
  /** The lock of its gallery. */
  readonly lock: LockState;
}

/** Returns the changes of one version by itself. */
export function versionDiff(
  pair: Pair<ItemVersionPlan>,
  parent: VersionParent,
  item: Pair<ItemSide>,
  renamed: Renames<ItemVersionPlan>,
  context: Context,
): VersionAlone {
  const { before, after } = pair;
  const { version } = lastOf(pair);
  const at: At = { path: `${parent.path}/${version}`, gallery: parent.gallery };
  const action = versionAction(pair, context);
  const { changes, regions } = versionChanges(pair, { ...parent, ...at }, action, context);
  const effect = effectUnder(action, versionEffect(pair, changes), changes);
  if (isOrderAssumed(action, effect)) context.ordersAssumed.push(at.path);
  const outcome = versionOutcome(effect, changes, protectionsUnder(action, context.protections));
  const found = {
    kind: parent.kind,
    version,
    ...at,
    effect,
    outcome,
    changes,
    renamedFrom: (after && renamed.from(after)?.version) ?? null,
    renamedTo: (before && renamed.to(before)?.version) ?? null,
    before: before ?? null,
    after: after ?? null,
    regions,
    copies: mayCopy(effect, outcome) ? copiesOf(after, before && outcome !== "recreated" ? regions : undefined) : 0,
    sizeGiB: sizeOf(pair, item) ?? sizeOf({ before: after, after: before }, item) ?? null,
  };
  return { ...found, monthly: monthlyOf(found, context.bills) };
}

interface VersionChanges {
  readonly changes: readonly Change[];
  readonly regions: readonly RegionChange[];
}

/** Of what a pipeline publishes Terraform keeps records: making one anew changes nothing in Azure. */
function versionAction({ before, after }: Pair<ItemVersionPlan>, { terraform }: Context): TerraformAction {
  const action = actionOf({ before: before?.spec, after: after?.spec }, terraform);
  const sides = [before, after].filter((side) => side !== undefined);
  const isRecord = sides.every(({ spec }) => isPublishedElsewhere(spec));
  if (isRecord) return action.kind === "forgotten" ? action : COMPARED;
  // A record is made of what exists, and its end destroys nothing.
  if (action.kind === "exists" && after && isPublishedElsewhere(after.spec)) return { ...action, kind: "moved" };
  if (action.kind === "destroyed" && before && isPublishedElsewhere(before.spec))
    return { ...action, kind: "imported" };
  return action;
}

const COMPARED: TerraformAction = { kind: "compared", addresses: { before: undefined, after: undefined } };

function versionChanges(
  pair: Pair<ItemVersionPlan>,
  at: VersionParent,
  action: TerraformAction,
  context: Context,
): VersionChanges {
  const { before, after } = pair;
  const { provider } = lastOf(pair).managedBy;
  const { version: object } = OBJECTS_OF[at.kind];
  const of = { object, settings: settingsOfPair(pair), provider } as const;
  const alone = (changes: Change[]): VersionChanges => ({
    changes: believed({ ...NO_ATTRIBUTES, changes }, of, action).changes,
    regions: [],
  });
  if (!after) return alone(before ? leavingChanges(object, before, at.lock, context.asOf) : []);
  if (!before) {
    const missing =
      context.isDrift && isPublishedElsewhere(after.spec) && changeOf("version", "published.missing", provider, {});
    return alone([...(missing ? [missing] : []), ...createdChanges(object, after.spec, provider, context.asOf)]);
  }
  const compared = comparedIn(context, before.spec, after.spec);
  const found = attributeChanges(object, settingsOf(before), settingsOf(after), provider, compared);
  const { changes, regions } = context.replications.of(object, before, after);
  const moved = context.isDrift ? [] : providerChanges(at.kind, before, after, context.asOf);
  const links = linkChanges({ before: before.spec, after: after.spec }, moved.length === 0 ? provider : "azapi");
  const is = isPublishedElsewhere(after.spec);
  const was = (context.isDrift && is) || isPublishedElsewhere(before.spec);
  const capitals = was === is ? versionCapitals(at.kind, at.capitals, provider, is) : [];
  const notSent = notSentOf(was, is);
  const own = found.changes.filter(({ attribute }) => !notSent.has(attribute));
  const ofParent = at.isReplaced ? parentChanges(at.kind, after) : [];
  const all = {
    ...found,
    notCompared: [...found.notCompared, ...links.notCompared],
    changes: [...moved, ...ofParent, ...capitals, ...own, ...links.changes, ...changes],
  };
  const corrected = believed(all, of, action);
  noteAttributes(at, corrected, context);
  return { changes: corrected.changes, regions };
}

function settingsOfPair({ before, after }: Pair<ItemVersionPlan>): Pair<object> {
  return { before: before && settingsOf(before), after: after && settingsOf(after) };
}

/**
 * Returns the change of a version whose item is replaced. azapi refers to the item by its id, and azurerm to an
 * application, so they replace a version that they publish. A version that a pipeline publishes does not change.
 */
function parentChanges(kind: ItemKind, { spec, managedBy, hasParentById }: ItemVersionPlan): Change[] {
  const { provider } = managedBy;
  const isById = hasParentById === true || (kind === "application" && provider === "azurerm");
  if (!isById || isPublishedElsewhere(spec)) return [];
  const change =
    kind === "image"
      ? changeOf("version", "definition", provider, {})
      : changeOf("applicationVersion", "application", provider, {});
  return change ? [change] : [];
}

/** The attributes that are known only of a version that is published here. */
const UNKNOWN: ReadonlySet<string> = new Set(["source"]);
const PUBLICATION: ReadonlySet<string> = new Set(["source", "location", ...PUBLICATION_KEYS]);
const NONE: ReadonlySet<string> = new Set();

function notSentOf(was: boolean, is: boolean): ReadonlySet<string> {
  if (was && is) return PUBLICATION;
  return was === is ? NONE : UNKNOWN;
}

/** Returns the effect on a version. A pipeline owns a published version, so only its management begins or ends. */
function versionEffect(pair: Pair<ItemVersionPlan>, changes: readonly Change[]): Effect | null {
  const { before, after } = pair;
  if ((before && after) || !isPublishedElsewhere(lastOf(pair).spec)) return sideEffect(pair, false, changes);
  return effectOf(changes) ?? (before ? "forgotten" : "managed");
}

/** Returns the changes of a version that leaves. One that a pipeline published stays in Azure. */
function leavingChanges(
  object: ComparedVersion,
  version: ItemVersionPlan,
  lock: LockState,
  asOf: string | undefined,
): Change[] {
  const locked = isPublishedElsewhere(version.spec) ? [] : lockChange(object, lock);
  return [...locked, ...deletionChanges(version, asOf)];
}

/** Returns the change of a refused deletion: Azure does not delete a version that is blocked until its end of life. */
function deletionChanges(version: ItemVersionPlan, asOf: string | undefined): Change[] {
  const spec: Partial<ImageVersionSpec> = version.spec;
  const endOfLife = valueOf("version", spec, "endOfLife");
  const isBlocked = spec.blockDeletionBeforeEndOfLife === true && !isPublishedElsewhere(version.spec);
  if (!isBlocked || endOfLife === null || isPast(endOfLife, asOf)) return [];
  const change = changeOf("version", "deletion", version.managedBy.provider, { before: endOfLife });
  return change ? [change] : [];
}

/** Returns the change of a version that moves to another provider or to a pipeline: a new resource to Terraform. */
function providerChanges(
  kind: ItemKind,
  before: ItemVersionPlan,
  after: ItemVersionPlan,
  asOf: string | undefined,
): Change[] {
  const [was, is] = [isPublishedElsewhere(before.spec), isPublishedElsewhere(after.spec)];
  const [from, to] = [before.managedBy.provider, after.managedBy.provider];
  if (was === is && from === to) return [];
  if (is && !was) {
    const refused = deletionChanges(before, asOf);
    if (refused.length > 0) return refused;
  }
  const change =
    was === is
      ? changeOf(OBJECTS_OF[kind].version, "provider", to, { before: from, after: to })
      : changeOf("version", is ? "published" : "published.removed", to, {});
  return change ? [change] : [];
}

function settingsOf({ spec, home, version, excludeFromLatest }: ItemVersionPlan): object {
  return { ...spec, name: version, location: home, excludeFromLatest };
}

/** Returns the size of a version from either side, since Terraform JSON has no sizes. */
function sizeOf(version: Pair<ItemVersionPlan>, item: Pair<ItemSide>): number | undefined {
  return (
    (version.after && item.after && occupiedGiB(version.after, item.after)) ??
    (version.before && item.before && occupiedGiB(version.before, item.before))
  );
}

function mayCopy(effect: Effect | null, outcome: Outcome | null): boolean {
  return effect !== "destroyed" && effect !== "imported" && !fails(effect, outcome);
}

/** Returns the number of first copies: one for each gained region, or each region of a new version, except its home. */
function copiesOf(after: ItemVersionPlan | undefined, changed: readonly RegionChange[] | undefined): number {
  if (!after) return 0;
  const gained = changed ? changed.filter(({ before }) => before === null) : after.targetRegions;
  return gained.filter(({ name }) => name !== after.home).length;
}
