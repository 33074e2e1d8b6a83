import { byCodeUnit } from "./order";

/** Longer names are not compared: nobody mistypes them, and the comparison costs the product of lengths. */
const LONGEST = 100;

/**
 * Returns the known names nearest to a mistyped one, nearest first and at most `count`. A name is near when at most
 * a third of the letters differ. Capitals don't count. Empty when nothing is near.
 */
export function nearest(name: string, known: Iterable<string>, count = 3): string[] {
  const wanted = name.slice(0, LONGEST + 1).toLowerCase();
  if (wanted.length > LONGEST) return [];
  return [...known]
    .map((candidate) => ({ candidate, distance: distanceWithin(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance !== undefined)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || byCodeUnit(a.candidate, b.candidate))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Returns "did you mean `a` or `b`", the end of a sentence of help; undefined when nothing is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = nearest(name, known).map((candidate) => `\`${candidate}\``);
  return names.length === 0 ? undefined : `did you mean ${orList(names)}`;
}

/**
 * Returns the one name among fixed words that a text certainly stands for: it differs in capitals, or in one letter from
 * this name and from no other. Digits must be the same, and short words are never certain.
 */
export function certainWord(text: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const same = words.filter((word) => word.toLowerCase() === text.toLowerCase());
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  if (text.length > LONGEST) return undefined;
  const near = words.filter(
    (word) => Math.abs(word.length - text.length) <= 1 && editDistance(text.toLowerCase(), word.toLowerCase()) === 1,
  );
  const [only] = near;
  return near.length === 1 && only !== undefined && only.length >= SHORTEST && digits(only) === digits(text)
    ? only
    : undefined;
}

/**
 * Returns the one name of the user's own that a text certainly stands for. A letter instead of another is no slip here:
 * `fleet-b` may be a name that is still missing, where there is `fleet-a`.
 */
export function certainName(text: string, known: Iterable<string>): string | undefined {
  const name = certainWord(text, known);
  if (name === undefined || name.length !== text.length) return name;
  return sorted(name) === sorted(text) ? name : undefined;
}

/** The shortest word of which one letter may be wrong. */
const SHORTEST = 4;

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

function sorted(text: string): string {
  return [...text.toLowerCase()].sort().join("");
}

/** Returns `a`, `b` or `c`. */
export function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** Returns the distance of two names if it is small for their length, else undefined. */
function distanceWithin(a: string, b: string): number | undefined {
  const most = Math.max(1, Math.floor(Math.max(a.length, b.length) / 3));
  if (Math.abs(a.length - b.length) > most) return undefined;
  const distance = editDistance(a, b);
  return distance <= most ? distance : undefined;
}

/** Counts the insertions, deletions, replacements and swaps of neighbours that lead from one text to another. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
