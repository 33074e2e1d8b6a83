/** The most times that a request is sent again after a failure of the service or of the connection. */
export const MOST_RETRIES = 3;

/** The wait before the first time that a request is sent again, in milliseconds. It doubles each time. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** The answers after which the same request may succeed. */
const TRANSIENT: ReadonlySet<number> = new Set([500, 502, 504]);
const THROTTLED: ReadonlySet<number> = new Set([429, 503]);

export function isTransient(status: number): boolean {
  return TRANSIENT.has(status);
}

/** Reports whether the service asks for fewer requests. */
export function isThrottled(status: number): boolean {
  return THROTTLED.has(status);
}

/** Returns the wait before a request is sent again for the nth time, from 0. Half of it is by chance. */
export function backoff(retry: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** retry, LONGEST_WAIT_MS);
  return wait / 2 + Math.random() * (wait / 2);
}

/** Returns the wait that a `Retry-After` asks for, in milliseconds: seconds, or a date. Undefined for any other text. */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
