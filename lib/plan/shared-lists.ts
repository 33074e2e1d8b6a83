import { valueIn } from "../text/value-in";

/** A cache of lists. Lists of the same items share one object. */
export class SharedLists<T> {
  private readonly root: Branch<T> = { next: new Map() };

  share(list: readonly T[]): readonly T[] {
    let at = this.root;
    for (const item of list) at = valueIn(at.next, item, () => ({ next: new Map() }));
    return (at.list ??= list);
  }
}

interface Branch<T> {
  readonly next: Map<T, Branch<T>>;
  list?: readonly T[];
}
