import type { Mark, Work } from '../modules/work.js';

/**
 * Answers that are given again: whole ones to everybody, those that left other files out to questions that do so too.
 * An answer that a cycle or a bound has cut short holds for the question that was asked first only.
 */
export class Memory<K, V> {
  readonly #whole = new Map<K, V>();
  #local: Map<K, V> | null = null;

  get(key: K, work: Work): V | undefined {
    const whole = this.#whole.get(key);
    if (whole !== undefined || work.follows || !this.#local) return whole;
    const local = this.#local.get(key);
    if (local !== undefined) work.skips += 1;
    return local;
  }

  /** Takes an answer; true where it is one for everybody. `isFirst`: nobody else waits for it. */
  set(key: K, value: V, work: Work, { cuts, skips }: Mark, isFirst: boolean): boolean {
    if (cuts !== work.cuts && !isFirst) return false;
    if (skips === work.skips) {
      this.#whole.set(key, value);
      return true;
    }
    if (!work.follows) (this.#local ??= new Map<K, V>()).set(key, value);
    return false;
  }

  /** The answer for as long as the question is open: who comes back to it goes round in a circle. */
  open(key: K, meanwhile: V): void {
    this.#whole.set(key, meanwhile);
  }

  /** Takes back what `open` has given, where no answer has taken its place. */
  close(key: K): void {
    this.#whole.delete(key);
  }
}
