/** Numbers from 0 to 1 that depend on the seed alone. */
export function randomOf(seed: string | number): () => number;

/** What mutants of a program are made of. */
export interface Material {
  readonly text: string;
  readonly tokens: readonly object[];
}

/** The material of a program: its text, its syntax tree with tokens, and the keys under which nodes have children. */
export function materialOf(
  text: string,
  ast: object,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): Material;

/** A mutant of a program: its text with one to four changes; `donor` is a program whose expressions may be put in. */
export function mutantOf(material: Material, random: () => number, donor?: Material): string;

/** A text with replacements that do not overlap. */
export function applied(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string;
