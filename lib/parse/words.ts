import type { SpecPath } from "../spec/finding";

/** Longer texts are cut in messages. */
const LONGEST = 60;

/** A key or value as it is written in messages. */
export function code(text: string): string {
  return `\`${cut(text)}\``;
}

/** A text in quotes, on one line. */
export function quoted(text: string): string {
  return JSON.stringify(cut(text));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A path as one writes it: `policies.fleet.tiers[0].take`, `images.ubuntu.versions["1.3.0"]`. */
export function subject(at: SpecPath): string {
  if (at.length === 0) return "the file";
  const text = at.map((step, index) => {
    if (typeof step === "number") return `[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `[${quoted(step)}]`;
    return `${index === 0 ? "" : "."}${cut(step)}`;
  });
  return `\`${text.join("")}\``;
}
