import { attributeChanges, createdChanges, type AttributeChanges } from "./diff/attributes";
import { changeOf, type Change, type Effect } from "./diff/change";
import { effectOf, fails, outcomeOf } from "./diff/effect";
import { hazardsOf } from "./diff/hazards";
import { latestByRegion } from "./diff/latest";
import type { DefinitionDiff, Diff, GalleryDiff, Hazard, NotCompared, ObjectDiff, VersionDiff } from "./diff/model";
import { billsOf, moneyOf, monthlyOf, type Bills } from "./diff/money";
import { renames, type Renames } from "./diff/renames";
import { sourceText } from "./diff/settings";
import {
  galleriesOf,
  lastOf,
  paired,
  pairedByKey,
  pairedVersions,
  type DefinitionSide,
  type GallerySide,
  type Pair,
} from "./diff/sides";
import { replicationChanges, type RegionChange } from "./diff/target-regions";
import { totalsOf } from "./diff/totals";
import { isPublishedElsewhere, managementOfDefinition } from "./management";
import { occupiedGiB } from "./footprint";
import { byCodeUnit } from "./order";
import type { GalleryPlan, VersionPlan } from "./plan";
import type { PriceSheet } from "./prices";
import { providerOf } from "./provider";
import { OUR_PROTECTIONS, type Protections } from "./replay";
import type { Identifier } from "./spec";

export type { Change, Effect } from "./diff/change";
export type { Outcome } from "./diff/effect";
export type { LatestChange } from "./diff/latest";
export type { RegionChange } from "./diff/target-regions";
export type * from "./diff/model";

export interface DiffOptions {
  /** Prices, to say what it costs. @default - no money */
  readonly sheet?: PriceSheet;
  /** Today, `YYYY-MM-DD`: Azure refuses an end of life that is over. @default - no date is over */
  readonly asOf?: string;
  /** What orders the apply. @default - what our constructs write: creations first, deletions last */
  readonly protections?: Protections;
}

/**
 * Compares what is there, or was planned, with what shall be: galleries and definitions by name without regard to
 * capitals, versions by number. Classes come from the table of updates; hazards from a replay of the apply.
 */
export function diff(
  before: readonly GalleryPlan[],
  after: readonly GalleryPlan[],
  { sheet, asOf, protections = OUR_PROTECTIONS }: DiffOptions = {},
): Diff {
  const pairs = paired(galleriesOf(before), galleriesOf(after));
  const context: Context = {
    asOf,
    protections,
    bills: billsOf(before, after, sheet),
    hazards: [],
    notCompared: [],
  };
  const renamed = renames(pairs, ({ definitions }) => [...definitions.keys()].sort(byCodeUnit).join("\n") || undefined);
  const galleries = pairs
    .map((pair) => galleryDiff(pair, renamed, context))
    .filter(isChanged(({ definitions }) => definitions));
  const { hazards, notCompared } = context;
  const money = moneyOf(
    galleries.flatMap(({ definitions }) => definitions),
    context.bills,
  );
  return { galleries, hazards, notCompared, totals: totalsOf(pairs, galleries), money, protections };
}

/** What holds for a whole diff, and what is found on the way. */
interface Context {
  readonly asOf: string | undefined;
  readonly protections: Protections;
  readonly bills: Bills | undefined;
  readonly hazards: Hazard[];
  readonly notCompared: NotCompared[];
}

/** Something that changes, or holds something that does. */
function isChanged<T extends ObjectDiff>(inside: (item: T) => readonly unknown[]): (item: T) => boolean {
  return (item) => item.effect !== null || inside(item).length > 0;
}

function galleryDiff(pair: Pair<GallerySide>, renamed: Renames<GallerySide>, context: Context): GalleryDiff {
  const { before, after } = pair;
  const { name, existing } = lastOf(pair).settings;
  const found =
    before && after
      ? attributeChanges("gallery", before.settings, after.settings, "azurerm", context.asOf)
      : NO_ATTRIBUTES;
  noteNotCompared(name, found, context);
  const effect = sideEffect(pair, existing === true, found.changes);
  const isProtected = after?.settings.protect === true;
  const outcome = outcomeOf(effect, { isProtected, isEmpty: before?.definitions.size === 0 }, context.protections);
  const pairs = pairedByKey(before?.definitions, after?.definitions);
  const names = renames(pairs, ({ spec }) => identityOf(spec.identifier));
  const parent: Parent = { path: name, isProtected, fails: fails(effect, outcome) };
  return {
    name,
    path: name,
    effect,
    outcome,
    changes: found.changes,
    renamedFrom: (after && renamed.from(after)?.settings.name) ?? null,
    renamedTo: (before && renamed.to(before)?.settings.name) ?? null,
    definitions: pairs
      .map((definition) => definitionDiff(definition, parent, names, context))
      .filter(isChanged(({ versions }) => versions)),
  };
}

function identityOf(identifier: Identifier | undefined): string | undefined {
  return identifier && JSON.stringify([identifier.publisher, identifier.offer, identifier.sku]).toLowerCase();
}

/** What the gallery means for its definitions. */
interface Parent {
  readonly path: string;
  readonly isProtected: boolean;
  /** Whether its own change fails, so that nothing in it is changed. */
  readonly fails: boolean;
}

