/** Midnight UTC as a spec writes it: the date alone. Other instants stay as they are. */
export function dateOf(instant: string | undefined): string | undefined {
  return instant?.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?(?:Z|[+-]00:00)$/i, "$1");
}
