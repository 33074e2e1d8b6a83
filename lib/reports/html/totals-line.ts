import { grouped } from "../../text/wording";
import { gibText } from "../cost/money";
import type { ItemCounts } from "../matrix/item-kinds";
import type { DefinitionHolding } from "../matrix/totals";
import { markup, type Html } from "./escape";

/** Writes the totals of the whole page in a line. */
export function totalsLine({ images, applications }: ItemCounts, holding: DefinitionHolding): Html {
  const { versions, replicas, storedGiB, versionsWithoutSize, byRegion } = holding;
  const facts: Fact[] = [
    ...(images > 0 || applications === 0 ? [[grouped(images), plural(images, "image definition")] as const] : []),
    ...(applications > 0 ? [[grouped(applications), plural(applications, "VM application")] as const] : []),
    [grouped(versions), plural(versions, "version")],
    [grouped(byRegion.size), plural(byRegion.size, "region")],
    [grouped(replicas), plural(replicas, "replica")],
    [versionsWithoutSize === versions ? "unknown" : gibText(storedGiB), storedLabel(versionsWithoutSize)],
  ];
  return markup`<dl class="totals">
${facts.map(fact)}</dl>
`;
}

type Fact = readonly [number: string, label: string];

function fact([number, label]: Fact): Html {
  return markup`<div><dt>${label}</dt><dd>${number}</dd></div>
`;
}

function storedLabel(versionsWithoutSize: number): string {
  return versionsWithoutSize === 0
    ? "GiB stored"
    : `GiB stored, without ${grouped(versionsWithoutSize)} of unknown size`;
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
