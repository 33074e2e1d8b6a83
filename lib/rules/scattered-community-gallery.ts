import { regionName } from "../azure/regions";
import type { SpecPath } from "../finding";
import { COMMUNITY, example } from "./examples";
import { isCommunity } from "./gallery-sharing";
import { imageFaults, ofVersions } from "./image-faults";
import { definitions } from "./items";
import { defineRule, type Context, type Found } from "./rule";
import { shown } from "./wording";

interface ScatteredCommunityGallery extends Found {
  /** "contoso_images/ubuntu-2404", or versions of it. */
  readonly subject: string;
  readonly location: string;
}

/** Elsewhere one location for all is good practice; a community gallery is refused without it. */
export const scatteredCommunityGallery = defineRule<ScatteredCommunityGallery>({
  id: "scattered-community-gallery",
  severity: "error",
  summary: "an image or version of a community gallery with another location than the gallery",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans }) {
    const shared = plans.filter(isCommunity);
    yield* scatteredDefinitions(shared);
    yield* scatteredVersions(shared);
  },
  problem: ({ plan, subject, location }) =>
    `the location of ${subject} is ${shown(location)}, that of the gallery is ${shown(regionName(plan.spec.gallery.location))}; a community gallery has one for all`,
  help: () => "leave `location` out: the regions of a policy need not be the location",
  bad: [located("northeurope")],
  good: [located("West Europe")],
});

function located(location: string) {
  return example({ gallery: { sharing: { community: COMMUNITY } }, image: { location } });
}

function* scatteredDefinitions(plans: Context["plans"]): Iterable<ScatteredCommunityGallery> {
  for (const { plan, definition, at, subject } of definitions(plans)) {
    const location = otherLocation(definition.spec.location, plan.spec.gallery.location);
    if (location !== undefined) yield { plan, at: [...at, "location"], subject, location };
  }
}

/** Versions that set none have that of their definition, which is a finding already. */
function* scatteredVersions(plans: Context["plans"]): Iterable<ScatteredCommunityGallery> {
  const faults = imageFaults<{ location: string; at: SpecPath }>(
    plans,
    ({ plan, version, at }) => {
      const location = otherLocation(version.spec.location, plan.spec.gallery.location);
      return location === undefined ? undefined : { location, at: [...at, "location"] };
    },
    ({ location }) => location,
  );
  for (const fault of faults) yield { ...fault, subject: `${ofVersions(fault)} of ${fault.image}` };
}

/** A location that is not the gallery's, in its one spelling. */
function otherLocation(location: string | undefined, ofGallery: string): string | undefined {
  if (location === undefined || regionName(location) === regionName(ofGallery)) return undefined;
  return regionName(location);
}
