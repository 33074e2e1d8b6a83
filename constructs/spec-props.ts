import type { SpecOrigin } from "../lib/spec/finding";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { GalleryProps, GalleryProviders } from "./gallery-props";

/** The key under which props hold their origin. A symbol, so that no program can set it by accident. */
const ORIGIN = Symbol("origin");

/** The key under which props hold the mirrors of their spec, which a program makes in stacks of their own. */
const MIRRORS = Symbol("mirrors");

interface PropsOfSpec extends GalleryProps {
  readonly [ORIGIN]?: SpecOrigin;
  readonly [MIRRORS]?: GallerySpec["mirrors"];
}

/** Returns the gallery of a spec as props that know the spec's origin. */
export function propsOf(spec: GallerySpec, origin: SpecOrigin | undefined, providers: GalleryProviders): GalleryProps {
  const { existing: _, ...settings } = spec.gallery;
  const props: PropsOfSpec = {
    ...settings,
    ...(spec.policies && { policies: spec.policies }),
    ...(spec.demand && { demand: spec.demand }),
    ...(spec.limits && { limits: spec.limits }),
    ...(spec.checks && { checks: spec.checks }),
    ...(spec.outputs !== undefined && { outputs: spec.outputs }),
    ...(spec.acknowledge && { acknowledge: spec.acknowledge }),
    ...providers,
    ...(origin && { [ORIGIN]: origin }),
    ...(spec.mirrors && { [MIRRORS]: spec.mirrors }),
  };
  return props;
}

/** Returns the text that props were read from, or undefined for props of a program. */
export function originOf(props: object): SpecOrigin | undefined {
  return (props as PropsOfSpec)[ORIGIN];
}

/** Returns the mirrors of the spec that props are of. */
export function mirrorsIn(props: object): GallerySpec["mirrors"] {
  return (props as PropsOfSpec)[MIRRORS];
}
