const COLUMNS = ['title', 'artist', 'year'] as const;

export type Column = (typeof COLUMNS)[number];

export function isColumn(value: string): value is Column {
  return (COLUMNS as readonly string[]).includes(value);
}
