/** The most characters of a text that a sentence shows. */
const LONGEST = 80;

/** The value of a shared access signature in an address. */
const SIGNATURE = /([?&;]sig=)[^&#\s"'`]+/gi;

/** Returns a text without the signatures of links in it, which no message shows. */
export function withoutSignatures(text: string): string {
  return text.includes("=") ? text.replace(SIGNATURE, "$1…") : text;
}

/** Returns a user's text as a sentence shows it. Long texts are cut, and signatures are left out. */
export function shown(text: string): string {
  const open = withoutSignatures(text);
  return open.length > LONGEST ? `${open.slice(0, LONGEST - 1)}…` : open;
}

/** Returns a user's text in backticks. */
export function quoted(text: string): string {
  return `\`${shown(text)}\``;
}

/** Returns a wrong value as a message shows it. Texts are in quotes, so that "3" differs from 3. */
export function found(value: unknown): string {
  return typeof value === "string" ? `"${shown(value)}"` : shown(String(value));
}

/** Returns a count with its noun: `1 version`, `3 versions`, `10,000 versions`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Returns a number with its digits in groups of three, the same on every machine. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Returns a list in words: `a`, `a and b`, `a, b and c`, `a, b, c and 7 more`. */
export function firstFew(names: readonly string[], few = 3): string {
  const words = names.slice(0, few).map(shown);
  if (names.length > few) words.push(`${grouped(names.length - few)} more`);
  const last = words.pop() ?? "";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}

/** Returns a noun with its article: "a gallery name", "an offer". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** Returns ", and there are 2 such cases more" for three cases of which one is shown; empty for one case. */
export function andMore(count: number): string {
  return count === 1
    ? ""
    : `, and there ${count === 2 ? "is 1 such case" : `are ${grouped(count - 1)} such cases`} more`;
}
