import type { TimeoutMinutes } from "../spec/timeout-minutes";

/** Terraform's `timeouts` block. */
export interface Timeouts {
  create?: string;
  read?: string;
  update?: string;
  delete?: string;
}

/**
 * The minutes that Terraform waits for an image version by default: Microsoft allows replication six hours, while the
 * provider gives up after 30 minutes.
 */
export const VERSION_TIMEOUT_MINUTES = { create: 12 * 60, update: 12 * 60, delete: 2 * 60 } as const;

/** Returns a `timeouts` block, in whole hours where possible. */
export function timeouts(given: TimeoutMinutes): Timeouts {
  const block: Timeouts = {};
  for (const operation of ["create", "read", "update", "delete"] as const) {
    const minutes = given[operation];
    if (minutes !== undefined) block[operation] = minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
  }
  return block;
}
