import { LIMITS, type LimitName, type LimitProfile } from "./azure/limits";

/** Which limits hold: a profile, and numbers that differ from it because Microsoft raised them. */
export interface LimitSettings extends Readonly<Partial<Record<LimitName, number>>> {
  /** @default "current" */
  readonly profile?: LimitProfile;
  /** Share of a counted limit from which on a total is worth a warning, 0 to 1. @default 0.8 */
  readonly warnFrom?: number;
}

/** The limits that hold for a gallery; null: not checked. */
export type ResolvedLimits = Readonly<Record<LimitName, number | null>> & { readonly warnFrom: number };

/** Share of a counted limit from which on there is a warning, unless given. */
export const DEFAULT_WARN_FROM = 0.8;

/** Settings of the app before those of the spec, before the profile's; a number that is none of a limit is passed over. */
export function resolveLimits(app: LimitSettings | undefined, spec: LimitSettings | undefined): ResolvedLimits {
  const profile = app?.profile ?? spec?.profile ?? "current";
  const names = Object.keys(LIMITS) as LimitName[];
  const values = names.map((name) => {
    const given = [app?.[name], spec?.[name]].find((value) => value !== undefined && value > 0);
    return [name, given ?? LIMITS[name].value[profile]] as const;
  });
  const numbers = Object.fromEntries(values) as Record<LimitName, number | null>;
  return { ...numbers, warnFrom: app?.warnFrom ?? spec?.warnFrom ?? DEFAULT_WARN_FROM };
}
