import { isOpen, type Finding } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { findingsCount } from "../findings/text";
import { galleryHeading } from "../matrix/gallery-heading";
import { markup, NOTHING, type Html } from "./escape";
import { wholeNames } from "./names";

/** The most findings on a page, so that it can be read; `gallerist check` prints them all. */
const MOST_FINDINGS = 200;

/** Returns the findings that count, errors first. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  const open = findings.filter(isOpen);
  return [
    ...open.filter(({ severity }) => severity === "error"),
    ...open.filter(({ severity }) => severity !== "error"),
  ];
}

/** Returns the id of an open finding by its index among them. */
export function findingId(index: number): string {
  return `finding-${index}`;
}

/**
 * Writes errors and warnings, with the acknowledged findings folded below them. The filter finds a finding by one of
 * these definitions, else by its gallery.
 */
export function findingsSection(findings: readonly Finding[], definitions: ReadonlySet<string>): Html {
  const open = openFindings(findings);
  const acknowledged = findings.filter((finding) => !isOpen(finding));
  const folded =
    acknowledged.length === 0
      ? NOTHING
      : markup`<details><summary>${acknowledged.length} acknowledged</summary>${list(acknowledged, definitions, false)}</details>
`;
  return markup`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
<p>${findings.length === 0 ? "Nothing is wrong or doubtful." : `${findingsCount(findings)}.`}</p>
<p class="filtered" hidden></p>
${open.length === 0 ? NOTHING : list(open, definitions, true)}${folded}</section>
`;
}

function list(findings: readonly Finding[], definitions: ReadonlySet<string>, hasIds: boolean): Html {
  const left = findings.length - MOST_FINDINGS;
  const more = left > 0 ? markup`<p>${left} more; gallerist check prints them all.</p>` : NOTHING;
  return markup`<ul class="findings">
${findings.slice(0, MOST_FINDINGS).map((finding, index) => item(finding, definitions, hasIds ? findingId(index) : undefined))}</ul>
${more}`;
}

function item(finding: Finding, definitions: ReadonlySet<string>, id: string | undefined): Html {
  const { severity, rule, gallery, problem, help, source, place, acknowledged } = finding;
  const path = pathIn(gallery, finding.path);
  const where = place === null ? path : `${path}, ${place.file}:${place.line}:${place.column}`;
  return markup`<li class="${severity}"${id === undefined ? NOTHING : markup` id="${id}"`}${filterAttribute(finding, definitions)}>
<p><strong class="severity">${severity}</strong> <code>${rule}</code> <span class="where">${where}</span></p>
<p>${wholeNames(problem)}</p>
<p class="help">${wholeNames(help)}</p>
${acknowledged === undefined ? NOTHING : markup`<p>Acknowledged: ${acknowledged}</p>`}<p class="source">${sourceLink(source)}</p>
</li>
`;
}

function filterAttribute(finding: Finding, definitions: ReadonlySet<string>): Html {
  const definition = definitionOf(finding, definitions);
  if (definition !== undefined) return markup` data-definition="${definition}"`;
  return finding.gallery ? markup` data-gallery="${galleryHeading(finding.gallery)}"` : NOTHING;
}

/** Returns the path of the definition that a finding is about; undefined if it is about more or less. */
export function definitionOf({ path, gallery }: Finding, definitions: ReadonlySet<string>): string | undefined {
  const parts = path.split("/");
  // The path of an application that has the name of an image is one part longer.
  return [3, 2]
    .map((length) => pathIn(gallery, parts.slice(0, length).join("/")))
    .find((definition) => definitions.has(definition));
}

/** Writes the source of a rule. Rules of a program may have any text as source; only a web address becomes a link. */
function sourceLink(source: string): Html {
  return source.startsWith("https://") ? markup`<a href="${source}" rel="noreferrer">${source}</a>` : markup`${source}`;
}
