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

/** A place relative to a call. Counting from the end: argument -1 is the last one. */
export interface Slot {
  readonly base: SlotBase;
  readonly steps: readonly SlotStep[];
}

/** A slot from which further ones are made, as in `arg(0).prop('text')`. */
export interface SlotBuilder extends Slot {
  prop(name: string): SlotBuilder;
  param(index: number): SlotBuilder;
  result(): SlotBuilder;
  each(): SlotBuilder;
}

const createSlot = (base: SlotBase, steps: readonly SlotStep[]): SlotBuilder => ({
  base,
  steps,
  prop: name => createSlot(base, [...steps, { prop: name }]),
  param: index => createSlot(base, [...steps, { param: index }]),
  result: () => createSlot(base, [...steps, { result: true }]),
  each: () => createSlot(base, [...steps, { each: true }]),
});

/** The argument at `index`; negative counts from the end. */
export const arg = (index: number): SlotBuilder => createSlot({ argument: index }, []);

/** Every argument from `index` on. */
export const rest = (index = 0): SlotBuilder => createSlot({ argumentsFrom: index }, []);

/** The object the method was called on. */
export const receiver = (): SlotBuilder => createSlot({ receiver: true }, []);
