import { counted, grouped } from "../../text/wording";
import type { Unresolved } from "../../terraform/resource";
import { markup, NOTHING, type Html } from "./escape";

/** The most cases that are shown; further ones are counted. */
const MOST = 20;

/** Writes the values in Terraform files that could not be read, so that no reader thinks the page is complete. */
export function unresolvedSection(unresolved: readonly Unresolved[]): Html {
  if (unresolved.length === 0) return NOTHING;
  const more = unresolved.length - MOST;
  return markup`<section aria-labelledby="unresolved">
<h2 id="unresolved">Not read</h2>
<p>${counted(unresolved.length, "value")} ${reason(unresolved)}; what depends on ${unresolved.length === 1 ? "it" : "them"} is left out.</p>
<ul>
${unresolved.slice(0, MOST).map(item)}</ul>
${more > 0 ? markup`<p>And ${grouped(more)} more.</p>` : NOTHING}</section>
`;
}

/** Returns why they were not read. A value that is written in full may have been read in part. */
function reason(unresolved: readonly Unresolved[]): string {
  return unresolved.some(({ isWritten }) => isWritten)
    ? "that could not be read, or not for certain"
    : "that only Terraform knows";
}

function item({ address, attribute, found }: Unresolved): Html {
  return markup`<li><code>${attribute}</code> of <code>${address}</code>: <code>${found}</code></li>
`;
}
