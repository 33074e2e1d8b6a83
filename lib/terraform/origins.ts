import { incompleteness } from "../parse/incomplete";
import type { Place, SpecOrigin, SpecPath } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { itemsOf, kindOfSection } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
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

/** Returns the resources that a value may be shown at, the nearest first. A policy is that of its image or application. */
function* resourcesAt(spec: GallerySpec, [section, name, part, version]: SpecPath): Generator<object> {
  const kind = kindOfSection(section);
  const item = kind ? own<ItemSpec>(itemsOf(spec, kind), String(name)) : itemOfPolicy(spec, section, String(name));
  const found = kind && part === "versions" ? own(item?.versions, String(version)) : undefined;
  if (found) yield found;
  if (item) yield* withVersions(item);
  yield spec.gallery;
  for (const each of allItems(spec)) yield* withVersions(each);
}

/** Returns the item that a policy was read from, if the section is that of policies. */
function itemOfPolicy(spec: GallerySpec, section: string | number | undefined, name: string): ItemSpec | undefined {
  return section === "policies" ? allItems(spec).find(({ policy }) => policy === name) : undefined;
}

function allItems({ images = {}, applications = {} }: GallerySpec): ItemSpec[] {
  return [...Object.values(images), ...Object.values(applications)];
}

function* withVersions(item: ItemSpec): Generator<object> {
  yield item;
  yield* Object.values(item.versions ?? {});
}
