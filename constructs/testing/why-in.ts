import { why } from "../../lib/reports/explain/why";
import { whyText } from "../../lib/reports/explain/why-text";
import type { ItemInScope } from "./item-in-scope";

/** Returns the explanation why a version is or is not in a region, for the end of a message. */
export function whyIn({ plan, item, subject }: ItemInScope, version: string, region: string): string {
  const planned = item.versions.find((each) => each.version === version);
  if (!planned) {
    const known = item.versions.map((each) => each.version);
    return `\n\n${subject} has no version ${version}; it has ${known.slice(0, FEW).join(", ") || "none"}${known.length > FEW ? ", …" : ""}`;
  }
  return `\n\n${whyText(why({ plan, definition: item, version: planned, region }), null).trimEnd()}`;
}

const FEW = 8;
