import { markup, type Html } from "./escape";

/** The filter; hidden until the script shows that it can serve it. */
export function filterForm(): Html {
  return markup`<form class="filter" role="search" aria-label="Filter" hidden>
<label>Definition <input type="search" name="definition" autocomplete="off" spellcheck="false"></label>
<label>Region or part of the world <input type="search" name="region" autocomplete="off" spellcheck="false"></label>
<button type="button">Show all</button>
<output aria-live="polite"></output>
</form>
`;
}
