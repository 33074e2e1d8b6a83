/**
 * Returns dependencies in which data sources are followed by all that they depend on in turn: what depends on a data
 * source waits for that too.
 * @param ofData the dependencies of data sources, by address
 */
export function throughData(
  dependsOn: readonly string[],
  ofData: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (!dependsOn.some((address) => ofData.has(address))) return dependsOn;
  const all = new Set(dependsOn);
  // The set grows while it is read.
  for (const address of all) for (const other of ofData.get(address) ?? []) all.add(other);
  return [...all];
}
