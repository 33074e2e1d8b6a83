import type { SpecPath } from "../spec/finding";
import { withoutSignatures } from "../text/wording";

/** The most characters of a text that a message shows. */
const LONGEST = 60;

/** Returns a key or value as messages write it. */
export function code(text: string): string {
  return `\`${cut(text)}\``;
}

/** Returns a text in quotes, on one line. */
export function quoted(text: string): string {
  return JSON.stringify(cut(text));
}

function cut(text: string): string {
  const open = withoutSignatures(text);
  return open.length > LONGEST ? `${open.slice(0, LONGEST)}…` : open;
}

/** Returns a path as people write it: `policies.fleet.tiers[0].take`, `images.ubuntu.versions["1.3.0"]`. */
export function subject(at: SpecPath): string {
  if (at.length === 0) return "the file";
  const text = at.map((step, index) => {
    if (typeof step === "number") return `[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `[${quoted(step)}]`;
    return `${index === 0 ? "" : "."}${cut(step)}`;
  });
  return `\`${text.join("")}\``;
}
