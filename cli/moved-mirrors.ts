import type { ProvidersInUse } from "../lib/terraform/lost-providers";
import { printable } from "../lib/text/printable";
import type { Stdio } from "./stdio";

/** A configuration that is written, and what its file held until now; undefined for a new file. */
export interface Rewritten {
  readonly file: string;
  readonly before: ProvidersInUse | undefined;
  readonly after: ProvidersInUse;
}

const OTHER_STATE =
  "take it out of that state with terraform state rm, and import it into the other, before you apply either (docs/disaster-recovery.md, One state)";

/** Returns the addresses that leave one configuration and are in another one that is written with it. */
export function movedAddresses({ before, after }: Rewritten, other: Rewritten): string[] {
  if (!before) return [];
  return [...before.resources.keys()].filter(
    (address) => !after.resources.has(address) && other.after.resources.has(address),
  );
}

/** Reports mirrors that were in the configuration of their gallery: their objects are in its state. */
export function reportMoved(from: Rewritten, others: readonly Rewritten[], stdio: Stdio): void {
  for (const other of others) {
    const { length } = movedAddresses(from, other);
    if (length === 0) continue;
    const held = `${length} resource${length === 1 ? "" : "s"}`;
    stdio.stderr.write(
      `${printable(`warning: ${from.file} held ${held} of ${other.file} until now, as with --one-state: if they are in its state, an apply of it destroys that mirror; go on with --one-state, or ${OTHER_STATE}`)}\n`,
    );
  }
}

/** Reports a mirror that is in the configuration of its gallery now, while a configuration of its own is there. */
export function reportOwnState(directory: string, file: string, stdio: Stdio): void {
  stdio.stderr.write(
    `${printable(`warning: ${directory} has a state of its own for a mirror that --one-state writes into ${file}: if the mirror is in that state, Terraform says of all of it that it exists already; go on without --one-state, or ${OTHER_STATE}`)}\n`,
  );
}

/** Returns what a file held, without what another file holds now: nothing of that is to be destroyed. */
export function withoutMoved(from: Rewritten, others: readonly Rewritten[]): ProvidersInUse | undefined {
  if (!from.before) return undefined;
  const moved = new Set(others.flatMap((other) => movedAddresses(from, other)));
  const resources = [...from.before.resources].filter(([address]) => !moved.has(address));
  return { ...from.before, resources: new Map(resources) };
}
