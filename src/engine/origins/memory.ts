import type { Variable } from '../bindings/references.js';
import type { Work } from '../modules/work.js';
import type { Origin } from './origin.js';

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

  /**
   * Takes an answer; true where it is one for everybody. `cuts`, `skips`: those of the work when the question was asked,
   * since what has been cut short or left out in between is part of the answer. `isFirst`: nobody else waits for it.
   */
  set(key: K, value: V, work: Work, cuts: number, skips: number, isFirst: boolean): boolean {
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

/** What a variable holds at every use after a place. */
export interface Settled {
  readonly origin: Origin;
  readonly after: number;
  /** In every run of the file, at the top of which it is written. */
  readonly inAllRuns: boolean;
}

/** What variables hold in a run that have one value for all their uses there. */
export class Constants {
  #memory: Memory<Variable, Origin> | null = null;
  #pushed: Memory<Variable, Origin | null> | null = null;
  #settled: Map<Variable, Settled> | null = null;

  get memory(): Memory<Variable, Origin> {
    return (this.#memory ??= new Memory<Variable, Origin>());
  }

  /** What is pushed to lists. */
  get pushed(): Memory<Variable, Origin | null> {
    return (this.#pushed ??= new Memory<Variable, Origin | null>());
  }

  /** Of which nothing more has to be asked at a use. */
  settled(variable: Variable): Settled | undefined {
    return this.#settled?.get(variable);
  }

  settle(variable: Variable, settled: Settled): void {
    (this.#settled ??= new Map<Variable, Settled>()).set(variable, settled);
  }
}
