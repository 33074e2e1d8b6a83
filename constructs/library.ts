import { TerraformStack } from "cdktf";
import { UsageError } from "./usage-error";

/** The libraries that the constructs are compiled for, each with its entry of this package. */
const ENTRIES = { cdktf: "gallerist", cdktn: "gallerist/cdktn" } as const;

type Library = keyof typeof ENTRIES;

/** jsii, which compiles both libraries, writes here the name of a class, such as `cdktf.TerraformStack`. */
const JSII = Symbol.for("jsii.rtti");

interface Class {
  readonly [JSII]?: { readonly fqn?: unknown };
}

/** Returns the library of an object: that of the first of its classes, from its own upwards, which belongs to one. */
function libraryOf(object: object): Library | undefined {
  let each = object.constructor as Class | null;
  while (each !== null) {
    const [library = ""] = String(each[JSII]?.fqn).split(".");
    if (Object.hasOwn(ENTRIES, library)) return library as Library;
    each = Object.getPrototypeOf(each) as Class | null;
  }
  return undefined;
}

/** The library that this copy of the constructs is compiled for. */
export const LIBRARY: Library = libraryOf(TerraformStack.prototype) ?? "cdktf";

/** The entry of this package that a program with this library imports. */
export const ENTRY: string = ENTRIES[LIBRARY];

/**
 * Refuses an object of the other library. The two share their symbols, so it would pass for one of ours, and fail later
 * inside the library.
 */
export function requireOwnLibrary(owner: string, what: string, object: object): void {
  const library = libraryOf(object);
  if (library === undefined || library === LIBRARY) return;
  throw new UsageError(
    `${owner}: ${what} is made by ${library}, and ${ENTRY} is for ${LIBRARY}; import from ${ENTRIES[library]} instead`,
  );
}
