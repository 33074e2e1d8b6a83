/** A date means midnight UTC; an instant stays as it is: azurerm accepts RFC 3339 only. */
export function instantOf(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : date;
}
