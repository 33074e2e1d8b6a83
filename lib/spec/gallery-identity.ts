import type { GallerySettings } from "./gallery-spec";
import { valueIn } from "../text/value-in";

/** A gallery among those of one call: its name is unique only in its subscription. */
export interface GalleryRef {
  readonly name: string;
  /** Null where it is not known. */
  readonly subscription: string | null;
  /** Null where it is not known. */
  readonly resourceGroup: string | null;
  /** What tells it from others of its name: `subscription …`, `resource group …`, or both; null without a namesake. */
  readonly apart: string | null;
}

/** What tells galleries apart. */
export type GalleryIdentity = Pick<GallerySettings, "name" | "resourceGroup" | "subscription">;

/** Each gallery of a call, with what tells it from the others of its name, which Azure compares without capitals. */
export function galleryRefs<T extends GalleryIdentity>(galleries: Iterable<T>): ReadonlyMap<T, GalleryRef> {
  const namesakes = new Map<string, Map<string, Set<string>>>();
  const all = [...galleries];
  for (const gallery of all) {
    const key = gallery.name.toLowerCase();
    const ofName = valueIn(namesakes, key, () => new Map<string, Set<string>>());
    const groups = valueIn(ofName, subscriptionKey(gallery), () => new Set<string>());
    groups.add(gallery.resourceGroup.toLowerCase());
  }
  return new Map(
    all.map((gallery) => {
      const { name, subscription, resourceGroup } = gallery;
      const apart = apartFrom(namesakes.get(name.toLowerCase()) as Namesakes, gallery);
      return [gallery, { name, subscription: known(subscription), resourceGroup: known(resourceGroup), apart }];
    }),
  );
}

/** A path in a gallery, and which one that is where others have its name: `images/ubuntu (subscription …)`. */
export function pathIn({ apart }: Pick<GalleryRef, "apart">, path: string): string {
  return apart === null ? path : `${path} (${apart})`;
}

/** Resource groups by subscription, of galleries with one name. */
type Namesakes = ReadonlyMap<string, ReadonlySet<string>>;

function apartFrom(namesakes: Namesakes, gallery: GalleryIdentity): string | null {
  const { subscription = "", resourceGroup } = gallery;
  const groups = namesakes.get(subscriptionKey(gallery))?.size ?? 0;
  if (namesakes.size === 1 && groups === 1) return null;
  const isNamed = subscription !== "" && namesakes.size > 1;
  const parts = [
    ...(isNamed ? [`subscription ${subscription}`] : []),
    ...(resourceGroup !== "" && (!isNamed || groups > 1) ? [`resource group ${resourceGroup}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}

function subscriptionKey({ subscription = "" }: GalleryIdentity): string {
  return subscription.toLowerCase();
}

/** An expression is known to Terraform only. */
function known(text: string | undefined): string | null {
  return text === undefined || text === "" || text.includes("${") ? null : text;
}
