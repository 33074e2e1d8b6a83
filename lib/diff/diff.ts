import { accessDiff } from "./access";
import { attributeChanges, createdChanges, NO_ATTRIBUTES, type AttributeChanges } from "./attributes";
import { capitalsOf, galleryCapitals, itemCapitals, type Capitals } from "./capitals";
import { changeOf, type Change } from "./change";
import { believed, effectUnder, isOrderAssumed, protectionsUnder } from "./believed";
import { asRead, comparable } from "./comparable";
import { comparedIn, noteAttributes, sideEffect, type Context } from "./context";
import { OBJECTS_OF, type ComparedItem } from "./compared-objects";
import { containerOutcome, effectOf, fails } from "./effect";
import { hazardsOf } from "./hazards";
import { lockChange, lockOf, type LockState } from "./lock";
import { latestByRegion } from "./latest";
import type { At, DefinitionDiff, Diff, GalleryDiff, ObjectDiff } from "./model";
import { billsOf, moneyOf } from "./money";
import { renames, type Renames } from "./renames";
import { itemMark, versionMark } from "./rename-marks";
import { afterApply } from "./after-apply";
import {
  asFarAsAzureSays,
  galleriesOf,
  itemNames,
  lastOf,
  paired,
  pairedByKey,
  pairedVersions,
  refsOf,
  type ItemSide,
  type GallerySide,
  type Pair,
} from "./sides";
import { Replications } from "./target-regions";
import { actionOf, isPlanned, NO_TERRAFORM, type TerraformAction, type TerraformSides } from "./terraform-action";
import { totalsOf } from "./totals";
import { unreadAttributes } from "./unread-attributes";
import { versionDiff } from "./version";
import { withGrowth } from "./withdrawn-growth";
import { nameBeside, type GalleryRef } from "../spec/gallery-identity";
import type { SpecOrigin } from "../spec/finding";
import { providerOfGallery, providerOfItem, type Provider } from "../plan/provider";
import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import type { PriceSheet } from "../cost/prices/price-sheet";
import { OUR_PROTECTIONS, type Protections } from "../plan/protections";
import type { GallerySpec, ManagedIdentity } from "../spec/gallery-spec";

export type { AccessChange, AccessDiff } from "./access";
export type { Change, Effect } from "./change";
export type { Outcome } from "./effect";
export type { LatestChange } from "./latest";
export type { RegionChange } from "./target-regions";
export type * from "./model";

export interface DiffOptions {
  /** Prices, to report costs. @default - no money */
  readonly sheet?: PriceSheet;
  /** Today, `YYYY-MM-DD`: Azure refuses an end of life in the past. @default - no date is in the past */
  readonly asOf?: string;
  /** Origins of the specs of both sides, which know the values that Terraform files leave open. @default - nothing */
  readonly origins?: ReadonlyMap<GallerySpec, SpecOrigin>;
  /** The rules for the order of the apply. @default - those of our constructs: creations first, deletions last */
  readonly protections?: Protections;
  /**
   * Addresses, decisions of a plan, and `moved`, `removed` and `import` blocks, where sides were read from Terraform.
   * @default - what becomes of an object follows from its values
   */
  readonly terraform?: TerraformSides;
  /** Reports whether the sides are of a plan that Terraform did not finish. @default false */
  readonly isPartial?: boolean;
}

/**
 * Compares the present state, or an earlier plan, with a new plan. Galleries, image definitions and applications are
 * paired by name without regard to capitals, versions by number. Classes come from the table of updates; hazards from a simulated apply.
 */
