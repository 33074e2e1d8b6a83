import type { ItemPlan } from "../../plan/plan";

/** The number of items of each kind. */
export interface ItemCounts {
  readonly images: number;
  readonly applications: number;
}

/** Counts image definitions and applications. */
export function countItems(items: readonly Pick<ItemPlan, "kind">[]): ItemCounts {
  const images = items.filter(({ kind }) => kind === "image").length;
  return { images, applications: items.length - images };
}

/** Returns the words before the path of an application in a heading; empty for an image. */
export function kindHeading({ kind }: Pick<ItemPlan, "kind">): string {
  return kind === "application" ? "VM application " : "";
}
