import type { GalleryPlan, ItemPlan } from "../../plan/plan";
import { definitionsIn, matrixView, type MatrixView } from "../matrix/view";

/** The most rows of a definition: as many as a well-kept gallery has versions. */
const MOST_ROWS = 100;
/** The fewest rows of a definition, so that its new versions are shown among many definitions. */
const FEWEST_ROWS = 5;
/** The most cells of the whole page, which a browser still lays out without delay. */
const MOST_CELLS = 40_000;

/** Returns the matrices of a page: at most 100 versions in rows for each definition, fewer for many definitions. */
export function pageViews(plans: readonly GalleryPlan[]): MatrixView[] {
  const all = definitionsIn(plans);
  const definitions = all.map(({ definition }) => definition);
  let rows = MOST_ROWS;
  while (rows > FEWEST_ROWS && cellsWith(definitions, rows) > MOST_CELLS) rows--;
  return all.map((each) => matrixView(each, rows));
}

function cellsWith(definitions: readonly ItemPlan[], rows: number): number {
  return definitions.reduce((sum, { versions, regions }) => sum + Math.min(versions.length, rows) * regions.length, 0);
}
