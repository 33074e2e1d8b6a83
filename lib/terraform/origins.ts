import { incompleteness } from "../parse/incomplete";
import type { Place, SpecOrigin, SpecPath } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { own } from "../text/order";
import type { TerraformReading } from "./read-terraform";
import type { ResourcePlaces } from "./resource-places";

/** The files that a reading comes from. */
export interface ReadFiles {
  /** The name of the file, or of the directory of several files. */
  readonly name: string;
  /** The places of the resources in each file. */
  readonly places: readonly ResourcePlaces[];
}

/** Returns the origins of the specs of a reading. A value stands where the resource stands that it is of. */
export function originsOf(reading: TerraformReading, files: ReadFiles): Map<GallerySpec, SpecOrigin> {
  const placeOf = placesOfParts(reading, files);
  return new Map(
    [...reading.lost].map(([spec, paths]): [GallerySpec, SpecOrigin] => [
      spec,
      {
        findings: [],
        place: (at) => first(resourcesAt(spec, at), placeOf) ?? { file: files.name, line: 1, column: 1 },
        isIncomplete: incompleteness(spec, paths),
        hasExpressions: true,
      },
    ]),
  );
}

/** Returns a function for the place of a part of a spec that is a resource. */
function placesOfParts({ objects }: TerraformReading, { places }: ReadFiles): (part: object) => Place | undefined {
  return (part) => {
    const address = objects.get(part)?.address;
    if (address === undefined) return undefined;
    return places.map((each) => each.get(address)).find((place) => place !== undefined);
  };
}

function first(parts: Iterable<object>, placeOf: (part: object) => Place | undefined): Place | undefined {
  for (const part of parts) {
    const place = placeOf(part);
    if (place) return place;
  }
  return undefined;
}

/** Returns the resources that a value may be shown at, the nearest first. A policy is that of its image definition. */
function* resourcesAt(spec: GallerySpec, [section, name, part, version]: SpecPath): Generator<object> {
  const image = section === "images" || section === "policies" ? own(spec.images, String(name)) : undefined;
  const found = section === "images" && part === "versions" ? own(image?.versions, String(version)) : undefined;
  if (found) yield found;
  if (image) yield* withVersions(image);
  yield spec.gallery;
  for (const each of Object.values(spec.images ?? {})) yield* withVersions(each);
}

function* withVersions(image: ImageDefinitionSpec): Generator<object> {
  yield image;
  yield* Object.values(image.versions ?? {});
}
