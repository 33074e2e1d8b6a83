import { valueIn } from "../text/value-in";

/** The identity of a gallery. A part that is empty or holds a Terraform expression is not known. */
export interface GalleryIdentity {
  readonly name: string;
  /** A name, or an expression. */
  readonly resourceGroup: string;
  /** Its subscription, a GUID. @default - not known */
  readonly subscription?: string | undefined;
}

/** The result of a comparison. `same`: all parts are known and equal. `maybe`: one is unknown, the others equal. */
export type Sameness = "same" | "maybe" | "different";

/** Compares two galleries as Azure does: without regard to case. */
export function compareGalleries(a: GalleryIdentity, b: GalleryIdentity): Sameness {
  const parts = [
    compareTexts(a.name, b.name),
    compareTexts(a.subscription, b.subscription),
    compareTexts(a.resourceGroup, b.resourceGroup),
  ];
  if (parts.includes("different")) return "different";
  return parts.includes("maybe") ? "maybe" : "same";
}

/** Reports whether a part of an identity is known before Terraform runs. */
export function isKnown(text: string | undefined): text is string {
  return text !== undefined && text !== "" && !text.includes("${");
}

/** Returns a part of an identity in lower case, as it is compared; null where it is not known. */
export function knownPart(text: string | undefined): string | null {
  return isKnown(text) ? text.toLowerCase() : null;
}

/** Returns the gallery as if its subscription had one resource group only, since a name is unique in a subscription. */
export function nameInSubscription(gallery: GalleryIdentity): GalleryIdentity {
  return { ...gallery, resourceGroup: "any" };
}

/** Returns the identity of one gallery from two sources. The second fills in parts that the first does not know. */
export function merged(a: GalleryIdentity, b: GalleryIdentity): GalleryIdentity {
  return {
    name: a.name,
    resourceGroup: moreInformative(a.resourceGroup, b.resourceGroup) ?? "",
    subscription: moreInformative(a.subscription, b.subscription),
  };
}

/** A reference to a gallery among those of one call, with a qualifier where others have the same name. */
export interface GalleryRef {
  readonly name: string;
  /** Null where it is not known. */
  readonly subscription: string | null;
  /** Null where it is not known. */
  readonly resourceGroup: string | null;
  /** `subscription …`, `resource group …`, or both; null without a namesake. */
  readonly qualifier: string | null;
}

/** Returns a reference for each gallery of a call. */
export function galleryRefs<T extends GalleryIdentity>(galleries: Iterable<T>): ReadonlyMap<T, GalleryRef> {
  const namesakes = new Map<string, Map<string, Set<string>>>();
  const all = [...galleries];
  for (const { name, subscription, resourceGroup } of all) {
    const ofName = valueIn(namesakes, name.toLowerCase(), () => new Map<string, Set<string>>());
    valueIn(ofName, written(subscription), () => new Set<string>()).add(written(resourceGroup));
  }
  return new Map(
    all.map((gallery) => {
      const { name, subscription, resourceGroup } = gallery;
      const qualifier = qualifierAmong(namesakes.get(name.toLowerCase()) as Namesakes, gallery);
      return [gallery, { name, subscription: orNull(subscription), resourceGroup: orNull(resourceGroup), qualifier }];
    }),
  );
}

/** Returns the keys that tell a gallery from others in JSON. Its parts are null where only Terraform knows them. */
export function identityJson({ subscription, resourceGroup, qualifier }: Omit<GalleryRef, "name">): object {
  return { subscription, resourceGroup, ...(qualifier !== null && { qualifier }) };
}

/** Returns a path in a gallery, with the gallery's qualifier if it has one: `images/ubuntu (subscription …)`. */
export function pathIn(gallery: Pick<GalleryRef, "qualifier"> | undefined, path: string): string {
  const qualifier = gallery?.qualifier ?? null;
  return qualifier === null ? path : `${path} (${qualifier})`;
}

/** Returns the name of a gallery in a text that also names another one. Equal names get a qualifier. */
export function nameBeside(gallery: GalleryIdentity, other: GalleryIdentity): string {
  const { name, resourceGroup, subscription } = gallery;
  if (compareTexts(name, other.name) === "different") return name;
  const isFar = isKnown(subscription) && compareTexts(subscription, other.subscription) !== "same";
  return `${name} in resource group ${resourceGroup}${isFar ? ` of subscription ${subscription}` : ""}`;
}

function compareTexts(a: string | undefined, b: string | undefined): Sameness {
  const [one, other] = [knownPart(a), knownPart(b)];
  if (one === null || other === null) return "maybe";
  return one === other ? "same" : "different";
}

/** Returns the text that says more: a known one before an expression, and any text before none. */
function moreInformative(a: string | undefined, b: string | undefined): string | undefined {
  if (isKnown(a)) return a;
  return isKnown(b) || a === undefined || a === "" ? b : a;
}

/** Resource groups by subscription, of galleries with one name. */
type Namesakes = ReadonlyMap<string, ReadonlySet<string>>;

function qualifierAmong(namesakes: Namesakes, { subscription = "", resourceGroup }: GalleryIdentity): string | null {
  const groups = namesakes.get(written(subscription))?.size ?? 0;
  if (namesakes.size === 1 && groups === 1) return null;
  const isNamed = subscription !== "" && namesakes.size > 1;
  const parts = [
    ...(isNamed ? [`subscription ${subscription}`] : []),
    ...(resourceGroup !== "" && (!isNamed || groups > 1) ? [`resource group ${resourceGroup}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}

/** Returns a part as people compare it. An expression distinguishes galleries too. */
function written(text = ""): string {
  return text.toLowerCase();
}

function orNull(text: string | undefined): string | null {
  return isKnown(text) ? text : null;
}