function definitionDiff(
  pair: Pair<DefinitionSide>,
  parent: Parent,
  renamed: Renames<DefinitionSide>,
  context: Context,
): DefinitionDiff {
  const { before, after } = pair;
  const { name, spec } = lastOf(pair);
  const path = `${parent.path}/${name}`;
  const found = definitionAttributes(pair, context);
  noteNotCompared(path, found, context);
  const effect = sideEffect(pair, spec.existing === true, found.changes);
  const isEmpty = before?.versions.length === 0;
  const outcome = outcomeOf(effect, { isProtected: parent.isProtected, isEmpty }, context.protections);
  const pairs = pairedVersions(before?.versions, after?.versions);
  const names = renames(pairs, (version) => sourceText(version.spec.source));
  const versions = pairs
    .map((version) => versionDiff(version, path, pair, names, context))
    .filter(({ effect }) => effect !== null);
  const latest = latestByRegion(pair);
  const isStuck = parent.fails || fails(effect, outcome);
  context.hazards.push(...hazardsOf({ path, pair, versions, latest, isStuck, protections: context.protections }));
  return {
    name,
    path,
    effect,
    outcome,
    changes: found.changes,
    renamedFrom: (after && renamed.from(after)?.name) ?? null,
    renamedTo: (before && renamed.to(before)?.name) ?? null,
    versions,
    latest,
  };
}

const NO_ATTRIBUTES: AttributeChanges = { changes: [], notCompared: [] };

function definitionAttributes({ before, after }: Pair<DefinitionSide>, { asOf }: Context): AttributeChanges {
  const settings = ({ spec, name, home }: DefinitionSide): object => ({ ...spec, name, location: home });
  if (!after) return NO_ATTRIBUTES;
  const { provider } = managementOfDefinition(after.spec);
  if (before) return attributeChanges("definition", settings(before), settings(after), provider, asOf);
  if (after.spec.existing) return NO_ATTRIBUTES;
  return { changes: createdChanges("definition", after.spec, provider, asOf), notCompared: [] };
}

function versionDiff(
  pair: Pair<VersionPlan>,
  parent: string,
  definition: Pair<DefinitionSide>,
  renamed: Renames<VersionPlan>,
  context: Context,
): VersionDiff {
  const { before, after } = pair;
  const { version } = lastOf(pair);
  const path = `${parent}/${version}`;
  const { changes, regions } = versionChanges(pair, path, context);
  const effect = sideEffect(pair, false, changes);
  const outcome = outcomeOf(effect, { isProtected: false, isEmpty: true }, context.protections);
  return {
    version,
    path,
    effect,
    outcome,
    changes,
    renamedFrom: (after && renamed.from(after)?.version) ?? null,
    renamedTo: (before && renamed.to(before)?.version) ?? null,
    before: before ?? null,
    after: after ?? null,
    regions,
    copies: fails(effect, outcome) ? 0 : copiesOf(after, before && outcome !== "recreated" ? regions : undefined),
    sizeGiB: sizeOf(after, definition.after) ?? sizeOf(before, definition.before) ?? null,
    monthly: monthlyOf(path, context.bills),
  };
}

function versionChanges(
  { before, after }: Pair<VersionPlan>,
  path: string,
  context: Context,
): { changes: readonly Change[]; regions: readonly RegionChange[] } {
  if (!after) return { changes: [], regions: [] };
  const provider = providerOf(after);
  if (!before) return { changes: createdChanges("version", after.spec, provider, context.asOf), regions: [] };
  const found = attributeChanges("version", settingsOf(before), settingsOf(after), provider, context.asOf);
  noteNotCompared(path, found, context);
  const { changes, regions } = replicationChanges(before, after);
  const moved = managementChanges(before, after);
  // What a version is made from is known only where it is published here.
  const own = moved.some(({ attribute }) => attribute.startsWith("published"))
    ? found.changes.filter(({ attribute }) => attribute !== "source")
    : found.changes;
  return { changes: [...moved, ...own, ...changes], regions };
}

/** A version that moves to another provider is another resource to Terraform; so is one that is left to a pipeline. */
function managementChanges(before: VersionPlan, after: VersionPlan): Change[] {
  const [was, is] = [isPublishedElsewhere(before.spec), isPublishedElsewhere(after.spec)];
  const [from, to] = [providerOf(before), providerOf(after)];
  if (was === is && from === to) return [];
  const attribute = was === is ? "provider" : is ? "published" : "published.removed";
  const change = changeOf("version", attribute, to, was === is ? { before: from, after: to } : {});
  return change ? [change] : [];
}

function settingsOf({ spec, home, version, excludeFromLatest }: VersionPlan): object {
  return { ...spec, name: version, location: home, excludeFromLatest };
}

/** Created or destroyed where it is on one side only, unless others manage it; else what its changes amount to. */
function sideEffect({ before, after }: Pair<unknown>, isExisting: boolean, changes: readonly Change[]): Effect | null {
  if (before && after) return effectOf(changes);
  if (isExisting) return null;
  return before ? "destroyed" : (effectOf(changes) ?? "created");
}

/** Terraform JSON knows no sizes, so the other side's counts too. */
function sizeOf(version: VersionPlan | undefined, definition: DefinitionSide | undefined): number | undefined {
  return version && definition && occupiedGiB(version, definition);
}

/** First copies: into the regions that a version gains, or into all of a new one, but its home. */
function copiesOf(after: VersionPlan | undefined, changed: readonly RegionChange[] | undefined): number {
  if (!after) return 0;
  const gained = changed ? changed.filter(({ before }) => before === null) : after.targetRegions;
  return gained.filter(({ name }) => name !== after.home).length;
}

function noteNotCompared(path: string, { notCompared }: AttributeChanges, context: Context): void {
  for (const attribute of notCompared) context.notCompared.push({ path, attribute });
}
