/** A read-only view of a map and of one part of each value. It shows later additions to the map. */
export class ReadOnlyMap<K, Whole, Part> implements ReadonlyMap<K, Part> {
  readonly #map: ReadonlyMap<K, Whole>;
  readonly #partOf: (whole: Whole) => Part;

  constructor(map: ReadonlyMap<K, Whole>, partOf: (whole: Whole) => Part) {
    this.#map = map;
    this.#partOf = partOf;
  }

  get size(): number {
    return this.#map.size;
  }

  get(key: K): Part | undefined {
    const whole = this.#map.get(key);
    return whole === undefined ? undefined : this.#partOf(whole);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  keys(): MapIterator<K> {
    return this.#map.keys();
  }

  *values(): MapIterator<Part> {
    for (const whole of this.#map.values()) yield this.#partOf(whole);
  }

  *entries(): MapIterator<[K, Part]> {
    for (const [key, whole] of this.#map) yield [key, this.#partOf(whole)];
  }

  [Symbol.iterator](): MapIterator<[K, Part]> {
    return this.entries();
  }

  forEach(callback: (value: Part, key: K, map: ReadonlyMap<K, Part>) => void, thisArgument?: unknown): void {
    for (const [key, value] of this) callback.call(thisArgument, value, key, this);
  }
}
