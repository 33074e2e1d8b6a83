import { isForgotten, isImported, movedAddress, NO_STATE_BLOCKS, type StateBlocks } from "../terraform/state-blocks";
import { itemPlans, type GalleryPlan } from "../plan/plan";
import type { PlannedChange } from "../terraform/planned-change";
import type { TerraformObject, TerraformObjects } from "../terraform/terraform-object";
import type { Pair } from "./sides";

/** The facts of both sides besides their values, where Terraform wrote them. */
export interface TerraformSides {
  readonly objects: TerraformObjects;
  /** Of the configuration that is applied; of all its stacks together. */
  readonly blocks: StateBlocks;
  /** Of each stack of the configurations that are applied. @default - one configuration, or stacks without names */
  readonly stacks?: ReadonlyMap<string, StateBlocks>;
}

export const NO_TERRAFORM: TerraformSides = { objects: new Map(), blocks: NO_STATE_BLOCKS };

/** Reports whether a plan of Terraform decides what becomes of these galleries. */
export function isPlanned(galleries: readonly GalleryPlan[], { objects }: TerraformSides): boolean {
  const parts = galleries.flatMap((gallery) => [
    gallery.spec.gallery,
    ...itemPlans(gallery).flatMap((item) => [item.spec, ...item.versions.map((version) => version.spec)]),
  ]);
  return parts.some((part) => objects.get(part)?.planned !== undefined);
}

/** The action of Terraform on an object, apart from changes of its values. */
export interface TerraformAction {
  readonly kind:
    /** Nothing is known, or all follows from the values. */
    | "compared"
    /** A plan keeps it where it is, changed in place or not at all. */
    | "kept"
    /** It has another address from now on, and stays. */
    | "moved"
    /** A plan replaces it. */
    | "replaced"
    /** It has another address and nobody said so: the one is destroyed and the other is created. */
    | "readdressed"
    /** The object that the configuration names is destroyed all the same. */
    | "destroyed"
    /** It is forgotten, and to be created although it is there. */
    | "exists"
    | "imported"
    | "forgotten";
  readonly planned?: PlannedChange;
  readonly addresses: Pair<string>;
}

type End = PlannedChange["end"] | undefined;
type Start = PlannedChange["start"] | undefined;

/** Returns the action for an object by its parts of the specs of both sides. */
export function actionOf({ before, after }: Pair<object>, sides: TerraformSides): TerraformAction {
  const { objects } = sides;
  const was = before && objects.get(before);
  const is = after && objects.get(after);
  const blocks = blocksFor(is ?? was, sides);
  const addresses = { before: was?.address, after: is?.address };
  const planned = is?.planned ?? was?.planned;
  const end = was && endOf(was, is, blocks);
  const start = is && startOf(is, was, blocks);
  const kind = kindOf(end, start, { hasBefore: before !== undefined, isSame: isSame(was, is), planned });
  return { kind, addresses, ...(planned && { planned }) };
}

/** Returns the blocks that hold for an object: those of its stack. A stack that is gone has none. */
function blocksFor(object: TerraformObject | undefined, { blocks, stacks }: TerraformSides): StateBlocks {
  if (object?.stack === undefined || stacks === undefined || stacks.size === 0) return blocks;
  return stacks.get(object.stack) ?? NO_STATE_BLOCKS;
}

function endOf(was: TerraformObject, is: TerraformObject | undefined, blocks: StateBlocks): End {
  if (was.planned) return was.planned.end;
  if (is && isMovedTo(was, is, blocks)) return is.planned?.end ?? "kept";
  if (isForgotten(blocks, was.address)) return "forgotten";
  return is && "destroyed";
}

function startOf(is: TerraformObject, was: TerraformObject | undefined, blocks: StateBlocks): Start {
  if (is.planned) return is.planned.start;
  if (was && isMovedTo(was, is, blocks)) return "kept";
  if (isImported(blocks, is.address)) return "imported";
  return was && "created";
}

/** Reports whether an address leads to the other one, by a `moved` block or as it is. */
function isMovedTo(was: TerraformObject, is: TerraformObject, blocks: StateBlocks): boolean {
  return isSame(was, is) || movedAddress(blocks, was.address) === is.address;
}

function isSame(was: TerraformObject | undefined, is: TerraformObject | undefined): boolean {
  return was?.address === is?.address || (was !== undefined && was.address === is?.planned?.previousAddress);
}

interface Circumstances {
  readonly hasBefore: boolean;
  readonly isSame: boolean;
  readonly planned: PlannedChange | undefined;
}

function kindOf(end: End, start: Start, { hasBefore, isSame, planned }: Circumstances): TerraformAction["kind"] {
  if (end === "forgotten" && (start === undefined || (isSame && start === "kept"))) return "forgotten";
  const isDestroyed = end === "destroyed" || planned?.isDestroyedElsewhere === true;
  if (start === "imported") return isDestroyed ? "destroyed" : "imported";
  if (start === undefined || end === undefined) return "compared";
  if (!hasBefore) return "compared";
  if (start === "created") {
    if (end !== "destroyed") return "exists";
    return isSame ? "replaced" : "readdressed";
  }
  if (isDestroyed) return "destroyed";
  if (!isSame || planned?.previousAddress !== undefined) return "moved";
  return planned ? "kept" : "compared";
}
