const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reports whether a text is a GUID, as ids of subscriptions and tenants are. */
export function isGuid(text: string): boolean {
  return PATTERN.test(text);
}
