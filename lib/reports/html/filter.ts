import { findRegion } from "../../azure/regions";
import type { ItemCounts } from "../matrix/item-kinds";
import { partOfWorld } from "./parts-of-world";
import { markup, type Html } from "./escape";

/** Writes the filter by regions. It is hidden until the script runs. */
export function filterForm(regions: readonly string[], { images, applications }: ItemCounts): Html {
  const options = regions.map(
    (region) => markup`<option value="${region}">${regionKeywords(region)}</option>
`,
  );
  const [noun, label] =
    applications === 0
      ? ["definition", "Definition"]
      : images === 0
        ? ["application", "Application"]
        : ["item", "Image or application"];
  return markup`<form class="filter" role="search" aria-label="Filter" data-noun="${noun}" hidden>
<label>${label} <input type="search" name="definition" autocomplete="off" spellcheck="false"></label>
<label>Region or part of the world <input type="search" name="region" list="regions" autocomplete="off" spellcheck="false"></label>
<button type="button">Show all</button>
<datalist id="regions">
${options}</datalist>
<output aria-live="polite"></output>
</form>
`;
}

/** Returns the words that the filter searches besides the name: the other spelling, and the part of the world. */
function regionKeywords(region: string): string {
  const known = findRegion(region);
  return known ? `${known.displayName}, ${partOfWorld(region)}` : partOfWorld(region);
}