export function diff(before: readonly GalleryPlan[], after: readonly GalleryPlan[], options: DiffOptions = {}): Diff {
  const { sheet, asOf, origins = new Map(), protections = OUR_PROTECTIONS } = options;
  const { terraform = NO_TERRAFORM, isPartial = false } = options;
  const sides = comparable(before, after);
  const pairs = paired(galleriesOf(sides.before), galleriesOf(sides.after)).map(asFarAsAzureSays);
  const isDrift = before.some(({ foundIn }) => foundIn === "azure");
  const context: Context = {
    asOf,
    protections,
    terraform,
    isDrift,
    bills: billsOf(sides.before, sides.after, sheet),
    replications: new Replications(),
    isUnread: unreadAttributes([...before, ...after], origins),
    hazards: [],
    read: sides.read,
    notCompared: [...sides.notCompared],
    staysInAzure: [],
    ordersAssumed: [],
  };
  const renamed = renames(pairs, ({ items }) => [...items.keys()].sort(byCodeUnit).join("\n") || undefined);
  const refs = refsOf(pairs);
  const galleries = pairs
    .map((pair) => galleryDiff(pair, refs.get(pair) as GalleryRef, renamed, context))
    .filter(isChanged(({ definitions }) => definitions));
  const { hazards, notCompared, staysInAzure } = context;
  const money = moneyOf(
    galleries.flatMap(({ definitions }) => definitions),
    context.bills,
  );
  const totals = totalsOf(pairs, galleries);
  const assumesOrder = !isPlanned([...before, ...after], terraform) || context.ordersAssumed.length > 0;
  const access = accessDiff(pairs, refs);
  return {
    isPartial,
    isDrift,
    galleries,
    hazards,
    access,
    notCompared,
    staysInAzure,
    totals,
    money,
    protections,
    assumesOrder,
  };
}

/** Returns a test for an object that changes, or contains one that does. */
function isChanged<T extends ObjectDiff>(inside: (item: T) => readonly unknown[]): (item: T) => boolean {
  return (item) => item.effect !== null || inside(item).length > 0;
}

function galleryDiff(
  pair: Pair<GallerySide>,
  gallery: GalleryRef,
  renamed: Renames<GallerySide>,
  context: Context,
): GalleryDiff {
  const { before, after } = pair;
  const { name, existing } = lastOf(pair).settings;
  const capitals = capitalsOf(pair);
  const settings = { before: before?.settings, after: after?.settings };
  const action = actionOf(settings, context.terraform);
  const compared = galleryAttributes(pair, capitals, context);
  const { provider } = providerOfGallery(lastOf(pair).settings);
  const found = believed(compared, { object: "gallery", settings, provider }, action);
  const at: At = { path: name, gallery };
  noteAttributes(at, found, context);
  const isProtected = after?.settings.protect === true;
  const own = effectUnder(action, sideEffect(pair, existing === true, found.changes), found.changes);
  if (isOrderAssumed(action, own)) context.ordersAssumed.push(at.path);
  const protections = protectionsUnder(action, context.protections);
  const isEmpty = before?.items.size === 0;
  const outcome = containerOutcome(own, found.changes, { isProtected, isEmpty }, protections);
  const pairs = pairedByKey(before?.items, after?.items);
  const names = renames(pairs, itemMark);
  const isReplaced = own === "replaced";
  const parent: Parent = {
    ...at,
    lock: lockOf(pair),
    isProtected,
    isReplaced,
    fails: fails(own, outcome),
    capitals,
    isManaged: existing !== true,
    nameOf: itemNames(pair),
  };
  const all = pairs.map((item) => itemDiff(item, parent, names, context));
  const definitions = all.filter(isChanged(({ versions }) => versions));
  const changes = own === "destroyed" && !after ? deletionChanges("gallery", all) : found.changes;
  const effect = effectUnder(action, sideEffect(pair, existing === true, changes), changes);
  return {
    name,
    ...at,
    effect,
    outcome,
    changes: [...changes, ...unlistedChanges("gallery", { effect, outcome }, isEmpty || all.some(mayStay))],
    renamedFrom: after ? nameOf(renamed.from(after), after) : null,
    renamedTo: before ? nameOf(renamed.to(before), before) : null,
    definitions,
  };
}

