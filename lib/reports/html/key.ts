import { MEANINGS } from "../matrix-marks";
import { markup, type Html } from "./escape";
import { heatLegend } from "./heat";

/** What colours and marks of the matrix mean. */
export function key(): Html {
  const steps = heatLegend().map(({ className, range }) => markup`<li><span class="${className}">${range}</span></li>`);
  return markup`<div class="key">
<p>Replicas of one version in one region:</p>
<ul class="steps">${steps}</ul>
<p>Framed and bold: what latest is there. ${[...MEANINGS.values()].join(", ")}.</p>
</div>
`;
}
