import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { GalleryPlan, VersionPlan } from "../lib/plan/plan";
import { SourceOrder, type PlacedSource } from "../lib/plan/source-order";
import { changesOf, galleryModels, type GalleryModel } from "./gallery-model";

/**
 * Returns the address of the version that another one is made from and waits for. There is none in another stack, which
 * is a configuration of its own.
 */
export function sourceAddressOf(version: VersionPlan, stack: TerraformStack): string | undefined {
  const source = sourceOf(version, stack);
  const definition =
    source && sourcesIn(stack.node.root).models.get(source.plan)?.item("image", source.definition.name);
  if (!definition || TerraformStack.of(definition.construct) !== stack) return undefined;
  return definition.addressOfVersion(source.version.version);
}

/** Returns the version of the app that another one is made from, by its literal id, and waits for. */
export function sourceOf(version: VersionPlan, stack: TerraformStack): PlacedSource | undefined {
  if (version.spec.source?.galleryImageVersion === undefined) return undefined;
  return sourcesIn(stack.node.root).order.waitedSourceOf(version);
}

interface Sources {
  /** The number of changes of the app when this was made. */
  readonly changes: number;
  readonly order: SourceOrder;
  readonly models: ReadonlyMap<GalleryPlan, GalleryModel>;
}

/** The sources of each app. They are found once, since every copy asks for them. */
const SOURCES = new WeakMap<IConstruct, Sources>();

function sourcesIn(app: IConstruct): Sources {
  const known = SOURCES.get(app);
  const changes = changesOf(app);
  if (known?.changes === changes) return known;
  const models = new Map(galleryModels(app).map((model) => [model.plan, model]));
  const made = { changes, order: new SourceOrder([...models.keys()]), models };
  SOURCES.set(app, made);
  return made;
}