function galleryAttributes({ before, after }: Pair<GallerySide>, capitals: Capitals, context: Context) {
  if (!before || !after) return NO_ATTRIBUTES;
  const [was, is] = [before.settings, after.settings];
  const { provider } = providerOfGallery(is);
  const found = attributeChanges("gallery", was, is, provider, comparedIn(context, was, is));
  if (!areManaged(was, is)) return found;
  const moved = context.isDrift ? [] : providerChanges("gallery", providerOfGallery(was).provider, provider);
  const access = before.isFound || after.isFound ? [] : packageAccessChanges(was.identity, is.identity);
  return { ...found, changes: [...moved, ...galleryCapitals(capitals, provider), ...found.changes, ...access] };
}

/** Returns the change of the roles with which a gallery reads packages. Terraform JSON is read without them. */
function packageAccessChanges(before: ManagedIdentity | undefined, after: ManagedIdentity | undefined): Change[] {
  const accounts = ({ storageAccounts = [] }: ManagedIdentity = {}): string | null =>
    storageAccounts
      .map(({ storageAccountId, principalId }) =>
        [storageAccountId, principalId ?? []].flat().join(" for ").toLowerCase(),
      )
      .sort(byCodeUnit)
      .join(", ") || null;
  const [was, is] = [accounts(before), accounts(after)];
  const change = was !== is && changeOf("gallery", "identity.storageAccounts", "azapi", { before: was, after: is });
  return change ? [change] : [];
}

/** Returns the change of an object that moves to another provider: a new resource to Terraform. */
function providerChanges(object: "gallery" | ComparedItem, before: Provider, after: Provider): Change[] {
  const change = before === after ? undefined : changeOf(object, "provider", after, { before, after });
  return change ? [change] : [];
}

/** Reports whether an object is managed on all sides, and so compared. */
function areManaged(...sides: readonly { readonly existing?: boolean }[]): boolean {
  return sides.every(({ existing }) => existing !== true);
}

function nameOf(other: GallerySide | undefined, { identity }: GallerySide): string | null {
  return other ? nameBeside(other.identity, identity) : null;
}

/** The facts about a gallery that its items depend on. */
interface Parent extends At {
  readonly lock: LockState;
  readonly isProtected: boolean;
  readonly isReplaced: boolean;
  /** True if the gallery's own change fails, so that nothing in it is changed. */
  readonly fails: boolean;
  readonly capitals: Capitals;
  readonly isManaged: boolean;
  readonly nameOf: (item: ItemSide) => string;
}

function itemDiff(pair: Pair<ItemSide>, parent: Parent, renamed: Renames<ItemSide>, context: Context): DefinitionDiff {
  const { before, after } = pair;
  const { kind, name, spec } = lastOf(pair);
  const { item: object } = OBJECTS_OF[kind];
  const at: At = { path: `${parent.path}/${parent.nameOf(lastOf(pair))}`, gallery: parent.gallery };
  const action = actionOf({ before: before?.spec, after: after?.spec }, context.terraform);
  const found = believedItem(withParent(itemAttributes(pair, parent, context), pair, parent), pair, action);
  noteAttributes(at, found, context);
  const isReplaced = before !== undefined && after !== undefined && effectOf(found.changes) === "replaced";
  const pairs = pairedVersions(before?.versions, after?.versions);
  const names = renames(pairs, (version) => versionMark(kind, version));
  const changed = pairs
    .map((version) =>
      versionDiff(
        version,
        { ...at, kind, isReplaced, capitals: parent.capitals, lock: parent.lock },
        pair,
        names,
        context,
      ),
    )
    .filter(({ effect }) => effect !== null);
  const versions = withGrowth(changed);
  const isManaged = spec.existing !== true;
  const isComing = after !== undefined || !isManaged || action.kind === "forgotten";
  const changes = isComing ? found.changes : itemDeletion(object, versions, parent.lock);
  const effect = effectUnder(action, sideEffect(pair, !isManaged, changes), changes);
  const isEmpty = before?.versions.length === 0;
  if (isOrderAssumed(action, effect)) context.ordersAssumed.push(at.path);
  const protectionsOfIt = protectionsUnder(action, context.protections);
  const outcome = containerOutcome(effect, changes, { isProtected: parent.isProtected, isEmpty }, protectionsOfIt);
  const applied = asRead(afterApply(pair, versions), context.read);
  const { latest, latestNotKnown } = latestByRegion(applied);
  const isStuck = parent.fails || fails(effect, outcome);
  const { protections } = context;
  context.hazards.push(...hazardsOf({ at, pair: applied, versions, latest, isStuck, protections }));
  return {
    kind,
    name,
    ...at,
    effect,
    outcome,
    changes: [...changes, ...unlistedChanges(object, { effect, outcome }, isEmpty)],
    renamedFrom: (after && renamed.from(after)?.name) ?? null,
    renamedTo: (before && renamed.to(before)?.name) ?? null,
    versions,
    latest,
    latestNotKnown,
  };
}

