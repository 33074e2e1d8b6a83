import type { Place } from "../spec/finding";
import { JsonScanner } from "../text/json-scanner";
import { deposedAddress } from "./planned-change";

/** The places of the resources of a file, by address. */
export type ResourcePlaces = ReadonlyMap<string, Place>;

/**
 * Returns where the resources of a Terraform JSON text stand: the key of a block in a configuration, the object in a
 * state or plan. In a plan, what is planned goes before what is there.
 * @param text valid JSON
 */
export function resourcePlaces(text: string, file: string): ResourcePlaces {
  const [found, prior] = [new Map<string, Place>(), new Map<string, Place>()];
  const scanner = new JsonScanner(text);
  const placeAt = placesIn(text, file);
  for (const { key } of scanner.members()) {
    if (key === "resource") readBlocks(scanner, placeAt, found);
    if (key === "values" || key === "planned_values") readValues(scanner, placeAt, found);
    if (key === "prior_state")
      for (const { key: part } of scanner.members()) if (part === "values") readValues(scanner, placeAt, prior);
  }
  return new Map([...prior, ...found]);
}

type PlaceAt = (offset: number) => Place;

function readBlocks(scanner: JsonScanner, placeAt: PlaceAt, found: Map<string, Place>): void {
  for (const { key: type } of scanner.blocks()) {
    for (const { key: name, offset } of scanner.blocks()) {
      const address = `${type}.${name}`;
      if (!found.has(address)) found.set(address, placeAt(offset));
    }
  }
}

function readValues(scanner: JsonScanner, placeAt: PlaceAt, found: Map<string, Place>): void {
  for (const { key } of scanner.members()) if (key === "root_module") readModule(scanner, placeAt, found);
}

function readModule(scanner: JsonScanner, placeAt: PlaceAt, found: Map<string, Place>): void {
  for (const { key } of scanner.members()) {
    if (key === "resources") for (const { offset } of scanner.items()) readObject(scanner, placeAt(offset), found);
    if (key === "child_modules") for (const _ of scanner.items()) readModule(scanner, placeAt, found);
  }
}

function readObject(scanner: JsonScanner, place: Place, found: Map<string, Place>): void {
  let address: string | undefined;
  let deposed: string | undefined;
  for (const { key } of scanner.members()) {
    if (key === "address") address = scanner.string();
    if (key === "deposed_key") deposed = scanner.string();
  }
  if (address !== undefined) found.set(deposed === undefined ? address : deposedAddress(address, deposed), place);
}

/** Returns a function for the places of offsets that only grow. Each line is counted once. */
function placesIn(text: string, file: string): PlaceAt {
  let [line, start] = [1, 0];
  const nextBreak = (from: number): number => {
    const found = text.indexOf("\n", from);
    return found < 0 ? Infinity : found;
  };
  let lineBreak = nextBreak(0);
  return (offset) => {
    for (; lineBreak < offset; lineBreak = nextBreak(start)) {
      line++;
      start = lineBreak + 1;
    }
    return { file, line, column: offset - start + 1 };
  };
}
