import type { MatrixView } from "../matrix/view";
import { rolloutsOf, type Rollout } from "./rollout";
import { standingsOf, type Standings } from "./standing";

/** An image definition or application with all that the page says of it in several places. */
export interface PageItem {
  readonly view: MatrixView;
  /** Makes the ids of the page unique. */
  readonly number: number;
  /** Its name as short as the page allows: without the gallery where there is only one. */
  readonly label: string;
  readonly standings: Standings;
  readonly rollouts: readonly Rollout[];
}

/** Returns the items of a page. */
export function pageItems(views: readonly MatrixView[]): PageItem[] {
  const isOneGallery = new Set(views.map(({ gallery }) => gallery)).size <= 1;
  return views.map((view, number) => {
    const standings = standingsOf(view);
    const label = isOneGallery ? view.name.slice(view.definition.gallery.length + 1) : view.path;
    return { view, number, label, standings, rollouts: rolloutsOf(view, standings) };
  });
}

/** Returns the id of the section of an item. */
export function itemId({ number }: Pick<PageItem, "number">): string {
  return `definition-${number}`;
}
