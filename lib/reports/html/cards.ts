import type { CostReport, DefinitionCost, StorageCost } from "../../cost/report";
import type { Finding } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { counted, grouped } from "../../text/wording";
import { amountText, gibOf } from "../cost/tables";
import { findingsCount } from "../findings/text";
import { markup, NOTHING, type Html } from "./escape";
import { itemId, type PageItem } from "./page-item";
import { findingId, openFindings } from "./findings";
import { rolloutText } from "./rollout";
import { countStandings, worstStanding, type Standing } from "./standing";
import { swatch } from "./world-map";

/** The most lines of a card; further ones are counted. */
const MOST_LINES = 4;
/** The most versions of an item that the card of latest names. */
const MOST_LATEST = 2;

/** The content of the first screen. */
export interface CardFacts {
  readonly items: readonly PageItem[];
  readonly noun: string;
  readonly findings: readonly Finding[];
  readonly cost: CostReport | undefined;
}

/** Writes the answers that a reader looks for first: is latest the newest, what is on its way, what is wrong, the cost. */
export function cards({ items, noun, findings, cost }: CardFacts): Html {
  return markup`<div class="cards">
${latestCard(items, noun)}${rolloutCard(items)}${findingsCard(findings)}${cost ? costCard(cost, items) : NOTHING}</div>
`;
}

interface Card {
  readonly title: string;
  readonly className?: string;
  readonly number: Html | string;
  readonly label: string;
  readonly lines: readonly Html[];
  /** A line about those that are left out. */
  readonly more?: Html;
}

function card({ title, className = "", number, label, lines, more = NOTHING }: Card): Html {
  const list = lines.map(
    (line) => markup`<li>${line}</li>
`,
  );
  return markup`<section class="card ${className}">
<h2>${title}</h2>
<p class="number">${number}</p>
<p class="label">${label}</p>
${lines.length === 0 ? NOTHING : markup`<ul>${list}</ul>`}${more}</section>
`;
}

function latestCard(items: readonly PageItem[], noun: string): Html {
  const counts = { newest: 0, behind: 0, none: 0, open: 0, absent: 0 };
  for (const { standings } of items) counts[worstStanding(countStandings(standings))]++;
  const words: readonly (readonly [Standing, string])[] = [
    ["behind", "with an older one in some regions"],
    ["none", "with none in some regions"],
    ["open", "not known in some regions"],
    ["absent", "without versions"],
  ];
  const sums = words
    .filter(([standing]) => counts[standing] > 0)
    .map(([standing, text]) => markup`${swatch(standing)} ${grouped(counts[standing])} ${text}`);
  const ofItems = uneven(items)
    .slice(0, MOST_LINES)
    .map((item) => markup`<a href="#${itemId(item)}">${item.label}</a> <span class="unit">${latestText(item)}</span>`);
  return card({
    title: "Latest",
    number: `${grouped(counts.newest)} of ${grouped(items.length)}`,
    label: `${items.length === 1 ? noun : `${noun}s`} with one latest in all regions`,
    lines: [...sums, ...ofItems],
    more: moreLine(items.length, "#items"),
  });
}

/** Returns the items in the order in which they should be looked at: those first whose latest differs by region. */
function uneven(items: readonly PageItem[]): PageItem[] {
  const isEven = ({ standings }: PageItem): boolean => worstStanding(countStandings(standings)) === "newest";
  return [...items.filter((item) => !isEven(item)), ...items.filter(isEven)];
}

/** Returns what latest is: `1.3.0` in all regions, or `1.4.0 in 6, 1.3.0 in 10`. */
function latestText({ standings }: PageItem): string {
  const counts = new Map<string, number>();
  const add = (words: string): void => void counts.set(words, (counts.get(words) ?? 0) + 1);
  for (const { standing, latest } of standings.byRegion.values()) {
    if (standing !== "absent") add(standing === "open" ? "not known" : (latest ?? "none"));
  }
  const entries = [...counts].sort(([, a], [, b]) => b - a);
  if (entries.length <= 1) return entries[0]?.[0] ?? "no versions";
  const named = entries.slice(0, MOST_LATEST).map(([words, count]) => `${words} in ${grouped(count)}`);
  return [...named, ...(entries.length > MOST_LATEST ? ["…"] : [])].join(", ");
}

