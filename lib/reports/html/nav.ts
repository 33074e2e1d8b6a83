import { markup, NOTHING, type Html } from "./escape";

/** A part of the page, which a link of the navigation leads to. */
export interface Destination {
  readonly id: string;
  readonly label: string;
}

/** Writes the bar that stays while the page scrolls: links to its parts, and the filter. */
export function bar(destinations: readonly Destination[], filter: Html): Html {
  const links = destinations.map(({ id, label }) => markup`<li><a href="#${id}">${label}</a></li>`);
  const nav =
    links.length === 0
      ? NOTHING
      : markup`<nav aria-label="Parts of the page"><ul>${links}</ul></nav>
`;
  return markup`<div class="bar">
${nav}${filter}</div>
`;
}
