import type { DefinitionPlan, GalleryPlan } from "../../plan/plan";
import { definitionsIn, matrixView, type MatrixView } from "../matrix/view";

/** Rows of a definition: as many as a gallery that is looked after has versions. */
const MOST_ROWS = 100;
/** However many definitions there are, each shows what is new. */
const FEWEST_ROWS = 5;
/** Of the whole page: a browser still lays them out at once. */
const MOST_CELLS = 40_000;

/** The matrices of a page: at most 100 versions row by row for each definition, fewer where there are many. */
export function pageViews(plans: readonly GalleryPlan[]): MatrixView[] {
  const all = definitionsIn(plans);
  const definitions = all.map(({ definition }) => definition);
  let rows = MOST_ROWS;
  while (rows > FEWEST_ROWS && cellsWith(definitions, rows) > MOST_CELLS) rows--;
  return all.map((each) => matrixView(each, rows));
}

function cellsWith(definitions: readonly DefinitionPlan[], rows: number): number {
  return definitions.reduce((sum, { versions, regions }) => sum + Math.min(versions.length, rows) * regions.length, 0);
}
