import { findRegion } from "../../azure/regions";
import { counted, firstFew, grouped } from "../../text/wording";
import type { PageItem } from "./page-item";
import { partOfWorld } from "./parts-of-world";
import { STANDINGS, worstStanding, type Standing } from "./standing";

/** A region on the map. */
export interface MapDot {
  readonly region: string;
  readonly standing: Standing;
  /** The words about `latest` in the region. */
  readonly words: string;
  readonly replicas: number;
  /** The part of the items there whose latest is an older version, from 0 to 1. */
  readonly behind: number;
  /** True if a newer version is there and is to be latest later. */
  readonly hasNext: boolean;
}

/** Returns the regions of all items of a page together, from west to east. `noun` is `image`, `application` or `item`. */
export function mapDots(items: readonly PageItem[], noun: string): MapDot[] {
  const sums = new Map<string, Sum>();
  for (const { label, standings } of items) {
    for (const [region, { standing, replicas, next }] of standings.byRegion) {
      const sum = sums.get(region) ?? emptySum();
      sums.set(region, sum);
      sum.labels[standing].push(label);
      sum.replicas += replicas;
      if (next !== undefined) sum.next++;
    }
  }
  return [...sums].map(([region, sum]) => dotOf(region, sum, noun)).sort((a, b) => eastOf(a) - eastOf(b));
}

interface Sum {
  readonly labels: Readonly<Record<Standing, string[]>>;
  replicas: number;
  next: number;
}

function emptySum(): Sum {
  return { labels: { newest: [], behind: [], none: [], open: [], absent: [] }, replicas: 0, next: 0 };
}

function dotOf(region: string, { labels, replicas, next }: Sum, noun: string): MapDot {
  const counts = { newest: 0, behind: 0, none: 0, open: 0, absent: 0 };
  for (const standing of STANDINGS) counts[standing] = labels[standing].length;
  const there = counts.newest + counts.behind + counts.none + counts.open;
  const words = there === 0 ? ["nothing there"] : [newestWords(counts.newest, there, noun), ...others(labels)];
  if (next > 0) words.push(`${counted(next, "newer version")} there, hidden`);
  const behind = there === 0 ? 0 : counts.behind / there;
  return { region, standing: worstStanding(counts), words: words.join("; "), replicas, behind, hasNext: next > 0 };
}

function newestWords(newest: number, there: number, noun: string): string {
  if (newest < there) return `newest of ${grouped(newest)} of ${counted(there, noun)}`;
  return there === 1 ? `newest of the 1 ${noun} there` : `newest of all ${grouped(there)} ${noun}s there`;
}

function others(labels: Sum["labels"]): string[] {
  const words = { behind: "behind", none: "no latest", open: "not known" } as const;
  return (["behind", "none", "open"] as const)
    .filter((standing) => labels[standing].length > 0)
    .map((standing) => `${words[standing]}: ${firstFew(labels[standing])}`);
}

/** Returns the number of degrees east of the line of date, for an order from west to east; unknown regions come last. */
function eastOf({ region }: MapDot): number {
  return findRegion(region)?.longitude ?? Infinity;
}

/** Returns the text about a dot: for a tooltip, and for a screen reader. */
export function dotText({ region, words, replicas }: MapDot): string {
  return `${region}: ${words}, ${counted(replicas, "replica")}`;
}

/** Returns the name of a region as Azure's portal shows it, with its part of the world. */
export function placeText(region: string): string {
  const known = findRegion(region);
  return known ? `${known.displayName}, ${partOfWorld(region)}` : "not a known region";
}

const LEAST_RADIUS = 4.5;
const MOST_RADIUS = 8.5;

/** A slice of a dot: a circle of half its radius, whose stroke is as wide as the dot and as long as the slice. */
export interface Slice {
  readonly radius: number;
  readonly length: number;
}

/** Returns the slice of a dot that shows a part of it, from 0 to 1. */
export function sliceOf(radius: number, part: number): Slice {
  return { radius: radius / 2, length: Math.round(Math.PI * radius * part * 10) / 10 };
}

/** Returns the radius of a dot: its area grows with the replicas. The script of the page does the same. */
export function dotRadius(replicas: number, most: number): number {
  if (replicas === 0 || most === 0) return LEAST_RADIUS;
  const radius = LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(replicas / most);
  return Math.round(radius * 10) / 10;
}