function rolloutCard(items: readonly PageItem[]): Html {
  const all = items.flatMap((item) => item.rollouts.map((rollout) => ({ item, rollout })));
  const lines = all
    .slice(0, MOST_LINES)
    .map(
      ({ item, rollout }) =>
        markup`<a href="#${itemId(item)}">${item.label} ${rollout.version}</a> <span class="unit">${rolloutText(rollout)}</span>`,
    );
  return card({
    title: "Rolling out",
    number: grouped(all.length),
    label: `${all.length === 1 ? "version" : "versions"} on the way to all regions`,
    lines,
    more: moreLine(all.length, "#items"),
  });
}

function findingsCard(findings: readonly Finding[]): Html {
  const open = openFindings(findings);
  const severity = open[0]?.severity ?? "";
  const groups = groupsByRule(open);
  const lines = groups.slice(0, MOST_LINES).map(({ finding, index, count }) => {
    const { rule, gallery, path } = finding;
    const where = count === 1 ? pathIn(gallery, path) : `${grouped(count)} times`;
    return markup`<span class="${finding.severity}"><b class="severity">${finding.severity}</b></span> <a href="#${findingId(index)}">${rule}</a> <span class="unit">${where}</span>`;
  });
  return card({
    title: "Wrong or doubtful",
    className: severity,
    number: open.length === 0 ? "0" : markup`<a href="#findings">${findingsCount(open)}</a>`,
    label: open.length === 0 ? "findings: nothing is wrong or doubtful" : "what each is, and its cure, stands below",
    lines,
    more: moreLine(groups.length, "#findings", "kind"),
  });
}

/** Findings of one rule. */
interface RuleGroup {
  /** The first of them, and its index among all. */
  readonly finding: Finding;
  readonly index: number;
  count: number;
}

function groupsByRule(findings: readonly Finding[]): RuleGroup[] {
  const groups = new Map<string, RuleGroup>();
  findings.forEach((finding, index) => {
    const group = groups.get(finding.rule);
    if (group) group.count++;
    else groups.set(finding.rule, { finding, index, count: 1 });
  });
  return [...groups.values()];
}

function costCard(cost: CostReport, items: readonly PageItem[]): Html {
  const { currency, byDefinition } = cost;
  const byPath = new Map(items.map((item) => [item.view.path, item]));
  const weight = (each: DefinitionCost): number => (currency === null ? each.gib : each.monthly);
  const largest = [...byDefinition].sort((a, b) => weight(b) - weight(a)).filter((each) => weight(each) > 0);
  const amount = (each: StorageCost): string =>
    currency === null ? gibOf(each) : amountText(each.monthly, each.isPartial, currency);
  const lines = largest.slice(0, MOST_LINES).map((each) => {
    const path = pathIn(each, `${each.gallery}/${each.item}`);
    const item = byPath.get(path);
    return markup`<span class="amount">${amount(each)}</span> ${item ? markup`<a href="#${itemId(item)}">${item.label}</a>` : path}`;
  });
  return card({
    title: currency === null ? "Storage" : "Cost",
    number: markup`<a href="#storage">${amount(cost)} ${currency ?? "GiB"}</a>`,
    label: currency === null ? "stored; --prices FILE adds the cost" : "each month",
    lines,
    more: moreLine(largest.length, "#storage"),
  });
}

function moreLine(count: number, target: string, noun?: string): Html {
  const left = count - MOST_LINES;
  return left > 0
    ? markup`<p class="more"><a href="${target}">and ${noun === undefined ? `${grouped(left)} more` : `more of ${counted(left, `other ${noun}`)}`}</a></p>
`
    : NOTHING;
}
