import type { LimitName, LimitProfile } from "../azure/limits";

/** Which limits hold: a profile, and numbers that differ from it because Microsoft raised them. */
export interface LimitSettings extends Readonly<Partial<Record<LimitName, number>>> {
  /** @default "current" */
  readonly profile?: LimitProfile;
  /** Share of a counted limit from which on a total is worth a warning, 0 to 1. @default 0.8 */
  readonly warnFrom?: number;
}
