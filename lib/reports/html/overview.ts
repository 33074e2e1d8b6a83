import type { Finding } from "../../spec/finding";
import { grouped } from "../../text/wording";
import { countOf } from "../findings/text";
import type { DefinitionHolding } from "../matrix/totals";
import type { ItemCounts } from "../matrix/item-kinds";
import { gibText } from "../../text/money";
import { markup, type Html } from "./escape";

/** Writes the totals of the whole page as large numbers. */
export function overview(
  { images, applications }: ItemCounts,
  holding: DefinitionHolding,
  findings: readonly Finding[],
): Html {
  const { versions, replicas, storedGiB, versionsWithoutSize, byRegion } = holding;
  const facts: Fact[] = [
    ...(images > 0 || applications === 0 ? [[grouped(images), plural(images, "image definition")] as const] : []),
    ...(applications > 0 ? [[grouped(applications), plural(applications, "VM application")] as const] : []),
    [grouped(versions), plural(versions, "version")],
    [grouped(byRegion.size), plural(byRegion.size, "region")],
    [grouped(replicas), plural(replicas, "replica")],
    [versionsWithoutSize === versions ? "unknown" : gibText(storedGiB), storedLabel(versionsWithoutSize)],
    severityFact(findings, "error"),
    severityFact(findings, "warning"),
  ];
  return markup`<dl class="overview">
${facts.map(fact)}</dl>
`;
}

type Fact = readonly [number: string, label: string, className?: string];

function fact([number, label, className = ""]: Fact): Html {
  return markup`<div class="${className}"><dt>${label}</dt><dd>${className === "" ? number : markup`<a href="#findings">${number}</a>`}</dd></div>
`;
}

function storedLabel(versionsWithoutSize: number): string {
  return versionsWithoutSize === 0
    ? "GiB stored"
    : `GiB stored, without ${grouped(versionsWithoutSize)} of unknown size`;
}

function severityFact(findings: readonly Finding[], severity: "error" | "warning"): Fact {
  const count = countOf(findings, severity);
  return [grouped(count), plural(count, severity), count > 0 ? severity : ""];
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
