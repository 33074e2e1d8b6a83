import { LIMITS, type LimitName, type LimitProfile } from "../azure/limits";
import { orList } from "../text/nearest";

/** The limits that hold: a profile, and numbers that differ from it because Microsoft raised them. */
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

const PROFILES: readonly LimitProfile[] = ["current", "documented-2022"];

/** Every key of limit settings. */
export const LIMIT_KEYS: readonly string[] = ["profile", "warnFrom", ...Object.keys(LIMITS)];

/** Returns in words what a key of limit settings may hold; undefined for a key that does not exist. */
export function allowedLimits(key: string): string | undefined {
  if (key === "profile") return orList(PROFILES);
  if (key === "warnFrom") return "a number from 0 to 1";
  return Object.hasOwn(LIMITS, key) ? "a number above 0" : undefined;
}

/** Reports whether a setting is valid: its key exists, and the key takes its value. */
export function isAllowedLimit(key: string, value: unknown): boolean {
  if (!LIMIT_KEYS.includes(key)) return false;
  if (value === undefined) return true;
  if (key === "profile") return (PROFILES as readonly unknown[]).includes(value);
  if (typeof value !== "number" || Number.isNaN(value)) return false;
  return key === "warnFrom" ? value >= 0 && value <= 1 : value > 0;
}

/** Returns each limit by the app, else by the spec, else by the profile. Settings that are not valid are ignored. */
export function resolveLimits(app: LimitSettings | undefined, spec: LimitSettings | undefined): ResolvedLimits {
  const given = <Key extends keyof LimitSettings>(key: Key): LimitSettings[Key] | undefined =>
    [app?.[key], spec?.[key]].find((value) => value !== undefined && isAllowedLimit(key, value));
  const profile = given("profile") ?? "current";
  const names = Object.keys(LIMITS) as LimitName[];
  const values = names.map((name) => [name, given(name) ?? LIMITS[name].value[profile]] as const);
  const numbers = Object.fromEntries(values) as Record<LimitName, number | null>;
  return { ...numbers, warnFrom: given("warnFrom") ?? DEFAULT_WARN_FROM };
}
