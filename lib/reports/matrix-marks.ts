import type { TargetRegion } from "../plan";
import type { StorageAccountType } from "../spec";

/** How a cell of a matrix shows the storage account type. */
export const STORAGE_MARKS: Readonly<Record<StorageAccountType, string>> = {
  Standard_LRS: "",
  Standard_ZRS: "z",
  Premium_LRS: "p",
};

/** Around a cell that is excluded from latest. */
export const EXCLUDED = "( )";

/** Stands where a version is not. */
export const ABSENT = "·";

/** What the marks mean, in the order of a key. */
export const MEANINGS: ReadonlyMap<string, string> = new Map([
  [STORAGE_MARKS.Standard_ZRS, "z Standard_ZRS"],
  [STORAGE_MARKS.Premium_LRS, "p Premium_LRS"],
  [EXCLUDED, "( ) excluded from latest there"],
  [ABSENT, `${ABSENT} not there`],
]);

/** One region of one version: replicas, the mark of its storage, and brackets where it is excluded from latest. */
export function cellText({ replicas, storageAccountType, excludeFromLatest }: TargetRegion): string {
  const text = `${replicas}${STORAGE_MARKS[storageAccountType]}`;
  return excludeFromLatest ? `(${text})` : text;
}

/** The marks that a cell shows. */
export function marksOf({ storageAccountType, excludeFromLatest }: TargetRegion): string[] {
  const mark = STORAGE_MARKS[storageAccountType];
  return excludeFromLatest ? [mark, EXCLUDED] : [mark];
}
