import { trace } from '../debugging.js';

/** Nested evaluations beyond this answer `unknown`: a bound on the stack, far above what real code needs. */
const MAX_DEPTH = 64;
/** Nested evaluations that the value of an export may take, however deep the question stands that asks for it. */
const EXPORT_DEPTH = 60;
/** Functions whose callers are asked for what they hand on, one for the other: two callers each are as many questions as a file has. */
const MAX_CALLERS = 8;
/** Files whose exports are evaluated one for the other. */
const MAX_HOPS = 8;
/** Expressions evaluated for one question. */
const MAX_STEPS = 6000;
/** Expressions evaluated for a whole file at that depth; the questions after that get short answers. */
const FILE_STEPS = 300_000;
const SHORT_STEPS = 150;

/** The bounds of the work done for one linted file, shared by the engines of all files that it leads to. */
export class Work {
  depth = 0;
  /** Answers cut short so far: what was concluded around one is not remembered. */
  cuts = 0;
  /** Files that were not looked into, since the question was what this file tells by itself. */
  skips = 0;
  /** Files entered one from the other. */
  hops = 0;
  #callers = 0;
  /** Whether imports are followed. */
  follows = true;
  #limit = MAX_DEPTH;
  #isBounded = false;
  #steps = 0;
  #total = 0;

  /** Forgets what was spent on the file linted before. */
  begin(): void {
    this.#total = 0;
    this.#steps = 0;
  }

  /** Counts one expression; false where a bound is hit. */
  spend(): boolean {
    if (this.depth === 0) {
      this.#total += this.#steps;
      this.#steps = 0;
    }
    this.#steps += 1;
    const isWithin = this.depth < this.#limit && this.#steps <= (this.#total > FILE_STEPS ? SHORT_STEPS : MAX_STEPS);
    if (!isWithin) this.#isBounded = true;
    return isWithin;
  }

  /** Counts an answer that a bound cuts short. */
  cut(): void {
    this.cuts += 1;
    this.#isBounded = true;
  }

  /** Tells of a question, now answered, for which a bound was hit. */
  tell(fileName: string, text: string, offset: number): void {
    if (this.#isBounded) trace?.(`cut ${fileName}:${text.slice(0, offset).split('\n').length}`);
    this.#isBounded = false;
  }

  /** Runs a question of what callers hand to a function; null where too many stand one behind the other. */
  ofCallers<T>(run: () => T): T | null {
    if (this.#callers >= MAX_CALLERS) {
      this.cut();
      return null;
    }
    this.#callers += 1;
    try {
      return run();
    } finally {
      this.#callers -= 1;
    }
  }

  /**
   * Runs a question whose answer must not depend on who asks, with bounds of its own: what a file exports. Null where
   * too many files lead to one another.
   */
  apart<T>(run: () => T): T | null {
    if (this.hops >= MAX_HOPS) {
      this.cut();
      return null;
    }
    const [limit, steps, callers] = [this.#limit, this.#steps, this.#callers];
    this.#limit = this.depth + EXPORT_DEPTH;
    this.#steps = 0;
    this.#callers = 0;
    this.hops += 1;
    try {
      return run();
    } finally {
      this.hops -= 1;
      this.#limit = limit;
      this.#steps = steps + 1;
      this.#callers = callers;
    }
  }
}
