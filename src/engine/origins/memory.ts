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

  /** `isFirst`: nobody else waits for the answer. */
  set(key: K, value: V, work: Work, { cuts, skips }: Mark, isFirst: boolean): void {
    if (cuts !== work.cuts && !isFirst) return;
    if (skips === work.skips) this.#whole.set(key, value);
    else if (!work.follows) (this.#local ??= new Map<K, V>()).set(key, value);
  }
}
