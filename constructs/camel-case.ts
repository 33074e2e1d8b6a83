/** Arguments that are maps of users. Their keys stay unchanged. */
const MAPS: ReadonlySet<string> = new Set(["tags", "body", "listUniqueIdProperty"]);

/** Returns Terraform's arguments in the spelling of cdktf's bindings: `end_of_life_date` becomes `endOfLifeDate`. */
export function camelCase<T>(args: Readonly<Record<string, unknown>>): T;
export function camelCase(args: unknown): unknown {
  if (Array.isArray(args)) return args.map((item: unknown) => camelCase(item as Record<string, unknown>));
  if (typeof args !== "object" || args === null) return args;
  return Object.fromEntries(
    Object.entries(args).map(([key, value]): [string, unknown] => {
      const property = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
      return [property, MAPS.has(property) ? value : camelCase(value as Record<string, unknown>)];
    }),
  );
}