function itemAttributes(
  { before, after }: Pair<ItemSide>,
  { capitals, isManaged }: Parent,
  context: Context,
): AttributeChanges {
  if (!after || (context.isDrift && after.spec.existing)) return NO_ATTRIBUTES;
  const { kind } = after;
  const { item: object } = OBJECTS_OF[kind];
  const { provider } = providerOfItem(kind, after.spec);
  if (before) {
    const compared = comparedIn(context, before.spec, after.spec);
    const found = attributeChanges(object, settingsOf(before), settingsOf(after), provider, compared);
    if (!areManaged(before.spec, after.spec)) return found;
    const moved = context.isDrift ? [] : providerChanges(object, providerOfItem(kind, before.spec).provider, provider);
    return { ...found, changes: [...moved, ...itemCapitals(kind, capitals, provider, isManaged), ...found.changes] };
  }
  if (after.spec.existing) return NO_ATTRIBUTES;
  return { ...NO_ATTRIBUTES, changes: createdChanges(object, after.spec, provider, context.asOf) };
}

function settingsOf({ spec, name, home }: ItemSide): object {
  return { ...spec, name, location: home };
}

function believedItem(found: AttributeChanges, pair: Pair<ItemSide>, action: TerraformAction): AttributeChanges {
  const { before, after } = pair;
  const settings = { before: before && settingsOf(before), after: after && settingsOf(after) };
  const { kind, spec } = lastOf(pair);
  const { provider } = providerOfItem(kind, spec);
  return believed(found, { object: OBJECTS_OF[kind].item, settings, provider }, action);
}

/** Adds the replacement of a gallery to the changes of its item. azapi refers to the gallery by its id, and azurerm an application. */
function withParent(found: AttributeChanges, { before, after }: Pair<ItemSide>, parent: Parent): AttributeChanges {
  if (!before || !after || !parent.isReplaced || after.spec.existing) return found;
  const change = changeOf(OBJECTS_OF[after.kind].item, "gallery", providerOfItem(after.kind, after.spec).provider, {});
  return change ? { ...found, changes: [...found.changes, change] } : found;
}

/** Returns a change if Azure refuses a deletion because the object still contains something that is not deleted. */
function deletionChanges(object: "gallery" | ComparedItem, inside: readonly ObjectDiff[]): Change[] {
  const change = inside.some(({ effect }) => effect !== "destroyed") && changeOf(object, "deletion", "azurerm", {});
  return change ? [change] : [];
}

/** Returns the change of a refused deletion of an item: by the lock of its gallery, or by a version in it that stays. */
function itemDeletion(object: ComparedItem, versions: readonly ObjectDiff[], lock: LockState): Change[] {
  if (lock === "locked") return lockChange(object, lock);
  return [...lockChange(object, lock), ...deletionChanges(object, versions)];
}

/** Returns a change if Azure may refuse to delete an object because of something in it that the file does not list. */
function unlistedChanges(object: "gallery" | ComparedItem, { effect, outcome }: Fate, mayHoldMore: boolean): Change[] {
  const isDeleted = effect === "destroyed" || outcome === "recreated";
  const change = isDeleted && mayHoldMore && changeOf(object, UNLISTED, "azurerm", {});
  return change ? [change] : [];
}

type Fate = Pick<ObjectDiff, "effect" | "outcome">;

const UNLISTED = "deletion.unlisted";

function mayStay({ changes }: ObjectDiff): boolean {
  return changes.some(({ attribute }) => attribute === UNLISTED);
}
