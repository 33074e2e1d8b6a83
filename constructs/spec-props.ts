import type { SpecOrigin } from "../lib/spec/finding";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { GalleryProps, GalleryProviders } from "./gallery-props";

/** Where props come from. A symbol, so that it is no property that a program could give. */
const ORIGIN = Symbol("origin");

interface PropsFromText extends GalleryProps {
  readonly [ORIGIN]?: SpecOrigin;
}

/** A spec's gallery as props, which know where the spec was read from. */
export function propsOf(spec: GallerySpec, origin: SpecOrigin | undefined, providers: GalleryProviders): GalleryProps {
  const { existing: _, ...settings } = spec.gallery;
  const props: PropsFromText = {
    ...settings,
    ...(spec.policies && { policies: spec.policies }),
    ...(spec.demand && { demand: spec.demand }),
    ...(spec.limits && { limits: spec.limits }),
    ...(spec.acknowledge && { acknowledge: spec.acknowledge }),
    ...providers,
    ...(origin && { [ORIGIN]: origin }),
  };
  return props;
}

/** The text that props were read from; undefined for those of a program. */
export function originOf(props: object): SpecOrigin | undefined {
  return (props as PropsFromText)[ORIGIN];
}
