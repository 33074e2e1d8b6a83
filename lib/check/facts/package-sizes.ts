import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import { partFaults, type Part, type PartFault } from "./application-parts";

/** The sizes of packages that an application or a version declares. Both keys mean the same size. */
export interface DeclaredSizes {
  readonly sizeGiB?: unknown;
  readonly sizeMiB?: unknown;
}

/** The keys of sizes, and how many of each are one GiB. */
export const SIZE_KEYS = { sizeGiB: 1, sizeMiB: 1_024 } as const;

type SizeKey = keyof typeof SIZE_KEYS;

/** Yields faults of the sizes that applications declare, then of those that their versions do. */
export function sizeFaults(
  plans: readonly GalleryPlan[],
  faultsOf: (sizes: DeclaredSizes, plan: GalleryPlan) => readonly SizeFault[],
): Iterable<PartFault> {
  const parts = (sizes: DeclaredSizes, plan: GalleryPlan, at: SpecPath) =>
    faultsOf(sizes, plan).map(({ key, ...fault }): Part => ({ what: "the package", ...fault, at: [...at, key] }));
  return partFaults(
    plans,
    ({ definition, plan, at }) => parts(definition.spec, plan, at),
    ({ version, plan, at }) => parts(version.spec, plan, at),
  );
}

/** A fault of a size, and the key that has it. */
export interface SizeFault extends Pick<Part, "words" | "same" | "remedy"> {
  readonly key: SizeKey;
}

/** Returns the sizes that are declared, each with its key. */
export function sizesIn(sizes: DeclaredSizes): [key: SizeKey, value: unknown][] {
  const keys = Object.keys(SIZE_KEYS) as SizeKey[];
  return keys.map((key): [SizeKey, unknown] => [key, sizes[key]]).filter(([, value]) => value !== undefined);
}

/** Reports whether a value is a size: a number above 0. */
export function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}
