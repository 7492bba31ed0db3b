/** Things by the names under which a token is known (`TokenSource.keys`), so that those of one token are found without asking all. */
export class KeyIndex<T> {
  readonly #byKey = new Map<string, Set<T>>();

  add(keys: Iterable<string>, item: T): void {
    for (const key of keys) {
      const known = this.#byKey.get(key);
      if (known) known.add(item);
      else this.#byKey.set(key, new Set([item]));
    }
  }

  /** What has one of these names: the same token, or a piece of the same. */
  sharing(keys: Iterable<string>): ReadonlySet<T> {
    const found = new Set<T>();
    for (const key of keys) for (const item of this.#byKey.get(key) ?? []) found.add(item);
    return found;
  }

  /** What has the name of something out of which one of the tokens was read: the request, of which a check looks at the token. */
  owning(keys: Iterable<string>): ReadonlySet<T> {
    const found = new Set<T>();
    for (const key of keys) for (const owner of ownersIn(key)) for (const item of this.#byKey.get(owner) ?? []) found.add(item);
    return found;
  }
}

/** `a.b.c`, `a`, `a.b`, and `x` of `f(x).b`. */
function* ownersIn(key: string): Iterable<string> {
  yield key;
  for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) yield key.slice(0, dot);
  for (let start = key.indexOf('('); start >= 0; start = key.indexOf('(', start + 1))
    for (let end = key.indexOf(')', start); end >= 0; end = key.indexOf(')', end + 1)) yield key.slice(start + 1, end);
}
