/** Keys and indexes that lead from the root of a spec to one of its values. */
export type SpecPath = readonly (string | number)[];
