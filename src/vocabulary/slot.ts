/** One step from a value to a value inside it. */
export type SlotStep =
  /** A named property of an object. */
  | { readonly prop: string }
  /** A parameter of a function: what the library passes to a callback. */
  | { readonly param: number }
  /** What a function returns. */
  | { readonly result: true }
  /** Every element of an array. */
  | { readonly each: true };

/** Where a slot starts: one argument, all arguments from an index on, or what the method was called on. */
export type SlotBase = { readonly argument: number } | { readonly argumentsFrom: number } | { readonly receiver: true };

/** A place relative to a call, as in `arg(0).prop('text')`. Counting from the end: `arg(-1)` is the last argument. */
export interface Slot {
  readonly base: SlotBase;
  readonly steps: readonly SlotStep[];
  prop(name: string): Slot;
  param(index: number): Slot;
  result(): Slot;
  each(): Slot;
}

const createSlot = (base: SlotBase, steps: readonly SlotStep[]): Slot => ({
  base,
  steps,
  prop: name => createSlot(base, [...steps, { prop: name }]),
  param: index => createSlot(base, [...steps, { param: index }]),
  result: () => createSlot(base, [...steps, { result: true }]),
  each: () => createSlot(base, [...steps, { each: true }]),
});

/** The argument at `index`; negative counts from the end. */
export const arg = (index: number): Slot => createSlot({ argument: index }, []);

/** Every argument from `index` on. */
export const rest = (index = 0): Slot => createSlot({ argumentsFrom: index }, []);

/** The object the method was called on. */
export const receiver = (): Slot => createSlot({ receiver: true }, []);
