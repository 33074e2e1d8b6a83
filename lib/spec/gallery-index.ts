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

/** Entries that one key finds, the earliest first; those before `next` are no longer there. */
interface Bucket<T> {
  readonly entries: Entry<T>[];
  next: number;
}

/**
 * Values by gallery, found by what is known of it, so that nothing is compared with all others. A gallery without a
 * name is found under no name only.
 */
export class GalleryIndex<T> {
  private readonly entries: Entry<T>[] = [];
  private readonly buckets = new Map<string, Bucket<T>>();
  /** What `at` has answered, by what was asked: most of it is asked again. */
  private readonly answers = new Map<string, Entry<T>>();

  /** All that were added and not taken, in that order. */
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

  /** Returns the value of the same gallery; undefined where something of it is not known. */
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
   * Returns the same as `find`, or a new value where there is none. What is given of the gallery counts from then on,
   * beside what was known.
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

  /** An entry of which more was learned than this key says is found by others. */
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

/** Null: not known. */
type Part = string | null | typeof ANY;

/** The keys that find a gallery: by each part as it is known, or by any. */
function keysOf(gallery: GalleryIdentity): string[] {
  return keys(gallery, (part) => [part, ANY]);
}

/** The keys of galleries that are the same or may be: a part that is known may be unknown of the other. */
function keysFor(gallery: GalleryIdentity): string[] {
  return keys(gallery, (part) => (part === null ? [ANY] : [part, null]));
}

function keys(gallery: GalleryIdentity, partsOf: (part: string | null) => Part[]): string[] {
  const name = knownPart(gallery.name);
  return partsOf(knownPart(gallery.subscription)).flatMap((subscription) =>
    partsOf(knownPart(gallery.resourceGroup)).map((group) => JSON.stringify([name, subscription, group])),
  );
}
