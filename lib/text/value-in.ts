/** A `Map`, or a `WeakMap`. */
interface Readable<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** Returns the value of a key in a map. A missing value is made and kept. */
export function valueIn<K, V>(map: Readable<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
