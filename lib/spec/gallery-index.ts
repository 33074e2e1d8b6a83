import { knownPart, compareGalleries, merged, type GalleryIdentity } from "./gallery-identity";

/** A gallery that was added, and its value. */
export interface Indexed<T> {
  readonly gallery: GalleryIdentity;
  readonly value: T;
}

interface Entry<T> extends Indexed<T> {
  gallery: GalleryIdentity;
  readonly order: number;
  isTaken: boolean;
}

/** The entries that one key finds, earliest first. The entries before `next` were removed. */
interface Bucket<T> {
  readonly entries: Entry<T>[];
  next: number;
}

/**
 * An index of values by the known parts of a gallery's identity, so that no gallery is compared with all others.
 * A gallery without a name is only found by another one without a name.
 */
export class GalleryIndex<T> {
  private readonly entries: Entry<T>[] = [];
  private readonly buckets = new Map<string, Bucket<T>>();
  /** A cache of the answers of `at`, since most galleries are asked for again. */
  private readonly answers = new Map<string, Entry<T>>();

  /** Returns all entries that were added and not taken, in the order of adding. */
  get all(): readonly Indexed<T>[] {
    return this.entries.filter(({ isTaken }) => !isTaken);
  }

  add(gallery: GalleryIdentity, value: T): void {
    this.addEntry(gallery, value);
  }

  /** Returns the value of the same gallery, else the earliest of one that may be the same. */
  find(gallery: GalleryIdentity): T | undefined {
    return this.entryOf(gallery)?.value;
  }

  /** Returns the value of the same gallery; undefined where a part of the identity is not known. */
  findSame(gallery: GalleryIdentity): T | undefined {
    const entry = this.entryOf(gallery);
    return entry && compareGalleries(entry.gallery, gallery) === "same" ? entry.value : undefined;
  }

  /** Returns the same as `find`, and removes it. */
  take(gallery: GalleryIdentity): T | undefined {
    const entry = this.entryOf(gallery);
    if (entry) entry.isTaken = true;
    return entry?.value;
  }

  /**
   * Returns the same as `find`, or a new value where there is none. The parts that the given gallery knows are added
   * to the identity of the entry.
   */
  at(gallery: GalleryIdentity, make: () => T): T {
    const asked = JSON.stringify([gallery.name, gallery.subscription ?? "", gallery.resourceGroup]);
    let entry = this.answers.get(asked);
    if (!entry) {
      entry = this.entryOf(gallery);
      if (entry) this.learn(entry, gallery);
      else entry = this.addEntry(gallery, make());
      this.answers.set(asked, entry);
    }
    return entry.value;
  }

  private addEntry(gallery: GalleryIdentity, value: T): Entry<T> {
    const entry: Entry<T> = { gallery, value, order: this.entries.length, isTaken: false };
    this.entries.push(entry);
    for (const key of keysOf(gallery)) this.put(key, entry);
    return entry;
  }

  private learn(entry: Entry<T>, gallery: GalleryIdentity): void {
    const known = new Set(keysOf(entry.gallery));
    entry.gallery = merged(entry.gallery, gallery);
    for (const key of keysOf(entry.gallery)) if (!known.has(key)) this.put(key, entry);
  }

  private put(key: string, entry: Entry<T>): void {
    const bucket = this.buckets.get(key);
    if (bucket) bucket.entries.push(entry);
    else this.buckets.set(key, { entries: [entry], next: 0 });
  }

  private entryOf(gallery: GalleryIdentity): Entry<T> | undefined {
    let first: Entry<T> | undefined;
    for (const key of keysFor(gallery)) {
      const entry = this.earliest(key, gallery);
      if (entry && compareGalleries(entry.gallery, gallery) === "same") return entry;
      if (entry && (!first || entry.order < first.order)) first = entry;
    }
    return first;
  }

  /** Returns the earliest entry of a key. It skips entries whose identity is now known better than the key says. */
  private earliest(key: string, gallery: GalleryIdentity): Entry<T> | undefined {
    const bucket = this.buckets.get(key);
    if (!bucket) return undefined;
    for (; bucket.next < bucket.entries.length; bucket.next++) {
      const entry = bucket.entries[bucket.next] as Entry<T>;
      if (!entry.isTaken && compareGalleries(entry.gallery, gallery) !== "different") return entry;
    }
    return undefined;
  }
}

/** Stands for any text of a part, known or not. */
const ANY = true;

/** A part of a key; null for one that is not known. */
type Part = string | null | typeof ANY;

/** Returns the keys that find a gallery: by each part as it is known, or by any. */
function keysOf(gallery: GalleryIdentity): string[] {
  return keys(gallery, (part) => [part, ANY]);
}

/** Returns the keys of galleries that are or may be the same: a known part of one may be unknown in the other. */
function keysFor(gallery: GalleryIdentity): string[] {
  return keys(gallery, (part) => (part === null ? [ANY] : [part, null]));
}

function keys(gallery: GalleryIdentity, partsOf: (part: string | null) => Part[]): string[] {
  const name = knownPart(gallery.name);
  return partsOf(knownPart(gallery.subscription)).flatMap((subscription) =>
    partsOf(knownPart(gallery.resourceGroup)).map((group) => JSON.stringify([name, subscription, group])),
  );
}
