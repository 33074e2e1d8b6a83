import { regionName } from "../../azure/regions";
import type { GalleryPlan } from "../../plan/plan";
import type { GallerySpec } from "../../spec/gallery-spec";
import type { SpecPath } from "../../spec/finding";
import type { MirrorSpec } from "../../spec/mirror-spec";
import { isCopying, isMirrored, mirrorNames } from "../../spec/mirrors";
import { own } from "../../text/order";
import { shown } from "../../text/wording";
import { valueIn } from "../../text/value-in";
import type { Syntax } from "../syntax";
import { example, POLICY, type ExampleParts } from "./examples";
import { EXAMPLE_SUBSCRIPTION } from "./planned-versions";

/** A mirror of a gallery, as the gallery's spec has it. */
export interface MirrorItem {
  /** The plan that findings about it belong to: its own, or that of its gallery where a program makes it elsewhere. */
  readonly plan: GalleryPlan;
  /** The plan of the gallery that it mirrors. */
  readonly gallery: GalleryPlan;
  readonly name: string;
  readonly mirror: MirrorSpec;
  /** Its home region. */
  readonly home: string;
  readonly at: SpecPath;
  /** "mirror contoso_images_dr". */
  readonly subject: string;
}

/** Yields the mirrors of all galleries, by name within their spec. */
export function* mirrors(plans: readonly GalleryPlan[]): Iterable<MirrorItem> {
  const plansOfMirrors = new Map<GallerySpec, Map<string, GalleryPlan>>();
  for (const plan of plans) {
    if (plan.mirrorOf) valueIn(plansOfMirrors, plan.mirrorOf, () => new Map()).set(plan.spec.gallery.name, plan);
  }
  for (const gallery of plans) {
    for (const name of mirrorNames(gallery.spec)) {
      const mirror = own(gallery.spec.mirrors, name) as MirrorSpec;
      const plan = plansOfMirrors.get(gallery.spec)?.get(name) ?? gallery;
      const home = regionName(mirror.location);
      yield { plan, gallery, name, mirror, home, at: ["mirrors", name], subject: `mirror ${shown(name)}` };
    }
  }
}

/** Returns the images of which a mirror copies versions from its gallery, by name. */
export function copiedImages({ gallery, mirror }: MirrorItem): GalleryPlan["definitions"] {
  return gallery.definitions.filter(
    ({ name, versions }) => isCopying(mirror, name) && versions.some(({ version }) => isMirrored(mirror, version)),
  );
}

/** Returns the advice for copies that Azure does not make. A version that a pipeline publishes has no other source. */
export function sameSourceHelp(syntax: Syntax): string {
  return `set ${syntax.set("source", "same")} in the mirror for this image, so that its versions are made from what the gallery's are made from; where a pipeline publishes them, name the images of the mirror without it`;
}

/** Returns a valid spec with a mirror in northeurope, and the given parts. */
export function mirrorExample(
  mirror: Partial<MirrorSpec> = {},
  { gallery, spec, ...parts }: ExampleParts = {},
): GallerySpec {
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION, ...gallery },
    ...parts,
    spec: {
      policies: { fleet: { ...POLICY, ...parts.policy }, dr: MIRROR_POLICY },
      mirrors: {
        contoso_images_dr: { resourceGroup: "rg-images-dr", location: "northeurope", policy: "dr", ...mirror },
      },
      ...spec,
    },
  });
}

/** A policy with nothing wrong for a mirror in northeurope. */
export const MIRROR_POLICY = {
  regions: { northeurope: {} },
  tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
} as const;
