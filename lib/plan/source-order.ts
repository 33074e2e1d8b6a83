import { parseImageVersionId } from "../azure/resource-id";
import { isKnown, type GalleryIdentity } from "../spec/gallery-identity";
import { GalleryIndex } from "../spec/gallery-index";
import type { GallerySpec } from "../spec/gallery-spec";
import { byCodeUnit } from "../text/order";
import { valueIn } from "../text/value-in";
import type { DefinitionPlan, GalleryPlan, VersionPlan } from "./plan";
import { keptOrders, type Step } from "./waiting-graph";

/** The plan of an app for the id of an image version. */
export interface PlannedVersion {
  readonly plan: GalleryPlan;
  readonly definition: DefinitionPlan;
  /** Undefined: the definition is planned without it. */
  readonly version: VersionPlan | undefined;
  /** "contoso_images/ubuntu-2404/1.3.0". */
  readonly subject: string;
}

/** A version that is planned, and its place. */
export type PlacedSource = PlannedVersion & { readonly version: VersionPlan };

/**
 * The versions of an app that others are made from. A copy waits for its source, as if it referred to it, unless that
 * closes a cycle with what the source waits for. Only galleries whose identity is fully known are found: one of the same
 * name may be in another subscription.
 */
export class SourceOrder {
  private readonly galleries = new GalleryIndex<GalleryPlan[]>();
  private readonly definitions = new Map<GalleryPlan, ReadonlyMap<string, DefinitionPlan>>();
  private readonly versions = new Map<DefinitionPlan, ReadonlyMap<string, VersionPlan>>();
  private kept: ReadonlySet<VersionPlan> | undefined;

  constructor(private readonly plans: readonly GalleryPlan[]) {
    for (const plan of plans) {
      const identity = identityOf(plan.spec);
      const known = this.galleries.findSame(identity);
      if (known) known.push(plan);
      else this.galleries.add(identity, [plan]);
    }
  }

  /** Returns the plan of the version that a version is made from, if that is of the same app. */
  sourceOf({ spec }: VersionPlan): PlannedVersion | undefined {
    const text = spec.source?.galleryImageVersion;
    const id = isKnown(text) ? parseImageVersionId(text) : undefined;
    if (!id) return undefined;
    let found: PlannedVersion | undefined;
    for (const plan of this.galleries.findSame({ ...id, name: id.gallery }) ?? []) {
      const definition = this.definitionsOf(plan).get(id.definition);
      if (!definition) continue;
      const version = this.versionsOf(definition).get(id.version);
      found ??= { plan, definition, version, subject: `${definition.gallery}/${definition.name}/${id.version}` };
      if (version) return { ...found, plan, definition, version };
    }
    return found;
  }

  /** Returns the source that must be in place before a version is made from it; undefined if it cannot wait for one. */
  waitedSourceOf(version: VersionPlan): PlacedSource | undefined {
    const source = this.plannedSourceOf(version);
    return source && this.keptCopies().has(version) ? source : undefined;
  }

  /** Returns the source of a version that cannot wait for it, since the source waits for the version. */
  waitingSourceOf(version: VersionPlan): PlacedSource | undefined {
    const source = this.plannedSourceOf(version);
    return source && !this.keptCopies().has(version) ? source : undefined;
  }

  /** Returns the source of a version, if that is planned and another version. */
  private plannedSourceOf(version: VersionPlan): PlacedSource | undefined {
    const source = this.sourceOf(version);
    return source?.version === undefined || source.version === version ? undefined : (source as PlacedSource);
  }

  /** The copies that wait for their source. */
  private keptCopies(): ReadonlySet<VersionPlan> {
    return (this.kept ??= keptOrders(this.copies(), (version) => this.waitsOf(version)));
  }

  /** Returns each copy with its source, in an order that does not depend on that of the files. */
  private copies(): Step[] {
    const steps: Step[] = [];
    for (const plan of inOrder(this.plans)) {
      for (const definition of plan.definitions) {
        for (const version of definition.versions) {
          const source = this.plannedSourceOf(version);
          if (!source) continue;
          this.places.set(version, definition);
          this.places.set(source.version, source.definition);
          steps.push({ version, source: source.version });
        }
      }
    }
    return steps;
  }

  /** The definitions of the versions that were reached. */
  private readonly places = new Map<VersionPlan, DefinitionPlan>();

  private waitsOf(version: VersionPlan): VersionPlan[] {
    const definition = this.places.get(version) as DefinitionPlan;
    const known = this.versionsOf(definition);
    const waited = version.waitsFor.flatMap((name) => known.get(name) ?? []);
    for (const other of waited) this.places.set(other, definition);
    return waited;
  }

  /** Returns definitions by lower-case name, since Azure ignores case in names. */
  private definitionsOf(plan: GalleryPlan): ReadonlyMap<string, DefinitionPlan> {
    return valueIn(
      this.definitions,
      plan,
      () => new Map(plan.definitions.map((definition) => [definition.name.toLowerCase(), definition])),
    );
  }

  /** Returns versions by number. Only definitions that have a source are indexed. */
  private versionsOf(definition: DefinitionPlan): ReadonlyMap<string, VersionPlan> {
    return valueIn(
      this.versions,
      definition,
      () => new Map(definition.versions.map((version) => [version.version, version])),
    );
  }
}

const ORDERS = new WeakMap<readonly GalleryPlan[], SourceOrder>();

/** Returns the order of the versions of an app and their sources. It is made once for a list of plans. */
export function sourceOrderOf(plans: readonly GalleryPlan[]): SourceOrder {
  const known = ORDERS.get(plans) ?? new SourceOrder(plans);
  ORDERS.set(plans, known);
  return known;
}

/** Returns the identity of a gallery. Its provider's subscription is its own, where it names none. */
function identityOf({ gallery, terraform }: GallerySpec): GalleryIdentity {
  const ofProvider = terraform?.provider?.["subscription_id"];
  const { name, resourceGroup, subscription = typeof ofProvider === "string" ? ofProvider : undefined } = gallery;
  return { name, resourceGroup, subscription };
}

function inOrder(plans: readonly GalleryPlan[]): GalleryPlan[] {
  const keyed = plans.map((plan): [string, GalleryPlan] => {
    const { name, subscription = "", resourceGroup } = plan.spec.gallery;
    return [JSON.stringify([name, subscription, resourceGroup]), plan];
  });
  return keyed.sort(([a], [b]) => byCodeUnit(a, b)).map(([, plan]) => plan);
}
