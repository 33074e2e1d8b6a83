import type { ChangedAttribute, ComparedObject } from "../azure/attributes/changes";
import type { Provider } from "../plan/provider";
import { isKnown } from "../spec/gallery-identity";
import type { ItemKind } from "../spec/item-kind";
import { changeOf, type Change, type Changed } from "./change";
import { OBJECTS_OF } from "./compared-objects";
import type { GallerySide, Pair } from "./sides";

/**
 * The parts of a gallery's place that two sides write with different capitals. To Azure they are one place, to
 * Terraform they are two.
 */
export interface Capitals {
  readonly resourceGroup: Changed | undefined;
  readonly subscription: Changed | undefined;
}

/**
 * Compares the places of a gallery that is on both sides. A part that a side does not know is no difference. Terraform
 * JSON has a subscription only in ids, which are read without their capitals.
 */
export function capitalsOf({ before, after }: Pair<GallerySide>): Capitals {
  const [was, is] = [before?.identity, after?.identity];
  const isFound = before?.isFound === true || after?.isFound === true;
  return {
    resourceGroup: changed(was?.resourceGroup, is?.resourceGroup),
    subscription: isFound ? undefined : changed(was?.subscription, is?.subscription),
  };
}

function changed(before: string | undefined, after: string | undefined): Changed | undefined {
  return isKnown(before) && isKnown(after) && before !== after ? { before, after } : undefined;
}

/** Returns the changes of a gallery. */
export function galleryCapitals({ resourceGroup }: Capitals, provider: Provider): Change[] {
  return changesOf("gallery", provider, [["resourceGroup", resourceGroup]]);
}

/** Returns the changes of an item. Some have their gallery's id, written out unless the gallery is managed too. */
export function itemCapitals(
  kind: ItemKind,
  capitals: Capitals,
  provider: Provider,
  isGalleryManaged: boolean,
): Change[] {
  return changesOf(OBJECTS_OF[kind].item, provider, [
    ["resourceGroup", capitals.resourceGroup],
    ["subscription", isGalleryManaged ? undefined : capitals.subscription],
  ]);
}

/** Returns the changes of a version. azapi has the id of its item, written out where its parts are known. */
export function versionCapitals(
  kind: ItemKind,
  capitals: Capitals,
  provider: Provider,
  isPublished: boolean,
): Change[] {
  return changesOf(OBJECTS_OF[kind].version, provider, [
    [isPublished ? "resourceGroup.published" : "resourceGroup", capitals.resourceGroup],
    [isPublished ? "subscription.published" : "subscription", capitals.subscription],
  ]);
}

function changesOf(
  object: ComparedObject,
  provider: Provider,
  rows: readonly (readonly [ChangedAttribute, Changed | undefined])[],
): Change[] {
  return rows.flatMap(([attribute, change]) => (change && changeOf(object, attribute, provider, change)) ?? []);
}
