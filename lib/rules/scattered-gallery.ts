import { regionName } from "../azure/regions";
import type { SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import { COMMUNITY, example } from "../check/facts/examples";
import { sharedAs } from "../check/facts/gallery-sharing";
import { itemFaults, ofVersions } from "../check/facts/item-faults";
import { items } from "../check/facts/items";
import { defineRule, type Context, type Violation } from "../check/rule";
import { shown } from "../text/wording";

interface ScatteredGallery extends Violation {
  /** The item, such as "contoso_images/ubuntu-2404", or versions of it. */
  readonly subject: string;
  readonly location: string;
}

/** Applies to galleries that Azure refuses with several locations; for others, one location is only good practice. */
export const scatteredGallery = defineRule<ScatteredGallery>({
  id: "scattered-gallery",
  severity: "error",
  section: "galleries",
  summary:
    "an image, an application or a version with another location than its gallery, which is shared or has soft delete",
  why: "azurerm lets it pass, and Azure refuses it at apply: in such a gallery the gallery, what is in it and their versions have one location.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans }) {
    const inOnePlace = plans.filter((plan) => whyOnePlace(plan) !== undefined);
    yield* scatteredItems(inOnePlace);
    yield* scatteredVersions(inOnePlace);
  },
  problem: ({ plan, subject, location }) =>
    `the location of ${subject} is ${shown(location)}, that of the gallery is ${shown(regionName(plan.spec.gallery.location))}; ${String(whyOnePlace(plan))} has one for all`,
  help: () => "leave `location` out: the regions of a policy need not be the location",
  bad: [located("northeurope")],
  good: [located("West Europe")],
});

function located(location: string) {
  return example({ gallery: { sharing: { community: COMMUNITY } }, image: { location } });
}

function* scatteredItems(plans: Context["plans"]): Iterable<ScatteredGallery> {
  for (const { plan, definition, at, subject } of items(plans)) {
    const location = otherLocation(definition.spec.location, plan.spec.gallery.location);
    if (location !== undefined) yield { plan, at: [...at, "location"], subject, location };
  }
}

/**
 * Returns versions with a location of their own: the others have that of their item, which is already reported.
 */
function* scatteredVersions(plans: Context["plans"]): Iterable<ScatteredGallery> {
  const faults = itemFaults<{ location: string; at: SpecPath }>(
    plans,
    ({ plan, version, at }) => {
      const location = otherLocation(version.spec.location, plan.spec.gallery.location);
      return location === undefined ? undefined : { location, at: [...at, "location"] };
    },
    ({ location }) => location,
  );
  for (const fault of faults) yield { ...fault, subject: `${ofVersions(fault)} of ${fault.owner}` };
}

/** Returns the kind of a gallery that must have one location for everything in it; undefined for any other. */
function whyOnePlace(plan: GalleryPlan): string | undefined {
  const { softDelete, existing } = plan.spec.gallery;
  const isSoft = softDelete === true && existing !== true;
  return sharedAs(plan) ?? (isSoft ? "a gallery with soft delete" : undefined);
}

/** Returns a normalized location that differs from the gallery's. */
function otherLocation(location: string | undefined, ofGallery: string): string | undefined {
  if (location === undefined || regionName(location) === regionName(ofGallery)) return undefined;
  return regionName(location);
}
