import { markup, type Html } from "./escape";
import { wholeNames } from "./names";

/** A bar chart that is also a table, so that a screen reader reads the numbers. */
export interface BarChart {
  readonly caption: string;
  /** The header of the label, then of each number. */
  readonly headers: readonly string[];
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  /** The numbers beside the bar, in the order of the headers. */
  readonly numbers: readonly string[];
  /** The length of the bar, in any unit; the longest bar has the full width. */
  readonly length: number;
  /** The region of the bar, for the filter; undefined for a bar without a region. */
  readonly region?: string;
  /** The definition of the bar, for the filter; undefined for a bar without a definition. */
  readonly definition?: string;
}

const WIDTH = 200;
const HEIGHT = 10;

/** Writes bars from the left, drawn to scale, with their numbers. */
export function barChart({ caption, headers, bars }: BarChart): Html {
  const longest = bars.reduce((most, { length }) => Math.max(most, length), 0);
  const heads = headers.map((header) => markup`<th scope="col">${header}</th>`);
  return markup`<table class="chart">
<caption>${caption}</caption>
<thead><tr>${heads}<td></td></tr></thead>
<tbody>
${bars.map((bar) => barRow(bar, longest === 0 ? 0 : bar.length / longest))}</tbody>
</table>
`;
}

function barRow({ label, numbers, region, definition }: Bar, share: number): Html {
  const attributes = [
    ...(region === undefined ? [] : [markup` data-region="${region}"`]),
    ...(definition === undefined ? [] : [markup` data-definition="${definition}"`]),
  ];
  const width = Math.round(share * WIDTH * 10) / 10;
  const bar = markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${width}" height="${HEIGHT}"/></svg>`;
  return markup`<tr${attributes}><th scope="row">${wholeNames(label)}</th>${numbers.map((number) => markup`<td>${number}</td>`)}<td>${bar}</td></tr>
`;
}
